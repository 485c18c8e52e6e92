package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.agrona.CloseHelper;

/**
 * A journal open for appending: commands as they are sequenced, outcomes as they are released.
 * <p>
 * The two writers may belong to two threads. One journal is open for appending once at a time, over all processes.
 */
public final class Journal implements AutoCloseable
{
    private final JournalMark mark;
    private final ExcerptQueue commandQueue;
    private final ExcerptQueue outcomeQueue;
    private final CommandJournalWriter commands;
    private final OutcomeJournalWriter outcomes;
    private final JournalSpace space;
    private final long epoch;

    private Journal(
        final JournalSettings settings,
        final JournalMark mark,
        final ExcerptQueue commandQueue,
        final ExcerptQueue outcomeQueue,
        final JournalEnd end)
    {
        this.mark = mark;
        epoch = mark.epoch();
        this.commandQueue = commandQueue;
        this.outcomeQueue = outcomeQueue;
        commands = new CommandJournalWriter(
            commandQueue, mark, settings.batchLimitBytes(), end.commands());
        outcomes = new OutcomeJournalWriter(
            outcomeQueue, mark, settings.batchLimitBytes(), end.outcomes());
        space = new ReservedSpace(commandQueue.reserve(), outcomeQueue.reserve());
    }

    /**
     * True if a directory holds a journal, be it empty.
     *
     * @param directory of the journal.
     * @return true if there is one.
     */
    public static boolean exists(final Path directory)
    {
        return JournalMark.exists(directory);
    }

    /**
     * Starts a new journal, whose first command has sequence 1.
     *
     * @param settings of the journal.
     * @return the journal.
     * @throws JournalException if the directory holds a journal that is not empty.
     */
    public static Journal create(final JournalSettings settings)
    {
        final Path directory = settings.directory();
        try
        {
            Files.createDirectories(directory);
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
        if (!JournalMark.exists(directory))
        {
            checkNoFiles(directory, Reason.NOT_EMPTY);
        }
        final JournalMark mark = JournalMark.lock(directory, settings.blockSizeBytes());
        try
        {
            checkEmpty(directory, mark);
            return open(settings, mark, JournalEnd.EMPTY);
        }
        catch (final RuntimeException e)
        {
            mark.close();
            throw e;
        }
    }

    /**
     * Opens a journal behind its end, which the caller has found by reading it. Takes over the mark.
     */
    static Journal open(final JournalSettings settings, final JournalMark mark, final JournalEnd end)
    {
        final Path directory = settings.directory();
        if (settings.durability() == Durability.GROUP_SYNC)
        {
            ForceProbe.check(directory);
        }
        final ExcerptQueue commandQueue =
            ExcerptQueue.open(commandsDirectory(directory), settings, end.commands().excerptIndex());
        try
        {
            final ExcerptQueue outcomeQueue =
                ExcerptQueue.open(outcomesDirectory(directory), settings, end.outcomes().excerptIndex());
            if (settings.durability() == Durability.GROUP_SYNC)
            {
                forceNames(directory.toAbsolutePath());
            }
            return new Journal(settings, mark, commandQueue, outcomeQueue, end);
        }
        catch (final RuntimeException e)
        {
            commandQueue.close();
            throw e;
        }
    }

    /**
     * Writer of the commands.
     *
     * @return the writer.
     */
    public CommandJournalWriter commands()
    {
        return commands;
    }

    /**
     * Writer of the released events.
     *
     * @return the writer.
     */
    public OutcomeJournalWriter outcomes()
    {
        return outcomes;
    }

    /**
     * The disk space that both queues keep ahead of their ends.
     *
     * @return the space.
     */
    public JournalSpace space()
    {
        return space;
    }

    /**
     * Number of this writer: one more than that of the writer before it.
     *
     * @return the epoch, from 1.
     */
    public long epoch()
    {
        return epoch;
    }

    /**
     * Closes the files. What was appended and not flushed is lost. If nothing is, and every event of every command was
     * released, the mark says that this writer has ended in good order: a standby need not take over.
     */
    @Override
    public void close()
    {
        final boolean isInGoodOrder = commands.isFlushed() && outcomes.isFlushed() &&
            mark.releasedSequence() == commands.flushedSequence();
        try
        {
            CloseHelper.closeAll(outcomeQueue, commandQueue);
            if (isInGoodOrder)
            {
                mark.ended(epoch);
            }
        }
        finally
        {
            mark.close();
        }
    }

    /**
     * Closes the files as if the process had died.
     */
    void abandon()
    {
        CloseHelper.closeAll(outcomeQueue, commandQueue, mark);
    }

    /**
     * A forced file is of no use if its name, or that of a directory above it, is lost: up to where another file system
     * begins.
     */
    private static void forceNames(final Path directory)
    {
        try
        {
            final FileStore store = Files.getFileStore(directory);
            for (Path path = directory; path != null && Files.isReadable(path); path = path.getParent())
            {
                if (!Files.getFileStore(path).equals(store))
                {
                    return;
                }
                RollFiles.force(path);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.WRITE_FAILED, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }

    static Path commandsDirectory(final Path directory)
    {
        return directory.resolve(ExcerptKind.COMMANDS.directoryName());
    }

    static Path outcomesDirectory(final Path directory)
    {
        return directory.resolve(ExcerptKind.OUTCOMES.directoryName());
    }

    private static void checkEmpty(final Path directory, final JournalMark mark)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(
                directory, mark, JournalPosition.COMMANDS_START);
            OutcomeJournalReader outcomes = OutcomeJournalReader.open(
                directory, mark, JournalPosition.OUTCOMES_START))
        {
            if (commands.next() || outcomes.next())
            {
                throw new JournalException(Reason.NOT_EMPTY, directory, "it holds commands up to sequence " +
                    mark.commandsSequence() + ": recover it, or choose another directory");
            }
        }
    }

    /**
     * Where the mark is missing or blank there must be nothing that it should know.
     */
    static void checkNoFiles(final Path directory, final Reason reason)
    {
        if (hasFiles(commandsDirectory(directory)) || hasFiles(outcomesDirectory(directory)))
        {
            throw new JournalException(
                reason, directory, "there are queue files, but no " + JournalMark.FILE_NAME + ", or a blank one");
        }
    }

    private static boolean hasFiles(final Path directory)
    {
        if (!Files.isDirectory(directory))
        {
            return false;
        }
        try (Stream<Path> files = Files.list(directory))
        {
            return files.findAny().isPresent();
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }
}
