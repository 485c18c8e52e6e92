package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerState;

/**
 * What is known about one instrument's circuit breaker.
 */
final class NaiveBreaker
{
    /**
     * Null: there is no breaker.
     */
    NaiveBreakerRules rules;
    /**
     * One of each trigger.
     */
    List<NaivePriceHistory> histories = List.of();
    BreakerState state = BreakerState.NORMAL;
    /**
     * Why it is in its state.
     */
    BreakerCause cause = BreakerCause.TIME;
    boolean isByTrigger;
    /**
     * Rules when the state was entered.
     */
    NaiveBreakerRules terms;
    long beganNs;
    long untilNs;
    /**
     * Remembered until the instrument reopens; 0 for none.
     */
    long candidate;
    /**
     * Bounds of all LIMIT triggers when a limit began.
     */
    NaiveBounds limitBounds = NaiveBounds.NONE;
    int steps;
    long nextStepNs;
    NaiveBounds published = NaiveBounds.NONE;
    boolean isDrawdownSpent;
    boolean isRateSpent;
    boolean isOutageSpent;

    boolean hasRules()
    {
        return rules != null;
    }

    boolean isHalted()
    {
        return state == BreakerState.HALTED;
    }

    /**
     * R10.2: new rules, all histories begin anew.
     */
    void rules(final NaiveBreakerRules newRules, final long timeNs, final long mark)
    {
        rules = newRules;
        histories = new ArrayList<>();
        newRules.triggers().forEach(trigger -> histories.add(new NaivePriceHistory(trigger)));
        published = NaiveBounds.NONE;
        if (mark > 0)
        {
            begin(timeNs, mark);
        }
    }

    void begin(final long timeNs, final long mark)
    {
        histories.forEach(history -> history.begin(timeNs, mark));
    }

    void commit(final long timeNs, final long mark)
    {
        for (final NaivePriceHistory history : histories)
        {
            if (history.isBegun())
            {
                history.commit(timeNs, mark);
            }
            else
            {
                history.begin(timeNs, mark);
            }
        }
    }

    /**
     * As it is without SetBreakerRules.
     */
    void forget()
    {
        rules = null;
        histories = List.of();
        state = BreakerState.NORMAL;
        candidate = 0;
        published = NaiveBounds.NONE;
        isDrawdownSpent = false;
        isRateSpent = false;
        isOutageSpent = false;
    }

    /**
     * Bounds of each trigger, by row; none without a mark.
     */
    List<NaiveBounds> bounds(final long timeNs, final int presentPpm, final long maxPrice)
    {
        final List<NaiveBounds> bounds = new ArrayList<>();
        for (int row = 0; row < histories.size(); row++)
        {
            final NaivePriceHistory history = histories.get(row);
            if (history.isBegun())
            {
                history.roll(timeNs);
                bounds.add(NaiveBounds.of(rules.triggers().get(row), history, presentPpm, maxPrice));
            }
            else
            {
                bounds.add(NaiveBounds.NONE);
            }
        }
        return bounds;
    }

    /**
     * The first trigger of an action that a price is outside of; -1 for none.
     */
    int outside(final List<NaiveBounds> bounds, final BreakerAction action, final long price)
    {
        for (int row = 0; row < bounds.size(); row++)
        {
            if (rules.triggers().get(row).action() == action && bounds.get(row).isOutside(price))
            {
                return row;
            }
        }
        return -1;
    }

    /**
     * Inside of all triggers of an action.
     */
    NaiveBounds overall(final List<NaiveBounds> bounds, final BreakerAction action)
    {
        NaiveBounds overall = NaiveBounds.NONE;
        for (int row = 0; row < bounds.size(); row++)
        {
            if (rules.triggers().get(row).action() == action)
            {
                overall = overall.and(bounds.get(row));
            }
        }
        return overall;
    }

    /**
     * Inside of all triggers.
     */
    NaiveBounds overall(final List<NaiveBounds> bounds)
    {
        return overall(bounds, BreakerAction.LIMIT).and(overall(bounds, BreakerAction.HALT));
    }
}
