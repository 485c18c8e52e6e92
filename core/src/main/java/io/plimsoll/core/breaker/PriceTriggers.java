package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import io.plimsoll.core.volatility.LogNormalBounds;

/**
 * All triggers by price of one instrument, and the tightest bounds that they give together: the bounds (rulebook
 * R10.2). They stay until the first of the histories comes to a new part, the volatility changes, or the mark reaches a
 * new extreme.
 */
final class PriceTriggers
{
    static final int NONE = -1;

    private final BreakerRules rules;
    private final Trigger[] triggers = new Trigger[BreakerRules.MAX_TRIGGERS];
    private long lower;
    private long upper;
    private long haltLower;
    private long haltUpper;
    private long limitLower;
    private long limitUpper;
    private long endNs;
    private long dayPpm;

    PriceTriggers(final BreakerRules rules)
    {
        this.rules = rules;
        final LogNormalBounds logNormal = new LogNormalBounds();
        for (int row = 0; row < triggers.length; row++)
        {
            triggers[row] = new Trigger(rules.trigger(row), logNormal);
        }
        widen();
    }

    /**
     * Begin all histories anew, by the rules of now.
     *
     * @param nowNs time.
     * @param mark  increments; 0: none yet.
     */
    void restart(final long nowNs, final long mark)
    {
        for (int row = 0; row < triggers.length; row++)
        {
            if (row < rules.triggerCount())
            {
                triggers[row].restart(nowNs, mark);
            }
            else
            {
                triggers[row].clear();
            }
        }
        widen();
    }

    /**
     * The first mark.
     *
     * @param nowNs time.
     * @param mark  increments.
     */
    void begin(final long nowNs, final long mark)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            triggers[row].begin(nowNs, mark);
        }
        endNs = 0;
    }

    /**
     * Bring histories and bounds up to date.
     *
     * @param nowNs     time.
     * @param mark      that stood since the last change.
     * @param sigmaPpm  present volatility of a day.
     * @param maxPrice  of the instrument.
     */
    void refresh(final long nowNs, final long mark, final long sigmaPpm, final long maxPrice)
    {
        if ((nowNs >= endNs || sigmaPpm != dayPpm) && hasBounds())
        {
            workOut(nowNs, mark, sigmaPpm, maxPrice);
        }
    }

    private void workOut(final long nowNs, final long mark, final long sigmaPpm, final long maxPrice)
    {
        widen();
        long firstEndNs = Long.MAX_VALUE;
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            final Trigger trigger = triggers[row];
            trigger.advance(nowNs, mark);
            trigger.refresh(sigmaPpm, sigmaPpm != dayPpm, maxPrice);
            firstEndNs = Math.min(firstEndNs, trigger.partEndNs());
            if (trigger.rule().action() == TriggerRule.HALT)
            {
                haltLower = Math.max(haltLower, trigger.lower());
                haltUpper = Math.min(haltUpper, trigger.upper());
            }
            else
            {
                limitLower = Math.max(limitLower, trigger.lower());
                limitUpper = Math.min(limitUpper, trigger.upper());
            }
        }
        lower = Math.max(haltLower, limitLower);
        upper = Math.min(haltUpper, limitUpper);
        endNs = firstEndNs;
        dayPpm = sigmaPpm;
    }

    /**
     * Without triggers every price is within.
     */
    private void widen()
    {
        lower = 1;
        upper = Long.MAX_VALUE;
        haltLower = 1;
        haltUpper = Long.MAX_VALUE;
        limitLower = 1;
        limitUpper = Long.MAX_VALUE;
        endNs = 0;
    }

    /**
     * The mark is about to change. Histories are up to date.
     *
     * @param mark increments.
     */
    void record(final long mark)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            if (triggers[row].record(mark))
            {
                endNs = 0;
            }
        }
    }

    /**
     * Are there bounds at all?
     *
     * @return false without triggers, or before the first mark.
     */
    boolean hasBounds()
    {
        return rules.triggerCount() != 0 && triggers[0].hasMarks();
    }

    /**
     * Is a price within the bounds? As last brought up to date.
     */
    boolean isWithin(final long candidate)
    {
        return candidate >= lower && candidate <= upper;
    }

    /**
     * First trigger of an action that a price is outside of.
     *
     * @param action    code.
     * @param candidate increments.
     * @return row; NONE if it is within all of them.
     */
    int firstOutside(final int action, final long candidate)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            if (triggers[row].rule().action() == action && triggers[row].isOutside(candidate))
            {
                return row;
            }
        }
        return NONE;
    }

    Trigger trigger(final int row)
    {
        return triggers[row];
    }

    long lower()
    {
        return lower;
    }

    long upper()
    {
        return upper;
    }

    long haltLower()
    {
        return haltLower;
    }

    long haltUpper()
    {
        return haltUpper;
    }

    long limitLower()
    {
        return limitLower;
    }

    long limitUpper()
    {
        return limitUpper;
    }

    void addTo(final StateHash hash)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            triggers[row].addTo(hash);
        }
    }

    void save(final SnapshotWriter writer)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            triggers[row].save(writer);
        }
    }

    /**
     * Read them.
     *
     * @param reader   of the snapshot.
     * @param nowNs    time of the last command.
     * @param hasMark  has the instrument one?
     * @param maxPrice of the instrument.
     */
    void load(final SnapshotReader reader, final long nowNs, final boolean hasMark, final long maxPrice)
    {
        for (int row = 0; row < rules.triggerCount(); row++)
        {
            triggers[row].load(reader, nowNs, maxPrice);
            if (triggers[row].hasMarks() != hasMark)
            {
                throw reader.failure("trigger " + row + " of a breaker has marks and its instrument none, or none and" +
                    " its instrument one");
            }
        }
        widen();
    }
}
