package io.plimsoll.journal;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotException;
import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The snapshots of a journal: {@code snapshots/snapshot-<sequence, 20 digits>.plms} in its directory.
 * <p>
 * A snapshot is written under another name, forced to the device, renamed and its directory forced: a crash leaves a
 * whole file or none of that name. One writer at a time, over all processes of the machine; it removes what a writer
 * before it that died has left.
 */
public final class SnapshotStore
{
    /** Name of the directory. */
    public static final String DIRECTORY_NAME = "snapshots";

    static final String LOCK_NAME = "snapshots.lock";
    static final String TEMPORARY_SUFFIX = ".tmp";

    private static final String NAME_PATTERN = "snapshot-[0-9]{20}\\.plms";
    private static final int DIGITS_FROM = "snapshot-".length();
    private static final int DIGITS_TO = DIGITS_FROM + 20;

    private final Path journalDirectory;
    private final Path directory;

    /**
     * The snapshots of a journal; there may be none yet.
     *
     * @param journalDirectory of the journal.
     */
    public SnapshotStore(final Path journalDirectory)
    {
        this.journalDirectory = journalDirectory;
        directory = journalDirectory.resolve(DIRECTORY_NAME);
    }

    /**
     * Files by the name of snapshots, newest first. What is in them is not looked at.
     *
     * @return their paths.
     */
    public List<Path> files()
    {
        if (!Files.isDirectory(directory))
        {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory))
        {
            return files.filter(file -> file.getFileName().toString().matches(NAME_PATTERN))
                .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
                .toList();
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }

    /**
     * Sequence in a snapshot's name.
     *
     * @param file one of {@link #files()}.
     * @return the sequence.
     */
    public static long sequence(final Path file)
    {
        return Long.parseLong(file.getFileName().toString().substring(DIGITS_FROM, DIGITS_TO));
    }

    /**
     * True if a file is whole and says what its name says. Whether a machine takes it is not asked.
     *
     * @param file one of {@link #files()}.
     * @return true if every byte was checked and is as it was written.
     */
    static boolean isSound(final Path file)
    {
        try
        {
            return SnapshotFile.open(file).header().sequence() == sequence(file);
        }
        catch (final SnapshotException | JournalException e)
        {
            return false;
        }
    }

    /**
     * Writes a snapshot.
     *
     * @param machine between two commands.
     * @param start   behind the machine's last command and its events, with heads.
     * @param keep    so many snapshots stay, this one included; older ones are deleted. At least 1.
     * @return the snapshot; empty if somebody else is writing one at this moment.
     * @throws JournalException if there is no room, or the file cannot be written: nothing of that name is there then.
     */
    public Optional<SnapshotFile> write(final StateMachine machine, final JournalStart start, final int keep)
    {
        if (keep < 1)
        {
            throw new IllegalArgumentException("keep must be at least 1: " + keep);
        }
        if (machine.lastSequence() < 1 || start.commands().sequence() != machine.lastSequence())
        {
            throw new IllegalArgumentException("the state is of sequence " + machine.lastSequence() +
                ", the place in the journal is " + start.commands().sequence());
        }
        try
        {
            createDirectory();
        }
        catch (final IOException e)
        {
            throw writeFailed(directory, e);
        }
        try (JournalLock lock = JournalLock.tryTake(directory, LOCK_NAME))
        {
            return lock == null ? Optional.empty() : Optional.of(writeLocked(machine, start, keep));
        }
    }

    /**
     * Loads the newest snapshot that can be used, of a command up to a sequence. For a journal that nobody writes.
     *
     * @param sequence of the last command that may be in it.
     * @param machines that makes fresh machines.
     * @param notice   that hears of the snapshots that are passed over.
     * @return a loaded machine, or a fresh one and the journal's beginning.
     */
    public LoadedState loadUpTo(
        final long sequence, final Supplier<StateMachine> machines, final SnapshotNotice notice)
    {
        try (JournalMark mark = JournalMark.read(journalDirectory))
        {
            return load(mark, sequence, machines, notice);
        }
    }

    /**
     * Loads the newest snapshot that can be used.
     *
     * @param mark     of the journal.
     * @param machines that makes fresh machines.
     * @param notice   that hears of the snapshots that are passed over.
     * @return a loaded machine, or a fresh one and the journal's beginning.
     */
    LoadedState load(final JournalMark mark, final Supplier<StateMachine> machines, final SnapshotNotice notice)
    {
        return load(mark, Long.MAX_VALUE, machines, notice);
    }

