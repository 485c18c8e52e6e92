package io.plimsoll.node.pipeline;

import io.plimsoll.journal.JournalSpace;

/**
 * Space as a test says: ample unless told otherwise.
 */
final class TestSpace implements JournalSpace
{
    volatile boolean isLow;
    volatile boolean isRefillable;
    volatile int refills;

    @Override
    public boolean isLow()
    {
        return isLow;
    }

    @Override
    public boolean refill()
    {
        refills++;
        if (isRefillable)
        {
            isLow = false;
        }
        return !isLow;
    }

    @Override
    public long freeBytes()
    {
        return 1_000;
    }

    @Override
    public long reservedBytes()
    {
        return 2_000;
    }
}
