package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.CloseHelper;

/**
 * Writes the sound part of a broken journal into a new one. The old one stays as it is.
 * <p>
 * Only ever cuts a broken tail. While it is open nobody can write the old journal.
 */
public final class JournalRepair implements AutoCloseable
{
    private final JournalLock lock;
    private final JournalDiagnosis diagnosis;

    private JournalRepair(final JournalLock lock, final JournalDiagnosis diagnosis)
    {
        this.lock = lock;
        this.diagnosis = diagnosis;
    }

    /**
     * Looks at a journal.
     *
     * @param directory of the journal.
     * @return the repair, with its diagnosis.
     * @throws JournalException if it is being written, there is none, or its files cannot be read at all.
     */
    public static JournalRepair open(final Path directory)
    {
        final JournalLock lock = Files.exists(directory.resolve(JournalLock.FILE_NAME)) ?
            JournalLock.take(directory) : null;
        try
        {
            return new JournalRepair(lock, JournalDiagnosis.of(directory));
        }
        catch (final RuntimeException e)
        {
            CloseHelper.close(lock);
            throw e;
        }
    }

    /**
     * What is wrong.
     *
     * @return the diagnosis.
     */
    public JournalDiagnosis diagnosis()
    {
        return diagnosis;
    }

    /**
     * Writes what is sound into a new journal, and reads it back.
     *
     * @param target   directory of the new journal; must not exist.
     * @param progress to report to while it is read back.
     * @return what the new journal holds.
     * @throws IllegalStateException if the journal has a hole.
     * @throws JournalException      if the directory exists, or the new journal cannot be written.
     * @throws IOException           if a file beside the queues cannot be copied.
     */
    public ChainCheckResult write(final Path target, final ReplayProgress progress) throws IOException
    {
        if (diagnosis.hasHole())
        {
            throw new IllegalStateException("sound excerpts lie behind the break");
        }
        if (Files.exists(target))
        {
            throw new JournalException(Reason.NOT_EMPTY, target, "it exists already: a repair writes a new directory");
        }
        Files.createDirectories(target);
        copyBeside(target);
        final JournalSettings settings = settings(target);
        final long commandsEpoch = ExcerptCopy.run(
            diagnosis.directory(), diagnosis.base().commands(), diagnosis.commands(), settings);
        final long outcomesEpoch = ExcerptCopy.run(
            diagnosis.directory(), diagnosis.base().outcomes(), diagnosis.outcomes(), settings);
        // Last, because a journal without a mark is none.
        writeMark(settings, Math.max(commandsEpoch, outcomesEpoch));
        forceAll(target);
        return readBack(target, progress);
    }

    @Override
    public void close()
    {
        CloseHelper.close(lock);
    }

    private JournalSettings settings(final Path target)
    {
        // Excerpts are copied as they are: the batch limit does not matter, the block must be as large as it was.
        return JournalSettings.of(target).withSizes(
            JournalSettings.MIN_BATCH_LIMIT_BYTES, diagnosis.mark().blockSizeBytes());
    }

    /**
     * The limits, the base, and the snapshots that the new journal reaches.
     */
    private void copyBeside(final Path target) throws IOException
    {
        final Path directory = diagnosis.directory();
        try (Stream<Path> files = Files.list(directory))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                final String name = file.getFileName().toString();
                if (!name.equals(JournalMark.FILE_NAME) && !name.equals(JournalLock.FILE_NAME))
                {
                    Files.copy(file, target.resolve(name));
                }
            }
        }
        final long released = diagnosis.keptReleasedSequence();
        final List<Path> snapshots = SnapshotNames.list(directory).stream()
            .filter(file -> SnapshotNames.sequence(file) <= released).toList();
        if (!snapshots.isEmpty())
        {
            final Path folder = Files.createDirectory(target.resolve(SnapshotNames.DIRECTORY_NAME));
            for (final Path snapshot : snapshots)
            {
                Files.copy(snapshot, folder.resolve(snapshot.getFileName()));
            }
        }
    }

    private void writeMark(final JournalSettings settings, final long lastEpoch)
    {
        try (JournalMark mark = JournalMark.lock(settings.directory(), settings.blockSizeBytes()))
        {
            mark.raiseEpoch(Math.max(diagnosis.mark().epoch(), lastEpoch));
            final JournalPosition commands = diagnosis.commands().kept();
            if (!commands.isStart())
            {
                mark.commandsWritten(commands.excerptIndex(), commands.sequence());
            }
            final JournalPosition outcomes = diagnosis.outcomes().kept();
            if (!outcomes.isStart())
            {
                mark.outcomesWritten(outcomes.excerptIndex(), outcomes.sequence());
            }
            mark.released(diagnosis.keptReleasedSequence());
        }
    }

    private ChainCheckResult readBack(final Path target, final ReplayProgress progress)
    {
        final ChainCheckResult result = ChainCheck.run(target, progress);
        if (!result.commandsEnd().head().equals(diagnosis.commands().kept().head()) ||
            !result.outcomesEnd().head().equals(diagnosis.outcomes().kept().head()))
        {
            throw new JournalException(Reason.WRITE_FAILED, target, "what was read back is not what was written: " +
                "its heads are " + result.commandsEnd().head() + " and " + result.outcomesEnd().head() +
                ", those of the sound part are " + diagnosis.commands().kept().head() + " and " +
                diagnosis.outcomes().kept().head());
        }
        return result;
    }

    private static void forceAll(final Path directory) throws IOException
    {
        try (Stream<Path> paths = Files.walk(directory))
        {
            for (final Path path : paths.toList())
            {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
                {
                    channel.force(true);
                }
            }
        }
    }
}
