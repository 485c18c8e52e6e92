package io.plimsoll.node.report;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.RiskClassAssignedDecoder;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

/**
 * Says in words what calls, queues, halts and delistings mean (rulebook R5.1, R6.12, R7.10, R10.1).
 */
final class LiquidationSentence
{
    private static final long FULL_PPM = 1_000_000L;

    private final NumberText numbers;
    private final ScopeWords scopes;

    LiquidationSentence(final NumberText numbers, final ScopeWords scopes)
    {
        this.numbers = numbers;
        this.scopes = scopes;
    }

    String call(final MarginCallIssuedDecoder event)
    {
        final String pace = event.pacePpm() == FULL_PPM ? "" :
            ", shortened to " + NumberText.percent(event.pacePpm()) + " by volatility";
        final String until = event.deadlineNs() == 0 ? "no deadline" :
            "until " + Times.shortText(event.deadlineNs()) + " (" + Durations.text(event.intervalNs()) +
            " in risk class " + event.riskClass() + pace + ")";
        return "margin call " + event.call() + scopes.of(event.scope()) + ": " +
            (event.shortfall() == 0 ? "nothing" : NumberText.money(event.shortfall())) +
            " is missing to the call level (equity " + NumberText.money(event.equity()) + ", maintenance margin " +
            NumberText.money(event.maintenanceMargin()) + "), " + until;
    }

    String queued(final LiquidationQueuedDecoder event)
    {
        final String why = switch (event.cause())
        {
            case HALT -> "every leg that could be sliced is halted";
            case PRICE -> "a price that it rests on is refused for liquidation, or its owner cools off";
            default -> "the liquidation capacity of the window is used up";
        };
        return "waits for its slice" + scopes.of(event.scope()) + ", " + why + ": notional " +
            NumberText.money(event.notional()) + ", health " + NumberText.percent(event.healthPpm()) + ", " +
            (event.waiting() == 1 ? "nobody else waits" : event.waiting() + " wait now");
    }

    String settled(final PositionSettledDecoder event)
    {
        final int instrument = event.instrument();
        return "position " + numbers.lots(instrument, event.lots()) + " " +
            numbers.symbols().instrumentName(instrument) + scopes.of(event.scope()) +
            " was settled at the last price " + numbers.price(instrument, event.price()) + ": realised " +
            numbers.settle(instrument, event.realisedPnlUnits());
    }

    String delisted(final InstrumentDelistedDecoder event)
    {
        final int instrument = event.instrument();
        return numbers.symbols().instrumentName(instrument) + " is delisted at " +
            numbers.price(instrument, event.settlementPrice()) + ": " + event.positions() + " positions are settled";
    }

    String halt(final InstrumentHaltChangedDecoder event)
    {
        return numbers.symbols().instrumentName(event.instrument()) +
            (event.halted() == Flag.YES ? " is halted" : " trades again");
    }

    String assigned(final RiskClassAssignedDecoder event)
    {
        return "is in risk class " + event.riskClass() + " now";
    }
}
