package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * What {@code SetBreakerRules} says about one instrument (rulebook R10.2).
 */
public final class BreakerRules
{
    /**
     * Most rows of triggers.
     */
    public static final int MAX_TRIGGERS = 6;

    /**
     * Longest duration.
     */
    public static final long MAX_NS = 100_000_000_000_000_000L;

    static final long LEAST_HORIZON_NS = PriceHistory.PARTS;
    static final int MAX_Z_PPM = 100_000_000;

    private static final int MILLION = 1_000_000;

    private final BreakerTerms terms = new BreakerTerms();
    private final TriggerRule[] triggers = new TriggerRule[MAX_TRIGGERS];
    private int triggerCount;
    private int drawdownAction;
    private int rateAction;
    private int publishPpm;
    private long outageNs;

    /**
     * No breaker.
     */
    public BreakerRules()
    {
        for (int row = 0; row < MAX_TRIGGERS; row++)
        {
            triggers[row] = new TriggerRule();
        }
    }

    /**
     * How long states last.
     *
     * @param limitNs   of a limit; 0: none.
     * @param haltNs    of a halt.
     * @param maxHaltNs of a halt without a valid index.
     * @return this.
     */
    public BreakerRules times(final long limitNs, final long haltNs, final long maxHaltNs)
    {
        terms.times(limitNs, haltNs, maxHaltNs);
        return this;
    }

    /**
     * How the mark follows after a halt.
     *
     * @param stepNs  between two steps.
     * @param steps   at most.
     * @param stepPpm furthest move of one step but the last.
     * @return this.
     */
    public BreakerRules reopening(final long stepNs, final int steps, final int stepPpm)
    {
        terms.reopening(stepNs, steps, stepPpm);
        return this;
    }

    /**
     * Trigger by a fall of the pool's fund.
     *
     * @param action      code.
     * @param drawdownPpm from its peak; 0: off.
     * @return this.
     */
    public BreakerRules drawdown(final int action, final int drawdownPpm)
    {
        drawdownAction = action;
        terms.conditions(drawdownPpm, terms.rateNotional());
        return this;
    }

    /**
     * Trigger by what was liquidated within the capacity window.
     *
     * @param action   code.
     * @param notional money; 0: off.
     * @return this.
     */
    public BreakerRules rate(final int action, final long notional)
    {
        rateAction = action;
        terms.conditions(terms.drawdownPpm(), notional);
        return this;
    }

    /**
     * Trigger by an index that is not valid, and when bounds are published again.
     *
     * @param ofOutageNs time without a valid index; 0: off.
     * @param ofPpm      published bounds may be off by so much.
     * @return this.
     */
    public BreakerRules outage(final long ofOutageNs, final int ofPpm)
    {
        outageNs = ofOutageNs;
        publishPpm = ofPpm;
        return this;
    }

    /**
     * Forget all triggers by price.
     *
     * @return this.
     */
    public BreakerRules withoutTriggers()
    {
        for (final TriggerRule trigger : triggers)
        {
            trigger.clear();
        }
        triggerCount = 0;
        return this;
    }

    /**
     * One more trigger by price, at most {@link #MAX_TRIGGERS}.
     *
     * @param kind         code.
     * @param action       code.
     * @param horizonNs    16 and more.
     * @param widthPpm     of its kind.
     * @param republishPpm of a band.
     * @param capPrice     of a band.
     * @return this.
     */
    public BreakerRules trigger(
        final int kind,
        final int action,
        final long horizonNs,
        final int widthPpm,
        final int republishPpm,
        final long capPrice)
    {
        triggers[triggerCount++].set(kind, action, horizonNs, widthPpm, republishPpm, capPrice);
        return this;
    }

    /**
     * Are all numbers within their documented bounds (rulebook R1.2)?
     *
     * @return false if one is not.
     */
    public boolean isInRange()
    {
        boolean isInRange = terms.isInRange() && isAction(drawdownAction) && isAction(rateAction) &&
            outageNs >= 0 && outageNs <= MAX_NS && publishPpm >= 0 && publishPpm <= MILLION;
        for (int row = 0; row < triggerCount; row++)
        {
            isInRange &= triggers[row].isInRange();
        }
        return isInRange;
    }

    private static boolean isAction(final int code)
    {
        return code >= TriggerRule.LIMIT && code <= TriggerRule.HALT;
    }

    /**
     * Can all triggers be worked out?
     *
     * @param hasVolatility that is measured.
     * @return false if one needs what is not there, or has what it does not need.
     */
    public boolean isValid(final boolean hasVolatility)
    {
        boolean isValid = true;
        for (int row = 0; row < triggerCount; row++)
        {
            isValid &= !triggers[row].hasStrayField() &&
                (hasVolatility || triggers[row].kind() != TriggerRule.STATISTICAL);
        }
        return isValid;
    }

    /**
     * Is everything off?
     */
    boolean isNone()
    {
        return triggerCount == 0 && outageNs == 0 && !isWatching();
    }

    /**
     * Is there anything to look at after a command?
     */
    boolean isWatching()
    {
        return terms.drawdownPpm() != 0 || terms.rateNotional() != 0;
    }

    void clear()
    {
        withoutTriggers();
        terms.clear();
        drawdownAction = 0;
        rateAction = 0;
        publishPpm = 0;
        outageNs = 0;
    }

    void copyFrom(final BreakerRules other)
    {
        withoutTriggers();
        terms.copyFrom(other.terms);
        for (int row = 0; row < other.triggerCount; row++)
        {
            triggers[row].copyFrom(other.triggers[row]);
        }
        triggerCount = other.triggerCount;
        drawdownAction = other.drawdownAction;
        rateAction = other.rateAction;
        publishPpm = other.publishPpm;
        outageNs = other.outageNs;
    }

    BreakerTerms terms()
    {
        return terms;
    }

    TriggerRule trigger(final int row)
    {
        return triggers[row];
    }

    int triggerCount()
    {
        return triggerCount;
    }

    int drawdownAction()
    {
        return drawdownAction;
    }

    int rateAction()
    {
        return rateAction;
    }

    int publishPpm()
    {
        return publishPpm;
    }

    long outageNs()
    {
        return outageNs;
    }

    void addTo(final StateHash hash)
    {
        terms.addTo(hash);
        hash.add(drawdownAction).add(rateAction).add(publishPpm).add(outageNs).add(triggerCount);
        for (int row = 0; row < triggerCount; row++)
        {
            triggers[row].addTo(hash);
        }
    }

    void save(final SnapshotWriter writer)
    {
        terms.save(writer);
        writer.put(drawdownAction).put(rateAction).put(publishPpm).put(outageNs).put(triggerCount);
        for (int row = 0; row < triggerCount; row++)
        {
            triggers[row].save(writer);
        }
    }

    void load(final SnapshotReader reader)
    {
        terms.load(reader);
        drawdownAction = reader.nextInt(TriggerRule.LIMIT, TriggerRule.HALT, "action of a drawdown");
        rateAction = reader.nextInt(TriggerRule.LIMIT, TriggerRule.HALT, "action of a rate");
        publishPpm = reader.nextInt(0, MILLION, "step of published bounds");
        outageNs = reader.next(0, MAX_NS, "length of an outage");
        triggerCount = reader.nextInt(0, MAX_TRIGGERS, "triggers of a breaker");
        for (int row = 0; row < triggerCount; row++)
        {
            triggers[row].load(reader);
        }
        if (isNone())
        {
            throw reader.failure("a breaker has rules that trigger nothing");
        }
    }
}
