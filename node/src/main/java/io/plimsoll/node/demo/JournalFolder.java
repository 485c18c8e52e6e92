package io.plimsoll.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a run keeps its journal: a directory of the user's choice, or a temporary one that goes away.
 */
public final class JournalFolder implements AutoCloseable
{
    private final Path directory;
    private final boolean isTemporary;
    private final Thread removal = new Thread(this::remove, "demo-journal-removal");

    private JournalFolder(final Path directory, final boolean isTemporary)
    {
        this.directory = directory;
        this.isTemporary = isTemporary;
    }

    /**
     * Open.
     *
     * @param chosen directory, or null.
     * @return the folder.
     */
    public static JournalFolder open(final Path chosen)
    {
        if (chosen != null)
        {
            return new JournalFolder(chosen, false);
        }
        try
        {
            final JournalFolder folder = new JournalFolder(Files.createTempDirectory("plimsoll-demo-"), true);
            Runtime.getRuntime().addShutdownHook(folder.removal);
            return folder;
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("no temporary directory for the journal", ex);
        }
    }

    /**
     * Where it is.
     *
     * @return the directory.
     */
    public Path directory()
    {
        return directory;
    }

    /**
     * Whether it goes away.
     *
     * @return true if so.
     */
    public boolean isTemporary()
    {
        return isTemporary;
    }

    @Override
    public void close()
    {
        if (isTemporary)
        {
            remove();
            Runtime.getRuntime().removeShutdownHook(removal);
        }
    }

    /** Also when the user interrupts the demo: a day's journal is some hundred megabytes. */
    private void remove()
    {
        try (Stream<Path> paths = Files.walk(directory))
        {
            final List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            for (final Path path : deepestFirst)
            {
                Files.deleteIfExists(path);
            }
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("the temporary journal " + directory + " cannot be removed", ex);
        }
    }
}
