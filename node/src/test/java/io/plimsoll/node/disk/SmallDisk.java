package io.plimsoll.node.disk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A small file system, mounted for one test.
 */
final class SmallDisk implements AutoCloseable
{
    /** What it lies on. */
    enum Kind
    {
        /** Memory. */
        TMPFS,
        /** A file behind a loop device, with a journal. */
        EXT4
    }

    private static final int BLOCK_BYTES = 1 << 12;

    private final Path image;
    private final Path mountPoint;

    private SmallDisk(final Path image, final Path mountPoint)
    {
        this.image = image;
        this.mountPoint = mountPoint;
    }

    /** Mounts a new one below a directory; skips the test where that is not allowed. */
    static SmallDisk mount(final Path parent, final Kind kind, final int megabytes) throws IOException
    {
        final Path mountPoint = Files.createDirectory(parent.resolve("disk"));
        final Path image = parent.resolve("disk.image");
        final String failure;
        if (kind == Kind.TMPFS)
        {
            failure = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", mountPoint.toString());
        }
        else
        {
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw"))
            {
                file.setLength((long)megabytes << 20);
            }
            // No blocks are kept for root, so that "full" is the same for everybody.
            final String made = run("mkfs.ext4", "-q", "-F", "-m", "0", "-b", "4096", image.toString());
            failure = made.isEmpty() ? mountImage(image, mountPoint) : made;
        }
        assumeTrue(failure.isEmpty(), () -> "this test needs the right to mount a " + kind + ": " + failure);
        return new SmallDisk(image, mountPoint);
    }

    /** What has reached the block device so far, as a disk of its own: that of a machine which lost power now. */
    SmallDisk copy(final Path parent) throws IOException
    {
        final Path copy = Files.copy(image, parent.resolve("copy.image"));
        final Path copyMount = Files.createDirectory(parent.resolve("copy"));
        final String failure = mountImage(copy, copyMount);
        if (!failure.isEmpty())
        {
            throw new IOException("the copy cannot be mounted: " + failure);
        }
        return new SmallDisk(copy, copyMount);
    }

    Path directory()
    {
        return mountPoint;
    }

    /** Fills it with a file, but for so many bytes. */
    void fill(final long freeBytes) throws IOException
    {
        final FileStore store = Files.getFileStore(mountPoint);
        try (RandomAccessFile ballast = new RandomAccessFile(ballast().toFile(), "rw"))
        {
            ballast.seek(ballast.length());
            final byte[] block = new byte[BLOCK_BYTES];
            while (store.getUsableSpace() >= freeBytes + BLOCK_BYTES)
            {
                ballast.write(block);
                if (store.getUsableSpace() < freeBytes + (1 << 20))
                {
                    ballast.getFD().sync();
                }
            }
        }
        catch (final IOException e)
        {
            if (freeBytes > 0)
            {
                throw e;
            }
        }
    }

    /** Takes the file that filled it away. */
    void makeRoom() throws IOException
    {
        Files.delete(ballast());
    }

    @Override
    public void close() throws IOException
    {
        // The queue lets go of its mappings on a thread of its own.
        final long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String failure = run("umount", mountPoint.toString());
        while (!failure.isEmpty() && System.nanoTime() - endNs < 0)
        {
            LockSupport.parkNanos(20_000_000);
            failure = run("umount", mountPoint.toString());
        }
        if (!failure.isEmpty())
        {
            run("umount", "-l", mountPoint.toString());
            throw new IOException("not unmounted cleanly: " + failure);
        }
    }

    private Path ballast()
    {
        return mountPoint.resolve("ballast");
    }

    private static String mountImage(final Path image, final Path mountPoint) throws IOException
    {
        return run("mount", "-o", "loop", image.toString(), mountPoint.toString());
    }

    /** What went wrong; empty if nothing did. */
    private static String run(final String... command) throws IOException
    {
        final Process process;
        try
        {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        }
        catch (final IOException e)
        {
            return e.toString();
        }
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try
        {
            if (!process.waitFor(60, TimeUnit.SECONDS))
            {
                process.destroyForcibly();
                return List.of(command) + " hangs";
            }
        }
        catch (final InterruptedException e)
        {
            throw new IOException(List.of(command) + " was interrupted", e);
        }
        return process.exitValue() == 0 ? "" : List.of(command) + ": " + output;
    }
}
