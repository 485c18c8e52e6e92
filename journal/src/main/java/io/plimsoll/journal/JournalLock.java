package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

    private static final int MAX_NOTE_BYTES = 64;
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private JournalLock(final Path file, final FileChannel channel)
    {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws JournalException with {@link Reason#IN_USE} if somebody has it.
     */
    static JournalLock take(final Path directory)
    {
        final Path file;
        try
        {
            file = directory.toRealPath().resolve(FILE_NAME);
        }
        catch (final IOException e)
        {
            throw unreadable(directory, e);
        }
        if (!HELD.add(file))
        {
            throw new JournalException(Reason.IN_USE, directory, "this process has it open for writing already");
        }
        try
        {
            return lock(directory, file);
        }
        catch (final IOException e)
        {
            HELD.remove(file);
            throw unreadable(directory, e);
        }
        catch (final RuntimeException e)
        {
            HELD.remove(file);
            throw e;
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
            throw unreadable(file.getParent(), e);
        }
        finally
        {
            HELD.remove(file);
        }
    }

    private static JournalLock lock(final Path directory, final Path file) throws IOException
    {
        final FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try
        {
            if (channel.tryLock() == null)
            {
                throw new JournalException(Reason.IN_USE, directory, holder(channel) + " has it open for writing");
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
    private static String holder(final FileChannel channel) throws IOException
    {
        final ByteBuffer note = ByteBuffer.allocate(MAX_NOTE_BYTES);
        channel.read(note, 0);
        final String text = StandardCharsets.US_ASCII.decode(note.flip()).toString();
        return text.matches("process [0-9]+") ? text : "another process";
    }

    private static JournalException unreadable(final Path directory, final IOException e)
    {
        return new JournalException(
            Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, FILE_NAME + ": " + e, e);
    }
}