    private LoadedState load(
        final JournalMark mark,
        final long lastSequence,
        final Supplier<StateMachine> machines,
        final SnapshotNotice notice)
    {
        for (final Path file : files())
        {
            if (sequence(file) > lastSequence)
            {
                continue;
            }
            try
            {
                final SnapshotFile snapshot = SnapshotFile.open(file);
                checkFits(mark, file, snapshot.header());
                final StateMachine machine = machines.get();
                snapshot.load(machine);
                return new LoadedState(machine, Optional.of(snapshot), snapshot.header().start());
            }
            catch (final SnapshotException | JournalException e)
            {
                notice.onUnusable(file, e.getMessage());
            }
        }
        return new LoadedState(machines.get(), Optional.empty(), JournalStart.of(journalDirectory));
    }

    /**
     * The snapshot must be of this journal, and of a command whose events were all released: those of commands within a
     * snapshot cannot be rebuilt.
     */
    private void checkFits(final JournalMark mark, final Path file, final SnapshotHeader header)
    {
        if (header.sequence() != sequence(file))
        {
            throw new SnapshotException("it is of sequence " + header.sequence() + ", unlike its name");
        }
        final long released = mark.releasedSequence();
        if (header.sequence() > released)
        {
            throw new SnapshotException("it is of sequence " + header.sequence() +
                ", but events are known to be released up to sequence " + released + " only");
        }
        try (CommandJournalReader commands =
                CommandJournalReader.open(journalDirectory, mark, header.commands());
            OutcomeJournalReader outcomes =
                OutcomeJournalReader.open(journalDirectory, mark, header.outcomes()))
        {
            if (commands.lastSequence() != header.sequence() ||
                outcomes.lastSequence() != header.outcomes().sequence() ||
                outcomes.lastOrdinal() != header.outcomes().ordinal())
            {
                throw new SnapshotException("the journal begins behind it: what lies between was archived");
            }
            if (outcomes.next() && outcomes.sequence() <= header.sequence())
            {
                throw new SnapshotException("its place in the outcomes is before event " + outcomes.sequence() + "/" +
                    outcomes.ordinal() + ", which it should include");
            }
        }
    }

    private SnapshotFile writeLocked(final StateMachine machine, final JournalStart start, final int keep)
    {
        final SectionTable sections = new SectionTable();
        machine.save(sections);
        final SnapshotHeader header = new SnapshotHeader(machine.lastSequence(), start.timeNs(), machine.stateHash(),
            start.commands(), start.outcomes(), sections.count(), sections.fileLength());
        final Path file = directory.resolve(name(header.sequence()));
        final Path temporary = directory.resolve(name(header.sequence()) + TEMPORARY_SUFFIX);
        try
        {
            removeLeftovers();
            checkSpace(header.fileLength());
            SnapshotFileWriter.write(temporary, header, machine, sections);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(directory);
            removeOld(file, keep);
        }
        catch (final IOException e)
        {
            throw writeFailed(file, e);
        }
        return new SnapshotFile(file, header);
    }

    static String name(final long sequence)
    {
        return String.format(Locale.ROOT, "snapshot-%020d.plms", sequence);
    }

    private void createDirectory() throws IOException
    {
        if (!Files.isDirectory(directory))
        {
            Files.createDirectories(directory);
            force(journalDirectory);
        }
    }

    private void removeLeftovers() throws IOException
    {
        try (Stream<Path> files = Files.list(directory))
        {
            for (final Path file : files.filter(path -> path.toString().endsWith(TEMPORARY_SUFFIX)).toList())
            {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * The primary stops when its disk is full, so a snapshot must not fill it.
     */
    private void checkSpace(final long length)
    {
        final long free = directory.toFile().getUsableSpace();
        if (free - length < JournalSettings.DEFAULT_MIN_FREE_BYTES)
        {
            throw new JournalException(Reason.DISK_FULL, directory, "a snapshot takes " + length + " bytes, " + free +
                " are free on the file system and " + JournalSettings.DEFAULT_MIN_FREE_BYTES +
                " must stay free: make room");
        }
    }

    private void removeOld(final Path written, final int keep) throws IOException
    {
        final List<Path> files = files();
        for (int i = keep; i < files.size(); i++)
        {
            if (!files.get(i).equals(written))
            {
                Files.deleteIfExists(files.get(i));
            }
        }
    }

    private static void force(final Path path) throws IOException
    {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
        {
            channel.force(true);
        }
    }

    private static JournalException writeFailed(final Path path, final IOException e)
    {
        return new JournalException(Reason.WRITE_FAILED, path, JournalException.NO_EXCERPT,
            "the snapshot could not be written: " + e, e);
    }
}
