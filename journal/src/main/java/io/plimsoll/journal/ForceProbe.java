package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import net.openhft.posix.MSyncFlag;
import net.openhft.posix.PosixAPI;
import org.agrona.BufferUtil;
import org.agrona.IoUtil;

/**
 * Whether a force reaches anything here: asked before a journal is opened that relies on it. Fails closed.
 */
final class ForceProbe
{
    private static final String FILE_NAME = "force.probe";
    private static final int LENGTH = 4096;
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs", "rootfs");
    private static final String ADVICE =
        ": choose a directory on a disk, or durability = process, which survives no power loss";

    private ForceProbe()
    {
    }

    static void check(final Path directory)
    {
        Environment.check(directory);
        final Path file = directory.resolve(FILE_NAME);
        try
        {
            final String complaint = fileSystemComplaint(Files.getFileStore(directory).type());
            if (!complaint.isEmpty())
            {
                throw new JournalException(Reason.ENVIRONMENT, directory, complaint + ADVICE);
            }
            final int result = probe(file);
            Files.delete(file);
            if (result != 0)
            {
                throw new JournalException(
                    Reason.ENVIRONMENT, directory, "msync of a file there gives " + result + ADVICE);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.ENVIRONMENT, directory, JournalException.NO_EXCERPT,
                "a file there cannot be forced to the device, " + e + ADVICE, e);
        }
    }

    /**
     * What is wrong with forcing to this type of file system; empty when nothing is known to be.
     */
    static String fileSystemComplaint(final String type)
    {
        return MEMORY.contains(type) ? "durability group-sync promises to survive a power loss, and a file system of " +
            "type " + type + " is memory" : "";
    }

    private static int probe(final Path file) throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
            mapped.putLong(0, System.nanoTime());
            final int result = PosixAPI.posix().msync(BufferUtil.address(mapped), LENGTH, MSyncFlag.MS_SYNC);
            IoUtil.unmap(mapped);
            channel.force(true);
            return result;
        }
    }
}
