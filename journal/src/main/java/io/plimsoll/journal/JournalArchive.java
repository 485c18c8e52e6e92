package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the roll files that a start from the newest snapshot does not need into an archive.
 * <p>
 * In this order, each step forced to the device before the next: the compressed files, read back; the manifest; the
 * journal's new base; and only then the files are deleted. Stopped anywhere, nothing is lost, and the next run goes on.
 * The files that a writer appends to are never touched, so it may run beside one (ADR 0012).
 */
public final class JournalArchive
{
    private final Path journal;
    private final Path archive;
    private final ArchiveManifest manifest;
    private final WrittenMark mark;
    private final JournalBase base;
    private final List<Path> moved = new ArrayList<>();
    private long bytes;
    private String obstacle = "it is the one that is written to";

    private JournalArchive(final Path journal, final Path archive)
    {
        this.journal = journal;
        this.archive = archive;
        mark = WrittenMark.read(journal);
        base = JournalBase.read(journal);
        manifest = ArchiveManifest.read(archive);
    }

    /**
     * Archives what can be.
     *
     * @param journal        directory of the journal.
     * @param archive        directory of the archive: a new one, or one that ends where the journal begins.
     * @param beforeSequence files with this command or its events, or later ones, stay.
     * @param lastCycle      files of days after this one, counted from 1970-01-01, stay.
     * @return what was done.
     * @throws JournalException if the archive does not continue, or a file of the journal is broken.
     * @throws IOException      if a file cannot be read or written.
     */
    public static ArchiveResult run(
        final Path journal, final Path archive, final long beforeSequence, final long lastCycle) throws IOException
    {
        if (!Journal.exists(journal))
        {
            throw new JournalException(Reason.NOT_FOUND, journal, "there is no journal here");
        }
        if (Journal.exists(archive))
        {
            throw new JournalException(
                Reason.NOT_EMPTY, archive, "this is a journal: an archive needs its own directory");
        }
        Files.createDirectories(archive);
        try (JournalLock lock = JournalLock.take(archive))
        {
            return new JournalArchive(journal, archive).run(beforeSequence, lastCycle, lock);
        }
    }

