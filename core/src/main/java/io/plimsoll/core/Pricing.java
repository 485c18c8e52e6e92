package io.plimsoll.core;

import io.plimsoll.core.account.Accounts;
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
import io.plimsoll.core.mark.PriceParts;
import io.plimsoll.core.mark.PriceReport;
import io.plimsoll.core.mark.PriceState;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.ChangeEvents;
import io.plimsoll.core.outcome.IndexEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.outcome.PriceEvents;
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
    final VolatilityMeter volatility;
    final Breakers breakers;
    final PriceParts prices;
    final Marks marks;
    final Changes changes;
    final IndexCommands indexCommands;
    final PriceCommands priceCommands;
    final BreakerCommands breakerCommands;
    final ChangeCommands changeCommands;

    Pricing(
        final CoreLimits limits,
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final PriceState state,
        final Holds holds,
        final Monitor monitor,
        final Waterfall waterfall,
        final CommandClock clock,
        final AccountEvents accountEvents,
        final Outcome outcome)
    {
        volatility = waterfall.volatility;
        breakers = waterfall.breakers;
        final PriceEvents events = new PriceEvents(outcome);
        indices = new Indices(limits.maxInstruments() + limits.maxAssets(), clock, new IndexEvents(outcome));
        prices = new PriceParts(book, state, holds, indices, volatility, breakers, monitor, events);
        marks = prices.marks();
        indices.follow(marks);
        breakers.setMarksIn(marks);
        breakers.follow(monitor, waterfall.losses.funds(), waterfall.capacity, waterfall);
        indexCommands = new IndexCommands(
            book.accounts(), indices, prices.coolOffs(), market, parameters, accountEvents);
        priceCommands = new PriceCommands(
            contracts, market, parameters, indices, prices,
            new PriceReport(state, marks, volatility, breakers, events), accountEvents);
        breakerCommands = new BreakerCommands(contracts, parameters, volatility, breakers, accountEvents);
        changes = new Changes(clock, contracts, parameters, new MessageCheck(), new ChangeEvents(outcome));
        changes.tellListings(prices.failures()::list);
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
        isDone |= prices.onRamps();
        isDone |= indices.onTime();
        isDone |= prices.onOutages();
        isDone |= breakers.onTime();
        isDone |= prices.onHoldsOver();
        onEffect();
        return isDone;
    }

    /**
     * What time has done, or a command's own effect, is complete; transitions are not carried out yet: serve once what
     * halts and holds have kept waiting.
     */
    void onEffect()
    {
        final boolean isServed = breakers.serve();
        prices.queue().onEffect(isServed);
    }
}
