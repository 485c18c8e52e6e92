package io.plimsoll.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Another process that tries a lock: within one process the JDK answers, not the operating system.
 */
final class LockProbe
{
    private LockProbe()
    {
    }

    static boolean couldLock(final Path file)
    {
        try
        {
            final Process process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), LockProbe.class.getName(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
            if (!process.waitFor(30, TimeUnit.SECONDS))
            {
                throw new IllegalStateException("the probe does not end");
            }
            return switch (process.exitValue())
            {
                case 10 -> true;
                case 11 -> false;
                default -> throw new IllegalStateException("the probe failed");
            };
        }
        catch (final IOException e)
        {
            throw new IllegalStateException(e);
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(final String[] args) throws IOException
    {
        try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE))
        {
            System.exit(channel.tryLock() == null ? 11 : 10);
        }
    }
}
