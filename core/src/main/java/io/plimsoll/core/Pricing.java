package io.plimsoll.core;

import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.command.BreakerCommands;
import io.plimsoll.core.command.ChangeCommands;
import io.plimsoll.core.command.IndexCommands;
import io.plimsoll.core.command.MessageCheck;
import io.plimsoll.core.command.PriceCommands;
import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.mark.Holds;
import io.plimsoll.core.mark.Marks;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.ChangeEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Puts together where prices come from, what they may be used for, breakers and governed changes, and says in which
 * order they follow time (rulebook R8.11).
 */
final class Pricing
{
    final Indices indices;
    final VolatilityMeter volatility = new VolatilityMeter();
    final Breakers breakers = new Breakers();
    final Marks marks;
    final Holds holds = new Holds();
    final Changes changes;
    final IndexCommands indexCommands;
    final PriceCommands priceCommands;
    final BreakerCommands breakerCommands;
    final ChangeCommands changeCommands;

    Pricing(
        final CoreLimits limits,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final CommandClock clock,
        final AccountEvents accountEvents,
        final Outcome outcome)
    {
        indices = new Indices(limits.maxInstruments() + limits.maxAssets());
        marks = new Marks(market, indices, volatility, breakers);
        breakers.setMarksIn(marks);
        indexCommands = new IndexCommands();
        priceCommands = new PriceCommands();
        breakerCommands = new BreakerCommands();
        changes = new Changes(clock, contracts, parameters, new MessageCheck(), new ChangeEvents(outcome));
        changeCommands = new ChangeCommands(changes, parameters, accountEvents);
    }

    /**
     * Time has come to a command (rulebook R8.11).
     *
     * @return true if anything was done that transitions may follow from.
     */
    boolean onTime()
    {
        // Each part is asked, whatever the others did.
        boolean isDone = changes.onTime();
        isDone |= indices.onTime();
        isDone |= breakers.onTime();
        return isDone;
    }
}
