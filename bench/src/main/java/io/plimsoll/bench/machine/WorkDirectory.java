package io.plimsoll.bench.machine;

import org.agrona.IoUtil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new directory that is gone when it is closed.
 */
public final class WorkDirectory implements AutoCloseable
{
    private final Path path;

    private WorkDirectory(final Path path)
    {
        this.path = path;
    }

    /**
     * Creates one.
     *
     * @param parent to create it in.
     * @return the directory.
     */
    public static WorkDirectory in(final Path parent)
    {
        try
        {
            Files.createDirectories(parent);
            return new WorkDirectory(Files.createTempDirectory(parent, "plimsoll-bench"));
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where it is.
     *
     * @return the path.
     */
    public Path path()
    {
        return path;
    }

    @Override
    public void close()
    {
        IoUtil.delete(path.toFile(), false);
    }
}
