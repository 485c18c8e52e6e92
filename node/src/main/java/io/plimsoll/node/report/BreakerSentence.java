package io.plimsoll.node.report;

import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

/**
 * Says in words why a breaker changed its state, and what holds in the new one (rulebook section 10).
 */
final class BreakerSentence
{
    private static final int NO_TRIGGER = 255;

    private final NumberText numbers;

    BreakerSentence(final NumberText numbers)
    {
        this.numbers = numbers;
    }

    String of(final BreakerChangedDecoder event)
    {
        return "breaker of " + numbers.symbols().instrumentName(event.instrument()) + ": " + event.fromState() +
            " -> " + event.toState() + ", " + why(event) + "; " + now(event);
    }

    private String why(final BreakerChangedDecoder event)
    {
        return switch (event.cause())
        {
            case STATISTICAL, BAND, VELOCITY -> trigger(event);
            case OUTAGE -> "its index was not valid for too long";
            case FUND_DRAWDOWN -> "its pool's fund fell too far from its peak";
            case LIQUIDATION_RATE -> "too much was liquidated within the capacity window";
            case VENUE -> "too many instruments are halted";
            case LIMIT_EXPIRED -> "the price did not come back within the bounds in time" + candidate(event);
            case TIME -> "its time has passed" + candidate(event);
            case RETURNED -> "the price " + price(event, event.candidate()) + " is within the bounds again";
            case REOPENED -> "the mark has reached the price";
            default -> "its rules were removed";
        };
    }

    private String trigger(final BreakerChangedDecoder event)
    {
        final String row = event.trigger() == NO_TRIGGER ? "" : "trigger " + (event.trigger() + 1) + " ";
        final String reference = event.reference() == 0 ? "" : " around " + price(event, event.reference());
        return price(event, event.candidate()) + " is outside of " + price(event, event.lower()) + " to " +
            price(event, event.upper()) + ": " + row + "(" + event.cause() + " over " +
            Durations.text(event.horizonNs()) + reference +
            (event.presentPpm() == 0 ? "" : ", volatility " + NumberText.percent(event.presentPpm()) + " of a day") +
            ")";
    }

    private String candidate(final BreakerChangedDecoder event)
    {
        return event.candidate() == 0 ? "" : ", " + price(event, event.candidate()) + " waits";
    }

    private String now(final BreakerChangedDecoder event)
    {
        final String until = event.untilNs() == 0 ? "" : " until " + Times.shortText(event.untilNs());
        final String mark = event.mark() == 0 ? "there is no mark" : "the mark is " + price(event, event.mark());
        return switch (event.toState())
        {
            case LIMIT -> mark + ", it stays within the bounds, only reducing orders are taken" + until;
            case HALTED -> mark + ", nothing moves it, no orders and no slices" + until;
            case REOPENING -> mark + ", it follows in steps, only reducing orders are taken";
            default -> mark + ", everything trades again";
        };
    }

    private String price(final BreakerChangedDecoder event, final long price)
    {
        return numbers.price(event.instrument(), price);
    }
}
