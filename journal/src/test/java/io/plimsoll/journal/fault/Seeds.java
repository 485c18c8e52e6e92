package io.plimsoll.journal.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * How often a fault is tried, and with which seed.
 */
final class Seeds
{
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
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

    /** The seed of this run: {@code -Dplimsoll.fault.seed=n}; by default fixed, in the nightly build a fresh one. */
    static long seed()
    {
        return Long.getLong("plimsoll.fault.seed", isNightly() ? System.currentTimeMillis() : DEFAULT_SEED);
    }

    static SplittableRandom random(final long seed)
    {
        return new SplittableRandom(seed);
    }

    /** Where many small journals are cheap: in memory if the machine offers it, else where temporary files go. */
    static Path temporaryDirectory() throws java.io.IOException
    {
        return Files.isWritable(SHARED_MEMORY) ?
            Files.createTempDirectory(SHARED_MEMORY, "plimsoll-fault") : Files.createTempDirectory("plimsoll-fault");
    }
}
