package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a journal lies and how it is written.
 *
 * @param directory       of the journal: holds {@code commands/}, {@code outcomes/} and {@code journal.mark}.
 * @param durability      what a flushed batch survives.
 * @param batchLimitBytes largest excerpt; a bigger batch is split, and no message may be larger. Header and entry
 *                        headers included.
 * @param blockSizeBytes  memory mapped at a time, and how far a file grows at a time; at least four batch limits.
 * @param minFreeBytes    writing stops with a clear error when the file system has less room than this, because a
 *                        mapped file that runs out of disk loses data without one.
 */
public record JournalSettings(
    Path directory, Durability durability, int batchLimitBytes, long blockSizeBytes, long minFreeBytes)
{
    /**
     * Room for a batch of 256 commands of 512 bytes and more.
     */
    public static final int DEFAULT_BATCH_LIMIT_BYTES = 256 << 10;

    /**
     * Small enough that a short journal is a small file, large enough to map rarely.
     */
    public static final long DEFAULT_BLOCK_SIZE_BYTES = 16L << 20;

    /**
     * Default reserve of free disk space.
     */
    public static final long DEFAULT_MIN_FREE_BYTES = 256L << 20;

    /**
     * Smallest batch limit: one message of some size must fit.
     */
    public static final int MIN_BATCH_LIMIT_BYTES = 1 << 10;

    /**
     * Largest batch limit: four of them fit into the default block.
     */
    public static final int MAX_BATCH_LIMIT_BYTES = 4 << 20;

    /**
     * Smallest block: the queue's index tables must fit into it.
     */
    public static final long MIN_BLOCK_SIZE_BYTES = 256L << 10;

    private static final int BLOCKS_PER_BATCH = 4;

    /**
     * Checks the bounds.
     */
    public JournalSettings
    {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(durability, "durability");
        if (batchLimitBytes < MIN_BATCH_LIMIT_BYTES || batchLimitBytes > MAX_BATCH_LIMIT_BYTES)
        {
            throw new IllegalArgumentException("batchLimitBytes must be " + MIN_BATCH_LIMIT_BYTES + ".." +
                MAX_BATCH_LIMIT_BYTES + ": " + batchLimitBytes);
        }
        if (blockSizeBytes < Math.max(MIN_BLOCK_SIZE_BYTES, BLOCKS_PER_BATCH * (long)batchLimitBytes) ||
            blockSizeBytes > Integer.MAX_VALUE)
        {
            throw new IllegalArgumentException("blockSizeBytes must be at least " + MIN_BLOCK_SIZE_BYTES +
                " and 4 batch limits, and below 2 GiB: " + blockSizeBytes);
        }
        if (minFreeBytes < 0)
        {
            throw new IllegalArgumentException("minFreeBytes must not be negative: " + minFreeBytes);
        }
    }

    /**
     * Default settings: survives a killed process.
     *
     * @param directory of the journal.
     * @return the settings.
     */
    public static JournalSettings of(final Path directory)
    {
        return new JournalSettings(directory, Durability.PROCESS, DEFAULT_BATCH_LIMIT_BYTES,
            DEFAULT_BLOCK_SIZE_BYTES, DEFAULT_MIN_FREE_BYTES);
    }

    /**
     * The same with another durability.
     *
     * @param other durability.
     * @return the settings.
     */
    public JournalSettings withDurability(final Durability other)
    {
        return new JournalSettings(directory, other, batchLimitBytes, blockSizeBytes, minFreeBytes);
    }

    /**
     * The same with other sizes.
     *
     * @param otherBatchLimitBytes largest excerpt.
     * @param otherBlockSizeBytes  memory mapped at a time.
     * @return the settings.
     */
    public JournalSettings withSizes(final int otherBatchLimitBytes, final long otherBlockSizeBytes)
    {
        return new JournalSettings(directory, durability, otherBatchLimitBytes, otherBlockSizeBytes, minFreeBytes);
    }
}
