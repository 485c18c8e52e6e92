package io.plimsoll.node.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How often a fault is tried, with which seed, and where.
 */
final class Seeds
{
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String SEED = "plimsoll.fault.seed";
    private static final long DEFAULT_SEED = 20_261_122L;

    private Seeds()
    {
    }

    static boolean isNightly()
    {
        return Boolean.getBoolean("plimsoll.nightly");
    }

    /** Cases in the normal build and in the nightly one. */
    static int cases(final int normal, final int nightly)
    {
        return isNightly() ? nightly : normal;
    }

    /** True if one seed was asked for: {@code -Dplimsoll.fault.seed=n}. */
    static boolean isOne()
    {
        return Long.getLong(SEED) != null;
    }

    /** The seed of this run: by default fixed, in the nightly build a fresh one. */
    static long seed()
    {
        return Long.getLong(SEED, isNightly() ? System.currentTimeMillis() : DEFAULT_SEED);
    }

    /** Where many small journals are cheap: in memory if the machine offers it, else where temporary files go. */
    static Path temporaryDirectory() throws IOException
    {
        return Files.isWritable(SHARED_MEMORY) ?
            Files.createTempDirectory(SHARED_MEMORY, "plimsoll-fault") : Files.createTempDirectory("plimsoll-fault");
    }

    static void delete(final Path directory) throws IOException
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
    }
}
