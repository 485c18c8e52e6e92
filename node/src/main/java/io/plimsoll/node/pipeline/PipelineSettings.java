package io.plimsoll.node.pipeline;

import java.util.Objects;
import org.agrona.BitUtil;

/**
 * Sizes and threads of a pipeline.
 *
 * @param topology         which threads do what.
 * @param waitMode         how they wait.
 * @param ringSize         slots of the command ring: a power of two.
 * @param slotBytes        size of a slot, its header of {@value SlotLayout#HEADER_LENGTH} bytes included: a multiple of
 *                         64.
 * @param maxBatch         most commands of one batch, so of one journal flush and one excerpt.
 * @param outcomeRingBytes {@link Topology#PIPELINED}: size of the ring between core and publisher, a power of two; no
 *                         event may be larger than an eighth of it.
 */
public record PipelineSettings(
    Topology topology, WaitMode waitMode, int ringSize, int slotBytes, int maxBatch, int outcomeRingBytes)
{
    /**
     * Slots of the ring by default.
     */
    public static final int DEFAULT_RING_SIZE = 1 << 13;

    /**
     * Slot size by default: the largest command of the schema fits.
     */
    public static final int DEFAULT_SLOT_BYTES = 512;

    /**
     * Commands of one batch by default: bounds how long the first of a batch waits for the last to be journaled.
     */
    public static final int DEFAULT_MAX_BATCH = 256;

    /**
     * Size of the outcome ring by default.
     */
    public static final int DEFAULT_OUTCOME_RING_BYTES = 4 << 20;

    /**
     * Largest slot.
     */
    public static final int MAX_SLOT_BYTES = 64 << 10;

    private static final int MAX_RING_SIZE = 1 << 24;
    private static final int MIN_OUTCOME_RING_BYTES = 1 << 12;
    private static final int MAX_OUTCOME_RING_BYTES = 1 << 30;

    /**
     * Checks the bounds.
     */
    public PipelineSettings
    {
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(waitMode, "waitMode");
        check(ringSize >= 1 && ringSize <= MAX_RING_SIZE && BitUtil.isPowerOfTwo(ringSize),
            "ringSize must be a power of two, 1.." + MAX_RING_SIZE, ringSize);
        check(slotBytes >= SlotLayout.ALIGNMENT && slotBytes <= MAX_SLOT_BYTES &&
            slotBytes % SlotLayout.ALIGNMENT == 0,
            "slotBytes must be a multiple of 64, 64.." + MAX_SLOT_BYTES, slotBytes);
        check((long)ringSize * slotBytes <= MAX_OUTCOME_RING_BYTES,
            "ringSize * slotBytes must not exceed 1 GiB", (long)ringSize * slotBytes);
        check(maxBatch >= 1, "maxBatch must be at least 1", maxBatch);
        check(outcomeRingBytes >= MIN_OUTCOME_RING_BYTES && outcomeRingBytes <= MAX_OUTCOME_RING_BYTES &&
            BitUtil.isPowerOfTwo(outcomeRingBytes),
            "outcomeRingBytes must be a power of two, 4096..2^30", outcomeRingBytes);
    }

    /**
     * Default settings: right for two cores that others use too. There a thread that spins or yields while it waits
     * uses up its share and then stands behind everybody else when there is work (ADR 0004 has the figures).
     *
     * @return the settings.
     */
    public static PipelineSettings defaults()
    {
        return new PipelineSettings(Topology.INLINE, WaitMode.BLOCKING, DEFAULT_RING_SIZE, DEFAULT_SLOT_BYTES,
            DEFAULT_MAX_BATCH, DEFAULT_OUTCOME_RING_BYTES);
    }

    /**
     * The same with other threads.
     *
     * @param other topology.
     * @return the settings.
     */
    public PipelineSettings withTopology(final Topology other)
    {
        return new PipelineSettings(other, waitMode, ringSize, slotBytes, maxBatch, outcomeRingBytes);
    }

    /**
     * The same with another way of waiting.
     *
     * @param other wait mode.
     * @return the settings.
     */
    public PipelineSettings withWaitMode(final WaitMode other)
    {
        return new PipelineSettings(topology, other, ringSize, slotBytes, maxBatch, outcomeRingBytes);
    }

    /**
     * The same with a ring of another size.
     *
     * @param other number of slots.
     * @return the settings.
     */
    public PipelineSettings withRingSize(final int other)
    {
        return new PipelineSettings(topology, waitMode, other, slotBytes, maxBatch, outcomeRingBytes);
    }

    /**
     * Largest command that fits into a slot.
     *
     * @return bytes of SBE header and body.
     */
    public int maxCommandLength()
    {
        return slotBytes - SlotLayout.HEADER_LENGTH;
    }

    private static void check(final boolean isSound, final String rule, final long value)
    {
        if (!isSound)
        {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }
}
