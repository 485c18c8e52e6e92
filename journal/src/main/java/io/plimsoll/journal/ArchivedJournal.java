package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal made whole again for reading: what was archived, unpacked into a temporary directory with every checksum
 * compared, and links to the files of the journal that goes on from there.
 */
public final class ArchivedJournal implements AutoCloseable
{
    private final Path archive;
    private final Path journal;
    private final Path directory;
    private final ArchiveManifest manifest;

    private ArchivedJournal(
        final Path archive, final Path journal, final Path directory, final ArchiveManifest manifest)
    {
        this.archive = archive;
        this.journal = journal;
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * True if a directory is an archive.
     *
     * @param directory to look at.
     * @return true if it has a manifest.
     */
    public static boolean isArchive(final Path directory)
    {
        return ArchiveManifest.exists(directory);
    }

    /**
     * Unpacks an archive.
     *
     * @param archive directory of the archive.
     * @param journal that goes on from there; null for the archive alone.
     * @return the whole journal.
     * @throws JournalException if there is no archive, a file is not what the manifest says, or the journal does not
     *                          go on where the archive ends.
     * @throws IOException      if a file cannot be written.
     */
    public static ArchivedJournal open(final Path archive, final Path journal) throws IOException
    {
        final ArchiveManifest manifest = ArchiveManifest.read(archive);
        if (manifest.end(ExcerptKind.COMMANDS) == null)
        {
            throw new JournalException(Reason.NOT_FOUND, archive, "there is no archive of a journal here");
        }
        final Path directory = Files.createTempDirectory("plimsoll-");
        final ArchivedJournal opened = new ArchivedJournal(archive, journal, directory, manifest);
        try
        {
            opened.unpack();
            return opened;
        }
        catch (final IOException | RuntimeException e)
        {
            opened.close();
            throw e;
        }
    }

    /**
     * Where the whole journal is: to be read, not to be written.
     *
     * @return its directory, which {@link #close()} deletes.
     */
    public Path directory()
    {
        return directory;
    }

    @Override
    public void close()
    {
        try (Stream<Path> paths = Files.walk(directory))
        {
            for (final Path path : paths.sorted(Comparator.reverseOrder()).toList())
            {
                Files.delete(path);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException(
                Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, "it could not be deleted: " + e, e);
        }
    }

    private void unpack() throws IOException
    {
        final boolean isFromStart = begin(ExcerptKind.COMMANDS).sequence() == 0;
        if (journal != null)
        {
            // Before the files are listed: what is appended meanwhile only makes them longer than it says.
            Files.copy(journal.resolve(JournalMark.FILE_NAME), directory.resolve(JournalMark.FILE_NAME));
        }
        for (final ArchiveEntry entry : manifest.entries())
        {
            if (entry.kind() != null || isFromStart != entry.name().startsWith(SnapshotNames.DIRECTORY_NAME))
            {
                PackedFile.unpack(archive, entry, directory);
            }
        }
        if (!isFromStart)
        {
            SafeFile.write(directory.resolve(JournalBase.FILE_NAME), new JournalBase(
                begin(ExcerptKind.COMMANDS), begin(ExcerptKind.OUTCOMES)).text());
        }
        if (journal == null)
        {
            writeMark();
        }
        else
        {
            link();
        }
    }

    private JournalPosition begin(final ExcerptKind kind)
    {
        final JournalPosition begin = manifest.begin(kind);
        return begin == null ? JournalPosition.start(kind) : new JournalPosition(
            JournalException.NO_EXCERPT, begin.sequence(), begin.ordinal(), begin.link(), begin.head());
    }

    private void writeMark() throws IOException
    {
        try (JournalMark mark = JournalMark.lock(directory, manifest.blockSizeBytes()))
        {
            final JournalPosition commands = manifest.end(ExcerptKind.COMMANDS);
            mark.commandsWritten(commands.excerptIndex(), commands.sequence());
            final JournalPosition outcomes = manifest.end(ExcerptKind.OUTCOMES);
            if (outcomes != null)
            {
                mark.outcomesWritten(outcomes.excerptIndex(), outcomes.sequence());
            }
        }
        Files.delete(directory.resolve(JournalLock.FILE_NAME));
    }

    /**
     * Links to the live files that are not in the archive, and copies of those beside the queues.
     */
    private void link() throws IOException
    {
        final JournalBase base = JournalBase.read(journal);
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            checkGoesOn(kind, kind == ExcerptKind.COMMANDS ? base.commands() : base.outcomes());
            final Path queue = Files.createDirectories(directory.resolve(kind.directoryName()));
            for (final RollFile file : RollFile.list(journal.resolve(kind.directoryName())))
            {
                if (manifest.find(kind.directoryName() + '/' + file.name()) == null)
                {
                    Files.createSymbolicLink(queue.resolve(file.name()), file.path().toAbsolutePath());
                }
            }
        }
        try (Stream<Path> files = Files.list(journal))
        {
            final List<Path> beside = files.filter(Files::isRegularFile)
                .filter(file -> !JournalFiles.isOfWriter(file.getFileName().toString())).toList();
            for (final Path file : beside)
            {
                Files.deleteIfExists(directory.resolve(file.getFileName()));
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
    }

    private void checkGoesOn(final ExcerptKind kind, final JournalPosition base)
    {
        final JournalPosition end = manifest.end(kind);
        final long endSequence = end == null ? 0 : end.sequence();
        final boolean isSame = end != null && base.link().equals(end.link());
        if (!isSame && (base.sequence() > endSequence || base.sequence() == endSequence && end != null))
        {
            throw new JournalException(Reason.ARCHIVED, archive, "the " + kind.directoryName() +
                " of the archive end with sequence " + endSequence + ", those of " + journal +
                " begin behind sequence " + base.sequence() + (base.sequence() == endSequence ?
                ", but with another link: it is the archive of another journal" : ": an archive is missing"));
        }
    }
}
