package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one writer into a journal, over all processes of the machine: a lock of the operating system on
 * {@code journal.lock}, which ends with the process however it ends.
 * <p>
 * The lock has a file of its own, which nothing else opens: closing any descriptor of a file gives up all locks that
 * the process holds on it (POSIX). So a second attempt within this process must not even open the file.
 */
final class JournalLock implements AutoCloseable
{
    static final String FILE_NAME = "journal.lock";

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private JournalLock(final Path file, final FileChannel channel)
    {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a journal.
     *
     * @throws JournalException with {@link Reason#IN_USE} if somebody has it.
     */
    static JournalLock take(final Path directory)
    {
        final JournalLock lock = tryTake(directory, FILE_NAME);
        if (lock == null)
        {
            throw new JournalException(Reason.IN_USE, directory, holder(directory) + " has it open for writing");
        }
        return lock;
    }

    /**
     * Takes a lock, unless somebody has it.
     *
     * @return null if somebody has it.
     */
    static JournalLock tryTake(final Path directory, final String fileName)
    {
        try
        {
            final Path file = directory.toRealPath().resolve(fileName);
            if (!HELD.add(file))
            {
                return null;
            }
            JournalLock lock = null;
            try
            {
                lock = lock(file);
                return lock;
            }
            finally
            {
                if (lock == null)
                {
                    HELD.remove(file);
                }
            }
        }
        catch (final IOException e)
        {
            throw unreadable(directory, fileName, e);
        }
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException e)
        {
            throw unreadable(file.getParent(), file.getFileName().toString(), e);
        }
        finally
        {
            HELD.remove(file);
        }
    }

    private static JournalLock lock(final Path file) throws IOException
    {
        final FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try
        {
            if (channel.tryLock() == null)
            {
                channel.close();
                return null;
            }
            final String note = "process " + ProcessHandle.current().pid();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.US_ASCII)), 0);
            return new JournalLock(file, channel);
        }
        catch (final IOException | RuntimeException e)
        {
            channel.close();
            throw e;
        }
    }

    /**
     * What the holder wrote about itself.
     */
    private static String holder(final Path directory)
    {
        try
        {
            final Path file = directory.toRealPath().resolve(FILE_NAME);
            if (HELD.contains(file))
            {
                return "this process";
            }
            final String text = Files.readString(file, StandardCharsets.US_ASCII);
            return text.matches("process [0-9]{1,20}") ? text : "another process";
        }
        catch (final IOException e)
        {
            return "another process";
        }
    }

    private static JournalException unreadable(final Path directory, final String fileName, final IOException e)
    {
        return new JournalException(
            Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, fileName + ": " + e, e);
    }
}
