package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The files of one queue: one a day, named by it.
 */
final class RollFiles
{
    /**
     * One file a day.
     */
    static final RollCycle CYCLE = RollCycles.FAST_DAILY;

    /**
     * There is no file.
     */
    static final int NO_CYCLE = -1;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(CYCLE.format());
    private static final String SUFFIX = ".cq4";
    private static final String PREPARED_SUFFIX = ".precreated";

    private static final String METADATA = "metadata.cq4t";
    private static final int METADATA_BYTES = 128 << 10;

    private final Path directory;

    RollFiles(final Path directory)
    {
        this.directory = directory;
    }

    /**
     * Makes a directory fit for appending: nothing is left of an earlier preparation, and what the queue keeps about
     * itself has its blocks.
     */
    static RollFiles begin(final Path directory)
    {
        final RollFiles files = new RollFiles(directory);
        try
        {
            Files.createDirectories(directory);
        }
        catch (final IOException e)
        {
            throw failed(directory, e);
        }
        files.deletePrepared();
        try (AllocatedFile metadata = AllocatedFile.open(directory.resolve(METADATA)))
        {
            if (metadata.allocate(0, METADATA_BYTES) == AllocatedFile.Allocation.NO_SPACE)
            {
                throw new JournalException(
                    Reason.DISK_FULL, directory, "there is no room for a file of " + METADATA_BYTES + " bytes");
            }
        }
        return files;
    }

    /**
     * Where the last file ends.
     *
     * @param lastIndex of the last excerpt.
     * @return position behind that excerpt; the length of the file if it has none; 0 if there is no file.
     */
    long endPosition(final ChronicleQueue queue, final long lastIndex)
    {
        final int last = last();
        if (last == NO_CYCLE)
        {
            return 0;
        }
        if (lastIndex != JournalException.NO_EXCERPT && CYCLE.toCycle(lastIndex) == last)
        {
            try (ExcerptTailer tailer = queue.createTailer())
            {
                final long position = tailer.moveToIndex(lastIndex) ? endOfNext(tailer) : 0;
                if (position > 0)
                {
                    return position;
                }
            }
        }
        try
        {
            return Files.size(of(last));
        }
        catch (final IOException e)
        {
            throw failed(of(last), e);
        }
    }

    private static long endOfNext(final ExcerptTailer tailer)
    {
        try (DocumentContext document = tailer.readingDocument())
        {
            return document.isPresent() ?
                document.wire().bytes().readPosition() + document.wire().bytes().readRemaining() : 0;
        }
    }

    Path of(final int cycle)
    {
        return directory.resolve(name(cycle) + SUFFIX);
    }

    /**
     * What a file is called until the queue begins it: the queue renames it then.
     */
    Path prepared(final int cycle)
    {
        return directory.resolve(name(cycle) + PREPARED_SUFFIX);
    }

    /**
     * The latest day that has a file.
     */
    int last()
    {
        int last = NO_CYCLE;
        for (final Path file : list())
        {
            final String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX))
            {
                last = Math.max(last, cycle(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        return last;
    }

    /**
     * Takes files away that were prepared and never begun.
     */
    void deletePrepared()
    {
        try
        {
            for (final Path file : list())
            {
                if (file.getFileName().toString().endsWith(PREPARED_SUFFIX))
                {
                    Files.delete(file);
                }
            }
        }
        catch (final IOException e)
        {
            throw failed(directory, e);
        }
    }

    /**
     * Forces all files of the directory, and the directory, to the device.
     */
    void force()
    {
        list().forEach(RollFiles::force);
        force(directory);
    }

    /**
     * Forces one file, or the names in a directory, to the device.
     */
    static void force(final Path path)
    {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
        {
            channel.force(true);
        }
        catch (final IOException e)
        {
            throw failed(path, e);
        }
    }

    private List<Path> list()
    {
        try (Stream<Path> files = Files.list(directory))
        {
            return files.filter(Files::isRegularFile).toList();
        }
        catch (final IOException e)
        {
            throw failed(directory, e);
        }
    }

    private static String name(final int cycle)
    {
        return NAME.format(LocalDate.ofEpochDay(cycle));
    }

    private static int cycle(final String name)
    {
        try
        {
            return (int)LocalDate.parse(name, NAME).toEpochDay();
        }
        catch (final DateTimeException e)
        {
            return NO_CYCLE;
        }
    }

    private static JournalException failed(final Path path, final IOException e)
    {
        return new JournalException(Reason.WRITE_FAILED, path, JournalException.NO_EXCERPT, e.toString(), e);
    }
}
