package io.plimsoll.core.breaker;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.BreakerCause;

/**
 * Looks at all breakers when time has come to a command and when one is complete (rulebook R10.5, R10.6), and leaves it
 * out when nothing that it rests on has changed since it last found nothing.
 */
final class BreakerRounds
{
    private static final long NEVER = -1;

    private final BreakerTable table;
    private final VenueBreaker venue;
    private final CommandClock clock;
    private final BreakerTurn turn;
    private final StateTimes times;
    private final RiskTriggers risks;
    private final MarkSetter marks;
    private boolean isAnySpent = true;
    private long calmTurns = NEVER;
    private long calmRisks = NEVER;

    BreakerRounds(
        final BreakerTable table,
        final VenueBreaker venue,
        final CommandClock clock,
        final BreakerTurn turn,
        final StateTimes times,
        final RiskTriggers risks,
        final MarkSetter marks)
    {
        this.table = table;
        this.venue = venue;
        this.clock = clock;
        this.turn = turn;
        this.times = times;
        this.risks = risks;
        this.marks = marks;
    }

    /**
     * Rules have been set, or everything has been loaded: what was left out may count now.
     */
    void onRules()
    {
        isAnySpent = true;
        calmTurns = NEVER;
        calmRisks = NEVER;
    }

    /**
     * Time has come to a command: ends of states, steps, outages, then the venue.
     *
     * @return true if anything was done.
     */
    boolean onTime()
    {
        boolean isDone = false;
        if (table.count() != 0 && (clock.nowNs() >= turn.nextDueNs() || isAnySpent || marks.isAnyIndexInvalid()))
        {
            isAnySpent = false;
            for (int place = 0; place < table.count(); place++)
            {
                isDone |= times.onTime(table.at(place));
                isAnySpent |= table.at(place).isOutageSpent();
            }
            turn.nextDueNs(table.firstDueNs());
        }
        isDone |= haltVenue();
        return isDone;
    }

    /**
     * A command is complete: funds and rates, then the venue.
     */
    void onCommandEnd()
    {
        if (table.watching() != 0 && !(calmRisks == risks.changes() && calmTurns == turn.changes()))
        {
            lookAtRisks();
        }
        haltVenue();
    }

    private void lookAtRisks()
    {
        boolean isCalm = true;
        for (int place = 0; place < table.count(); place++)
        {
            isCalm &= risks.look(table.at(place));
        }
        // Without a change peaks and windows only fall, so what was calm is calm.
        calmRisks = isCalm ? risks.changes() : NEVER;
        calmTurns = turn.changes();
    }

    private boolean haltVenue()
    {
        if (!venue.isOn() || !venue.isReached(table.haltedByThemselves()))
        {
            return false;
        }
        for (int place = 0; place < table.count(); place++)
        {
            final InstrumentBreaker breaker = table.at(place);
            if (!breaker.isHalted())
            {
                turn.haltFor(breaker, venue.haltNs(), BreakerCause.VENUE, PriceTriggers.NONE, 0);
            }
        }
        return true;
    }
}