    private ArchiveResult run(final long beforeSequence, final long lastCycle, final JournalLock lock)
        throws IOException
    {
        if (!mark.isThere())
        {
            throw new JournalException(Reason.UNREADABLE, journal, mark.problem());
        }
        final long snapshot = newestSnapshot();
        if (snapshot == 0)
        {
            return new ArchiveResult(0, 0, base.commands().sequence(), 0, "there is no snapshot to start from");
        }
        checkContinues();
        final long limit = Math.min(snapshot, beforeSequence - 1);
        final String why = limit == snapshot ? "the snapshot of sequence " + snapshot + " needs it" :
            "it holds sequence " + beforeSequence + " or later ones";
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            packQueue(kind, limit, lastCycle, why);
        }
        final JournalBase newBase = new JournalBase(
            newBase(ExcerptKind.COMMANDS, base.commands()), newBase(ExcerptKind.OUTCOMES, base.outcomes()));
        if (!moved.isEmpty())
        {
            packBeside(newBase.commands().sequence());
            manifest.write(mark.blockSizeBytes());
            SafeFile.write(journal.resolve(JournalBase.FILE_NAME), newBase.text());
            delete();
        }
        return new ArchiveResult(moved.size(), bytes, newBase.commands().sequence(), snapshot, obstacle);
    }

    private long newestSnapshot()
    {
        long newest = 0;
        for (final Path snapshot : SnapshotNames.list(journal))
        {
            final long sequence = SnapshotNames.sequence(snapshot);
            if (sequence <= mark.releasedSequence() && SnapshotNames.isWhole(snapshot))
            {
                newest = Math.max(newest, sequence);
            }
        }
        return newest;
    }

    private void checkContinues()
    {
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            final JournalPosition end = manifest.end(kind);
            final JournalPosition begin = kind == ExcerptKind.COMMANDS ? base.commands() : base.outcomes();
            if (end != null && begin.sequence() > end.sequence())
            {
                throw new JournalException(Reason.ARCHIVED, archive, "a gap: the " + kind.directoryName() +
                    " in the archive end with sequence " + end.sequence() + ", those of the journal begin behind " +
                    begin.sequence() + ": continue the archive that was used last, or begin a new one");
            }
        }
    }

    private void packQueue(final ExcerptKind kind, final long limit, final long lastCycle, final String why)
        throws IOException
    {
        final List<RollFile> files = RollFile.list(journal.resolve(kind.directoryName()));
        final long writtenIndex = kind == ExcerptKind.COMMANDS ? mark.commandsIndex() : mark.outcomesIndex();
        JournalPosition position = kind == ExcerptKind.COMMANDS ? base.commands() : base.outcomes();
        for (int i = 0; i < files.size() - 1 && files.get(i).cycle() < RollFile.cycleOf(writtenIndex); i++)
        {
            final RollFile file = files.get(i);
            final String name = kind.directoryName() + '/' + file.name();
            final ArchiveEntry known = manifest.find(name);
            if (known != null)
            {
                checkSame(known, file);
                position = known.after();
                moved.add(file.path());
                continue;
            }
            final JournalPosition end = measure(kind, file, position);
            if (end.sequence() > limit || file.cycle() > lastCycle)
            {
                obstacle = file.cycle() > lastCycle ? "it is too young" : why;
                return;
            }
            final ArchiveEntry packed = PackedFile.pack(file.path(), archive, name);
            manifest.add(new ArchiveEntry(kind, name, packed.length(), packed.sha256(), position, end));
            bytes += packed.length();
            position = end;
            moved.add(file.path());
        }
    }

    /**
     * Reads a file from its beginning to its end, which must continue what is before it.
     *
     * @return where it ends.
     */
    private JournalPosition measure(final ExcerptKind kind, final RollFile file, final JournalPosition before)
    {
        final JournalPosition start = new JournalPosition(
            JournalException.NO_EXCERPT, before.sequence(), before.ordinal(), before.link(), before.head());
        try (ExcerptScan scan = ExcerptScan.open(journal.resolve(kind.directoryName()), List.of(file)))
        {
            final ExcerptReader reader = new ExcerptReader(scan, kind, start, 0, 0);
            reader.computeHead();
            final EntryCursor entries = new EntryCursor(reader);
            boolean hasNext = entries.next();
            if (!hasNext && scan.index() != JournalException.NO_EXCERPT)
            {
                throw new JournalException(Reason.ARCHIVED, scan.place(scan.index()), JournalException.NO_SEQUENCE,
                    "this file lies before the journal's base, but not in this archive");
            }
            while (hasNext)
            {
                hasNext = entries.next();
            }
            if (scan.damage() != null)
            {
                throw scan.damage();
            }
            return entries.position();
        }
    }

    /**
     * A file that is in the archive already must hold the same excerpts. Its other bytes may be others: who reads a
     * queue may make its files longer, and fill in their index.
     */
    private void checkSame(final ArchiveEntry known, final RollFile file)
    {
        final JournalPosition end = measure(known.kind(), file, known.before());
        if (!end.head().equals(known.after().head()))
        {
            throw new JournalException(Reason.CHAIN, file.path(), "the archive has a file of this name that ends " +
                "with sequence " + known.after().sequence() + " and head " + known.after().head() +
                ", this one ends with sequence " + end.sequence() + " and head " + end.head());
        }
    }

    private JournalPosition newBase(final ExcerptKind kind, final JournalPosition old)
    {
        final JournalPosition end = manifest.end(kind);
        return end == null || end.sequence() < old.sequence() ? old : new JournalPosition(
            JournalException.NO_EXCERPT, end.sequence(), end.ordinal(), end.link(), end.head());
    }

    /**
     * Snapshots that the journal does not reach any more, and copies of the small files beside the queues.
     */
    private void packBeside(final long baseSequence) throws IOException
    {
        for (final Path snapshot : SnapshotNames.list(journal))
        {
            if (SnapshotNames.sequence(snapshot) < baseSequence)
            {
                packOther(snapshot, SnapshotNames.DIRECTORY_NAME + '/' + snapshot.getFileName());
                moved.add(snapshot);
            }
        }
        try (Stream<Path> files = Files.list(journal))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                final String name = file.getFileName().toString();
                if (!JournalFiles.isOfWriter(name) && !name.endsWith(SafeFile.TEMPORARY_SUFFIX))
                {
                    packOther(file, name);
                }
            }
        }
    }

    private void packOther(final Path file, final String name) throws IOException
    {
        final ArchiveEntry packed = PackedFile.pack(file, archive, name);
        manifest.add(packed);
        bytes += packed.length();
    }

    private void delete() throws IOException
    {
        for (final Path file : moved)
        {
            Files.deleteIfExists(file);
        }
    }
}
