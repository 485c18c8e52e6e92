package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Breaker of one instrument: rules, triggers, and the state it is in with the terms of that state.
 */
final class InstrumentBreaker
{
    static final int NORMAL = BreakerState.NORMAL.value();
    static final int LIMIT = BreakerState.LIMIT.value();
    static final int HALTED = BreakerState.HALTED.value();
    static final int REOPENING = BreakerState.REOPENING.value();

    private static final int NO_CAUSE = 0;
    private static final int MAX_STEPS = 1_000;

    private final int instrument;
    private final BreakerRules rules = new BreakerRules();
    private final BreakerTerms terms = new BreakerTerms();
    private final PriceTriggers triggers = new PriceTriggers(rules);
    private boolean hasRules;
    private int state;
    private int cause;
    private int steps;
    private long sinceNs;
    private long dueNs;
    private long candidate;
    private long limitLower;
    private long limitUpper;
    private long publishedLower;
    private long publishedUpper;
    private boolean isDrawdownSpent;
    private boolean isRateSpent;
    private boolean isOutageSpent;

    InstrumentBreaker(final int instrument)
    {
        this.instrument = instrument;
    }

    /**
     * Take new rules. A state that is running goes on, and what has fired stays spent; all else begins anew.
     *
     * @param newRules that have been checked.
     * @param nowNs    time.
     * @param mark     increments; 0: none yet.
     */
    void set(final BreakerRules newRules, final long nowNs, final long mark)
    {
        if (newRules.isNone())
        {
            rules.clear();
        }
        else
        {
            rules.copyFrom(newRules);
        }
        hasRules = !newRules.isNone();
        publishedLower = 0;
        publishedUpper = 0;
        isDrawdownSpent &= rules.terms().drawdownPpm() != 0;
        isRateSpent &= rules.terms().rateNotional() != 0;
        isOutageSpent &= hasRules;
        triggers.restart(nowNs, mark);
    }

    /**
     * Be as it was before any rules.
     */
    void drop()
    {
        rules.clear();
        set(rules, 0, 0);
        enter(NORMAL, NO_CAUSE, 0, 0);
    }

    /**
     * Enter a state, on the terms of the rules of now. A remembered candidate stays until the state is NORMAL.
     *
     * @param newState code.
     * @param newCause code.
     * @param nowNs    time.
     * @param newDueNs when it ends, or takes its next step; 0 in NORMAL.
     */
    void enter(final int newState, final int newCause, final long nowNs, final long newDueNs)
    {
        state = newState;
        steps = 0;
        limitLower = 0;
        limitUpper = 0;
        if (newState == NORMAL)
        {
            terms.clear();
            cause = NO_CAUSE;
            sinceNs = 0;
            dueNs = 0;
            candidate = 0;
        }
        else
        {
            terms.copyFrom(rules.terms());
            cause = newCause;
            sinceNs = nowNs;
            dueNs = newDueNs;
        }
    }

    int instrument()
    {
        return instrument;
    }

    BreakerRules rules()
    {
        return rules;
    }

    BreakerTerms terms()
    {
        return terms;
    }

    PriceTriggers triggers()
    {
        return triggers;
    }

    boolean hasRules()
    {
        return hasRules;
    }

    /**
     * @return code of {@link BreakerState}.
     */
    int state()
    {
        return state;
    }

    boolean isNormal()
    {
        return state == NORMAL;
    }

    boolean isHalted()
    {
        return state == HALTED;
    }

    /**
     * Is it halted for a reason of its own, rather than because too many others are?
     */
    boolean isHaltedByItself()
    {
        return state == HALTED && cause != BreakerCause.VENUE.value();
    }

    /**
     * Why the state was entered.
     *
     * @return code of {@link BreakerCause}; 0 in NORMAL.
     */
    int cause()
    {
        return cause;
    }

    boolean isEnteredByTrigger()
    {
        return cause >= BreakerCause.STATISTICAL.value() && cause <= BreakerCause.VELOCITY.value();
    }

    long sinceNs()
    {
        return sinceNs;
    }

    long dueNs()
    {
        return dueNs;
    }

    void dueNs(final long newDueNs)
    {
        dueNs = newDueNs;
    }

