package io.plimsoll.node.report;

import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionPausedDecoder;
import io.plimsoll.core.message.AuctionPhase;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

import java.math.BigDecimal;

/**
 * Says in words how an estate is auctioned (rulebook R6.14, R6.15).
 */
final class AuctionSentence
{
    private static final int PERCENT_DIGITS_OF_E9 = 7;

    private final NumberText numbers;
    private final ScopeWords scopes;

    AuctionSentence(final NumberText numbers, final ScopeWords scopes)
    {
        this.numbers = numbers;
        this.scopes = scopes;
    }

    String started(final AuctionStartedDecoder event)
    {
        return "auction " + event.auction() + " of the estate" + scopes.of(event.scope()) + " starts for pool " +
            event.riskPool() + ", " + phase(event.phase()) + ": equity " + NumberText.money(event.equityNoHaircut()) +
            ", maintenance margin " + NumberText.money(event.maintenanceMargin()) + "; " + curve(event) +
            (event.goal() == AuctionGoal.RESTORE ? ", until the account is healthy again" : ", all is for sale") +
            deadline(event.deadlineNs());
    }

    private static String curve(final AuctionStartedDecoder event)
    {
        final String start = "from " + NumberText.percent(event.startPpm());
        return switch (event.curve())
        {
            case STAIR -> start + " of the equity, times " + NumberText.percent(event.cutPpm()) + " every " +
                Durations.text(event.stepNs());
            case LINEAR -> start + " of the equity to nothing in " + Durations.text(event.tailNs());
            default -> "by health, discount up to " + NumberText.percent(event.maxDiscountPpm());
        };
    }

    String reset(final AuctionResetDecoder event)
    {
        final String why = switch (event.cause())
        {
            case EXPIRED -> "its time was over for the " + ordinal(event.resets()) + " time, and the estate is " +
                phase(event.phase());
            case INSOLVENT -> "the estate is " + phase(AuctionPhase.INSOLVENT);
            default -> "the estate is solvent again";
        };
        return "auction " + event.auction() + scopes.of(event.scope()) + " starts anew: " + why + "; equity " +
            NumberText.money(event.equityNoHaircut()) + ", paid in so far " + NumberText.money(event.reserve()) +
            deadline(event.deadlineNs());
    }

    String taken(final AuctionTakenDecoder event, final boolean isTaker)
    {
        final String who = isTaker ? "took " + part(event) + " of the estate of account " + event.account() :
            "account " + event.taker() + " took " + part(event) + " of the estate";
        final long premium = event.premium();
        final String price = premium < 0 ? "paid " + NumberText.money(-premium) + " for it" :
            "received " + NumberText.money(premium) + " for it" +
            (event.fundPaid() == 0 ? "" : " from the insurance fund");
        return who + scopes.of(event.scope()) + " in auction " + event.auction() + " and " + price + " (" +
            "after " + Durations.text(event.elapsedNs()) + (event.phase() == AuctionPhase.SOLVENT ?
                " " + percentE9(event.factorE9()) + " of the equity is paid" : " as insolvent") + "; equity " +
            NumberText.money(event.equityNoHaircut()) +
            ", notional taken " + NumberText.money(event.notional()) + ")";
    }

    private static String part(final AuctionTakenDecoder event)
    {
        return percentE9(event.fractionE9()) +
            (event.wantedE9() == event.fractionE9() ? "" : " (wanted " + percentE9(event.wantedE9()) + ")");
    }

    String lots(final AuctionLotMovedDecoder event, final boolean isTaker)
    {
        final int instrument = event.instrument();
        final long lots = isTaker ? event.lots() : -event.lots();
        return "auction " + event.auction() + ": " + (lots > 0 ? "received " : "gave ") +
            numbers.lots(instrument, Math.abs(lots)) + " " + numbers.symbols().instrumentName(instrument) +
            " at mark " + numbers.price(instrument, event.markPrice()) + "; the position is now " +
            numbers.lots(instrument, isTaker ? event.takerLots() : event.estateLots());
    }

    String asset(final AuctionAssetMovedDecoder event, final boolean isTaker)
    {
        final long units = isTaker ? event.amountUnits() : -event.amountUnits();
        final String what = numbers.units(event.asset(), Math.abs(units));
        return "auction " + event.auction() + ": " + (units > 0 ? "received " : "gave ") + what + " for " +
            NumberText.money(Math.abs(event.paid()));
    }

    String paused(final AuctionPausedDecoder event)
    {
        return "auction " + event.auction() + scopes.of(event.scope()) +
            (event.paused() == Flag.YES ? " stands still, a leg is halted, after " : " goes on after ") +
            Durations.text(event.elapsedNs()) + (event.paused() == Flag.YES ? "" : deadline(event.deadlineNs()));
    }

    String ended(final AuctionEndedDecoder event)
    {
        final String how = switch (event.cause())
        {
            case SOLD -> "everything is sold";
            case RESTORED -> "the account is restored and is its owner's again";
            default -> "nobody took the rest";
        };
        return "auction " + event.auction() + scopes.of(event.scope()) + " ends, " + how + ": equity " +
            NumberText.money(event.equityNoHaircut()) + ", maintenance margin " +
            NumberText.money(event.maintenanceMargin()) + ", paid in " + NumberText.money(event.reserve());
    }

    private static String phase(final AuctionPhase phase)
    {
        return phase == AuctionPhase.SOLVENT ? "solvent" : "insolvent, so the fund pays the takers";
    }

    private static String ordinal(final int count)
    {
        return switch (count)
        {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default -> count + "th";
        };
    }

    private static String deadline(final long deadlineNs)
    {
        return deadlineNs == 0 ? "; the clock stands still" : "; due at " + Times.shortText(deadlineNs);
    }

    private static String percentE9(final long partsE9)
    {
        return BigDecimal.valueOf(partsE9, PERCENT_DIGITS_OF_E9).stripTrailingZeros().toPlainString() + " %";
    }
}
