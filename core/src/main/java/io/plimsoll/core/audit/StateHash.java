package io.plimsoll.core.audit;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * A 64-bit hash over state, eight bytes at a time (docs/determinism.md). It tells apart two states that should be one;
 * it is no defence against someone who looks for collisions.
 */
public final class StateHash
{
    private static final long SEED = 0x504C_494D_534F_4C4CL;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long FINALISER_1 = 0xBF58_476D_1CE4_E5B9L;
    private static final long FINALISER_2 = 0x94D0_49BB_1331_11EBL;
    private static final int ROTATION = 29;

    private long hash = SEED;

    /**
     * Add a number.
     *
     * @param value to add.
     * @return this.
     */
    public StateHash add(final long value)
    {
        hash = (Long.rotateLeft(hash, ROTATION) ^ value) * MULTIPLIER;
        return this;
    }

    /**
     * Add the leading bytes of each record of a table.
     *
     * @param memory       of the table.
     * @param stride       of a record.
     * @param hashedLength leading bytes that are state, a multiple of four.
     * @param rows         of the table.
     * @return this.
     */
    public StateHash addRecords(final DirectBuffer memory, final int stride, final int hashedLength, final int rows)
    {
        add(rows);
        for (int row = 0; row < rows; row++)
        {
            final int start = row * stride;
            int i = 0;
            for (; i + Long.BYTES <= hashedLength; i += Long.BYTES)
            {
                add(memory.getLong(start + i, ByteOrder.LITTLE_ENDIAN));
            }
            if (i < hashedLength)
            {
                add(memory.getInt(start + i, ByteOrder.LITTLE_ENDIAN));
            }
        }
        return this;
    }

    /**
     * The hash of everything added.
     *
     * @return 64 bits.
     */
    public long value()
    {
        long value = hash;
        value = (value ^ value >>> 30) * FINALISER_1;
        value = (value ^ value >>> 27) * FINALISER_2;
        return value ^ value >>> 31;
    }
}