    /**
     * When the state ends by itself.
     *
     * @return time; 0 if that depends on the price.
     */
    long untilNs()
    {
        return state == LIMIT || state == HALTED ? dueNs : 0;
    }

    int countStep()
    {
        steps++;
        return steps;
    }

    /**
     * Candidate that waits.
     *
     * @return increments; 0: none.
     */
    long candidate()
    {
        return candidate;
    }

    void candidate(final long newCandidate)
    {
        candidate = newCandidate;
    }

    /**
     * A limit begins with the bounds of now.
     */
    void keepLimit()
    {
        limitLower = triggers.limitLower();
        limitUpper = triggers.limitUpper();
    }

    long limitLower()
    {
        return limitLower;
    }

    long limitUpper()
    {
        return limitUpper;
    }

    /**
     * @return 0 before the first publication.
     */
    long publishedLower()
    {
        return publishedLower;
    }

    long publishedUpper()
    {
        return publishedUpper;
    }

    void published(final long lower, final long upper)
    {
        publishedLower = lower;
        publishedUpper = upper;
    }

    boolean isDrawdownSpent()
    {
        return isDrawdownSpent;
    }

    void drawdownSpent(final boolean isSpent)
    {
        isDrawdownSpent = isSpent;
    }

    boolean isRateSpent()
    {
        return isRateSpent;
    }

    void rateSpent(final boolean isSpent)
    {
        isRateSpent = isSpent;
    }

    boolean isOutageSpent()
    {
        return isOutageSpent;
    }

    void outageSpent(final boolean isSpent)
    {
        isOutageSpent = isSpent;
    }

    private int spentBits()
    {
        return (isDrawdownSpent ? 1 : 0) | (isRateSpent ? 2 : 0) | (isOutageSpent ? 4 : 0);
    }

    void addTo(final StateHash hash)
    {
        rules.addTo(hash);
        triggers.addTo(hash);
        hash.add(publishedLower).add(publishedUpper).add(spentBits()).add(state);
        if (state != NORMAL)
        {
            terms.addTo(hash);
            hash.add(cause).add(steps).add(sinceNs).add(dueNs).add(candidate).add(limitLower).add(limitUpper);
        }
    }

    void save(final SnapshotWriter writer)
    {
        rules.save(writer);
        triggers.save(writer);
        writer.put(publishedLower).put(publishedUpper).put(spentBits()).put(state);
        if (state != NORMAL)
        {
            terms.save(writer);
            writer.put(cause).put(steps).put(sinceNs).put(dueNs).put(candidate).put(limitLower).put(limitUpper);
        }
    }

    /**
     * Read it; it has rules.
     *
     * @param reader   of the snapshot.
     * @param nowNs    time of the last command.
     * @param hasMark  has the instrument one?
     * @param maxPrice of the instrument.
     */
    void load(final SnapshotReader reader, final long nowNs, final boolean hasMark, final long maxPrice)
    {
        hasRules = true;
        rules.load(reader);
        triggers.load(reader, nowNs, hasMark, maxPrice);
        publishedLower = reader.next(0, maxPrice, "published lower bound");
        publishedUpper = reader.next(0, maxPrice, "published upper bound");
        final int spent = reader.nextInt(0, 7, "spent triggers");
        isDrawdownSpent = (spent & 1) != 0;
        isRateSpent = (spent & 2) != 0;
        isOutageSpent = (spent & 4) != 0;
        state = reader.nextInt(NORMAL, REOPENING, "state of a breaker");
        if (state != NORMAL)
        {
            terms.load(reader);
            cause = reader.nextInt(
                BreakerCause.STATISTICAL.value(), BreakerCause.RULES_REMOVED.value(), "cause of a breaker");
            steps = reader.nextInt(0, MAX_STEPS, "steps of a reopening");
            sinceNs = reader.next(0, nowNs, "beginning of a breaker's state");
            dueNs = reader.next(0, Long.MAX_VALUE, "end of a breaker's state");
            candidate = reader.next(0, maxPrice, "remembered candidate");
            limitLower = reader.next(0, Long.MAX_VALUE, "lower bound of a limit");
            limitUpper = reader.next(0, Long.MAX_VALUE, "upper bound of a limit");
        }
    }
}
