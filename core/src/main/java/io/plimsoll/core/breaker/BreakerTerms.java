package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * The part of a breaker's rules that a state keeps as it was when the state was entered (rulebook R10.5): times, steps,
 * and the conditions of what is looked at after a command.
 */
final class BreakerTerms
{
    private static final int MILLION = 1_000_000;
    private static final int MAX_STEPS = 1_000;

    private long limitNs;
    private long haltNs;
    private long maxHaltNs;
    private long reopenNs;
    private long rateNotional;
    private int reopenSteps;
    private int reopenStepPpm;
    private int drawdownPpm;

    BreakerTerms()
    {
    }

    void times(final long newLimitNs, final long newHaltNs, final long newMaxHaltNs)
    {
        limitNs = newLimitNs;
        haltNs = newHaltNs;
        maxHaltNs = newMaxHaltNs;
    }

    void reopening(final long newReopenNs, final int newReopenSteps, final int newReopenStepPpm)
    {
        reopenNs = newReopenNs;
        reopenSteps = newReopenSteps;
        reopenStepPpm = newReopenStepPpm;
    }

    void conditions(final int newDrawdownPpm, final long newRateNotional)
    {
        drawdownPpm = newDrawdownPpm;
        rateNotional = newRateNotional;
    }

    void clear()
    {
        times(0, 0, 0);
        reopening(0, 0, 0);
        conditions(0, 0);
    }

    void copyFrom(final BreakerTerms other)
    {
        times(other.limitNs, other.haltNs, other.maxHaltNs);
        reopening(other.reopenNs, other.reopenSteps, other.reopenStepPpm);
        conditions(other.drawdownPpm, other.rateNotional);
    }

    boolean isInRange()
    {
        return isWithin(limitNs, 0, BreakerRules.MAX_NS) && isWithin(haltNs, 1, BreakerRules.MAX_NS) &&
            isWithin(maxHaltNs, haltNs, BreakerRules.MAX_NS) && isWithin(reopenNs, 1, BreakerRules.MAX_NS) &&
            isWithin(reopenSteps, 1, MAX_STEPS) && isWithin(reopenStepPpm, 1, MILLION) &&
            isWithin(drawdownPpm, 0, MILLION) && isWithin(rateNotional, 0, Instrument.MAX_MONEY);
    }

    private static boolean isWithin(final long value, final long least, final long most)
    {
        return value >= least && value <= most;
    }

    /**
     * How long a limit lasts that no trigger has set.
     *
     * @return nanoseconds: that of a halt if limits by triggers are skipped.
     */
    long limitOrHaltNs()
    {
        return limitNs == 0 ? haltNs : limitNs;
    }

    long limitNs()
    {
        return limitNs;
    }

    long haltNs()
    {
        return haltNs;
    }

    long maxHaltNs()
    {
        return maxHaltNs;
    }

    long reopenNs()
    {
        return reopenNs;
    }

    int reopenSteps()
    {
        return reopenSteps;
    }

    int reopenStepPpm()
    {
        return reopenStepPpm;
    }

    int drawdownPpm()
    {
        return drawdownPpm;
    }

    long rateNotional()
    {
        return rateNotional;
    }

    void addTo(final StateHash hash)
    {
        hash.add(limitNs).add(haltNs).add(maxHaltNs).add(reopenNs).add(reopenSteps).add(reopenStepPpm)
            .add(drawdownPpm).add(rateNotional);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(limitNs).put(haltNs).put(maxHaltNs).put(reopenNs).put(reopenSteps).put(reopenStepPpm)
            .put(drawdownPpm).put(rateNotional);
    }

    void load(final SnapshotReader reader)
    {
        limitNs = reader.next(0, BreakerRules.MAX_NS, "length of a limit");
        haltNs = reader.next(1, BreakerRules.MAX_NS, "length of a halt");
        maxHaltNs = reader.next(haltNs, BreakerRules.MAX_NS, "longest halt");
        reopenNs = reader.next(1, BreakerRules.MAX_NS, "time between two steps");
        reopenSteps = reader.nextInt(1, MAX_STEPS, "steps of a reopening");
        reopenStepPpm = reader.nextInt(1, MILLION, "step of a reopening");
        drawdownPpm = reader.nextInt(0, MILLION, "drawdown of a breaker");
        rateNotional = reader.next(0, Instrument.MAX_MONEY, "rate of a breaker");
    }
}
