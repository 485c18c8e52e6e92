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
 * @param minFreeBytes    no further command is taken while the file system has less room than this, beyond the
 *                        reserves.
 * @param reserveBytes    of disk that each of the two queues keeps allocated ahead of its end: what was taken in is
 *                        journaled out of it when the disk is full. At least two batch limits.
 */
public record JournalSettings(
    Path directory,
    Durability durability,
    int batchLimitBytes,
    long blockSizeBytes,
    long minFreeBytes,
    long reserveBytes)
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
     * Free disk space by default, beyond the reserves.
     */
    public static final long DEFAULT_MIN_FREE_BYTES = 256L << 20;

    /**
     * Reserve of a queue by default: the commands of a full ring of the default size, ten times over.
     */
    public static final long DEFAULT_RESERVE_BYTES = 64L << 20;

    /**
     * Smallest reserve: the queue's own tables must fit into it too.
     */
    public static final long MIN_RESERVE_BYTES = 1L << 20;

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
    private static final int BATCHES_PER_RESERVE = 2;

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
        if (reserveBytes < Math.max(MIN_RESERVE_BYTES, BATCHES_PER_RESERVE * (long)batchLimitBytes))
        {
            throw new IllegalArgumentException("reserveBytes must be at least " + MIN_RESERVE_BYTES +
                " and 2 batch limits: " + reserveBytes);
        }
    }

    /**
     * Disk that commands take in the journal at worst, which is one excerpt for each.
     *
     * @param commands  number of commands.
     * @param maxLength of one of them, SBE header and body, in bytes.
     * @return bytes, with room for the queue's own tables.
     */
    public static long commandBytes(final int commands, final int maxLength)
    {
        return SpaceReserve.MARGIN_BYTES +
            commands * (long)(ExcerptLayout.HEADER_LENGTH + Long.BYTES + ExcerptKind.COMMANDS.entryLength(maxLength));
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
            DEFAULT_BLOCK_SIZE_BYTES, DEFAULT_MIN_FREE_BYTES, DEFAULT_RESERVE_BYTES);
    }

    /**
     * The same with another durability.
     *
     * @param other durability.
     * @return the settings.
     */
    public JournalSettings withDurability(final Durability other)
    {
        return new JournalSettings(
            directory, other, batchLimitBytes, blockSizeBytes, minFreeBytes, reserveBytes);
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
        return new JournalSettings(
            directory, durability, otherBatchLimitBytes, otherBlockSizeBytes, minFreeBytes, reserveBytes);
    }

    /**
     * The same with other space.
     *
     * @param otherMinFreeBytes free space to keep on the file system.
     * @param otherReserveBytes disk to keep allocated ahead of each queue.
     * @return the settings.
     */
    public JournalSettings withSpace(final long otherMinFreeBytes, final long otherReserveBytes)
    {
        return new JournalSettings(
            directory, durability, batchLimitBytes, blockSizeBytes, otherMinFreeBytes, otherReserveBytes);
    }
}
