package io.plimsoll.journal.fault;

import io.plimsoll.journal.FaultAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of a journal, byte for byte, to be damaged in memory and laid out again as often as a test likes.
 */
final class JournalImage
{
    private final Map<String, byte[]> files;

    private JournalImage(final Map<String, byte[]> files)
    {
        this.files = files;
    }

    static JournalImage of(final Path directory)
    {
        final Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory))
        {
            for (final Path path : paths.filter(Files::isRegularFile).toList())
            {
                files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        return new JournalImage(files);
    }

    /** Names of all files, relative to the journal, sorted. */
    List<String> names()
    {
        return List.copyOf(files.keySet());
    }

    /** Names of the roll files of a queue, oldest first. */
    List<String> rollFiles(final String queueName)
    {
        return files.keySet().stream()
            .filter(name -> name.startsWith(queueName + "/") && name.endsWith(".cq4")).toList();
    }

    byte[] bytes(final String name)
    {
        return files.get(name);
    }

    /** Length without the zeros at the end. */
    int usedLength(final String name)
    {
        final byte[] bytes = files.get(name);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0)
        {
            length--;
        }
        return length;
    }

    /** Where the excerpts of a roll file start, behind the queue's own four bytes each. */
    List<Integer> excerpts(final String name)
    {
        final ByteBuffer bytes = ByteBuffer.wrap(files.get(name)).order(ByteOrder.LITTLE_ENDIAN);
        final int end = usedLength(name) - Integer.BYTES;
        final List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < end; position += Integer.BYTES)
        {
            if (bytes.getInt(position) == FaultAccess.magic())
            {
                positions.add(position);
            }
        }
        return positions;
    }

    /** The same with another content of one file; null removes it. */
    JournalImage with(final String name, final byte[] content)
    {
        final Map<String, byte[]> copy = new TreeMap<>(files);
        if (content == null)
        {
            copy.remove(name);
        }
        else
        {
            copy.put(name, content);
        }
        return new JournalImage(copy);
    }

    JournalImage withFlippedBit(final String name, final long bit)
    {
        final byte[] copy = files.get(name).clone();
        copy[(int)(bit >> 3)] ^= (byte)(1 << (bit & 7));
        return with(name, copy);
    }

    /** The same with one file cut; the queue makes it as long as it needs it again, with zeros. */
    JournalImage withCut(final String name, final int length)
    {
        return with(name, Arrays.copyOf(files.get(name), length));
    }

    /** The same with a part of one file overwritten with zeros. */
    JournalImage withZeros(final String name, final int from, final int to)
    {
        final byte[] copy = files.get(name).clone();
        Arrays.fill(copy, from, Math.min(to, copy.length), (byte)0);
        return with(name, copy);
    }

    /** The same with one file from another image, or without it if that has none. */
    JournalImage withFileOf(final String name, final JournalImage other)
    {
        return with(name, other.files.get(name));
    }

    /** True if a file is the same in both. */
    boolean isSame(final String name, final JournalImage other)
    {
        return Arrays.equals(files.get(name), other.files.get(name));
    }

    /** The files of one queue from another image. */
    JournalImage withQueueOf(final String queueName, final JournalImage other)
    {
        final Map<String, byte[]> copy = new TreeMap<>(files);
        copy.keySet().removeIf(name -> name.startsWith(queueName + "/"));
        other.files.forEach((name, content) ->
        {
            if (name.startsWith(queueName + "/"))
            {
                copy.put(name, content);
            }
        });
        return new JournalImage(copy);
    }

    /** Writes all files into an emptied directory. */
    Path layOut(final Path directory)
    {
        try
        {
            clear(directory);
            for (final Map.Entry<String, byte[]> file : files.entrySet())
            {
                final Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return directory;
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    static void clear(final Path directory) throws IOException
    {
        if (Files.exists(directory))
        {
            try (Stream<Path> paths = Files.walk(directory))
            {
                for (final Path path : paths.sorted(Comparator.reverseOrder()).toList())
                {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
