package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of a queue: the excerpts that were appended on one day.
 *
 * @param path  of the file, {@code 20260131F.cq4} for instance.
 * @param cycle its day, counted from 1970-01-01: the upper 32 bits of its excerpts' indexes.
 */
record RollFile(Path path, int cycle)
{
    private static final Pattern NAME = Pattern.compile("[0-9]{8}F\\.cq4");
    private static final int DAY_DIGITS = 8;
    private static final int CYCLE_SHIFT = Integer.SIZE;

    /**
     * The files of a queue, oldest first; none where there is no such directory. Others in it are passed over.
     */
    static List<RollFile> list(final Path queue)
    {
        final List<RollFile> files = new ArrayList<>();
        if (Files.isDirectory(queue))
        {
            try (Stream<Path> paths = Files.list(queue))
            {
                paths.filter(RollFile::isOne).forEach(path -> files.add(of(path)));
            }
            catch (final IOException e)
            {
                throw new JournalException(Reason.UNREADABLE, queue, JournalException.NO_EXCERPT, e.toString(), e);
            }
        }
        files.sort(Comparator.comparingInt(RollFile::cycle));
        return files;
    }

    static RollFile of(final Path path)
    {
        return new RollFile(path, Math.toIntExact(day(path).toEpochDay()));
    }

    static boolean isOne(final Path path)
    {
        if (!NAME.matcher(path.getFileName().toString()).matches())
        {
            return false;
        }
        try
        {
            return day(path) != null;
        }
        catch (final DateTimeException e)
        {
            return false;
        }
    }

    /**
     * Name within the queue's directory.
     */
    String name()
    {
        return path.getFileName().toString();
    }

    /**
     * Index of the file's excerpt of a number, counted from 0.
     */
    long index(final int number)
    {
        return ((long)cycle << CYCLE_SHIFT) + number;
    }

    /**
     * Cycle of an index.
     */
    static int cycleOf(final long index)
    {
        return (int)(index >> CYCLE_SHIFT);
    }

    private static LocalDate day(final Path path)
    {
        return LocalDate.parse(
            path.getFileName().toString().substring(0, DAY_DIGITS), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
