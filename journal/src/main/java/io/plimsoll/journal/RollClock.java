package io.plimsoll.journal;

import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;

/**
 * The time that decides which day's file a queue appends to. It never goes back, and enters another day only when it is
 * told to.
 * <p>
 * A wall clock that steps back would send appends into the file of an earlier day, behind excerpts of a later one,
 * where no sequential reader gets to. Not thread-safe: it belongs to whoever appends.
 */
final class RollClock implements TimeProvider
{
    private static final long RETRY_MS = 1_000;

    private final TimeProvider wallClock;
    private final RollCycle rollCycle;
    private final long cycleMs;
    private long timeMs;
    private long retryAtMs = Long.MIN_VALUE;

    /**
     * @param firstCycle the clock shows no earlier one, whatever the wall clock says.
     */
    RollClock(final TimeProvider wallClock, final RollCycle rollCycle, final int firstCycle)
    {
        this.wallClock = wallClock;
        this.rollCycle = rollCycle;
        cycleMs = rollCycle.lengthInMillis();
        timeMs = Math.max(wallClock.currentTimeMillis(), firstCycle * cycleMs);
    }

    @Override
    public long currentTimeMillis()
    {
        return timeMs;
    }

    /**
     * Number of the day shown.
     */
    int cycle()
    {
        return rollCycle.current(this, 0);
    }

    /**
     * Reads the wall clock.
     *
     * @return true if it is on a later day, which {@link #enter} would show; false also for a while after
     *     {@link #stay()}.
     */
    boolean isNextCycleDue()
    {
        final long wallMs = wallClock.currentTimeMillis();
        if (wallMs < timeMs)
        {
            return false;
        }
        if (wallMs / cycleMs == timeMs / cycleMs)
        {
            timeMs = wallMs;
            return false;
        }
        return wallMs >= retryAtMs;
    }

    /**
     * The day that is due.
     */
    int nextCycle()
    {
        return (int)(wallClock.currentTimeMillis() / cycleMs);
    }

    /**
     * Shows a later day.
     */
    void enter(final int nextCycle)
    {
        timeMs = Math.max(timeMs, nextCycle * cycleMs);
    }

    /**
     * The next day cannot be entered now: asks again later.
     */
    void stay()
    {
        retryAtMs = wallClock.currentTimeMillis() + RETRY_MS;
    }
}
