package io.plimsoll.core;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.command.BreakerCommands;
import io.plimsoll.core.command.ChangeCommands;
import io.plimsoll.core.command.IndexCommands;
import io.plimsoll.core.command.PriceCommands;
import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.mark.Holds;
import io.plimsoll.core.mark.Marks;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.IndexEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.PullListener;
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
    final Changes changes = new Changes();
    final IndexCommands indexCommands;
    final PriceCommands priceCommands;
    final BreakerCommands breakerCommands;
    final ChangeCommands changeCommands;

    Pricing(
        final CoreLimits limits,
        final Market market,
        final AccountTable accounts,
        final RiskParameters parameters,
        final CommandClock clock,
        final AccountEvents accountEvents,
        final Outcome outcome)
    {
        indices = new Indices(limits.maxInstruments() + limits.maxAssets(), clock, new IndexEvents(outcome));
        marks = new Marks(market, indices, volatility, breakers);
        indices.follow(marks);
        breakers.setMarksIn(marks);
        indexCommands = new IndexCommands(
            accounts, indices, new NoCoolOffs(), market, parameters, accountEvents);
        priceCommands = new PriceCommands();
        breakerCommands = new BreakerCommands();
        changeCommands = new ChangeCommands();
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

    /**
     * Nobody keeps cool-offs yet.
     */
    private static final class NoCoolOffs implements PullListener
    {
        @Override
        public Reason mayPull(final int index, final long account)
        {
            return null;
        }

        @Override
        public void onPull(final int index, final long account, final long coolOffNs)
        {
            // There is nothing that could be put off.
        }
    }
}
