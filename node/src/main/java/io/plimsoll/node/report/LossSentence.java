package io.plimsoll.node.report;

import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.node.text.NumberText;

/**
 * Says in words who bears a loss, how much of it and why (rulebook section 7).
 */
final class LossSentence
{
    private final NumberText numbers;
    private final ScopeWords scopes;

    LossSentence(final NumberText numbers, final ScopeWords scopes)
    {
        this.numbers = numbers;
        this.scopes = scopes;
    }

    String estate(final EstateSettledDecoder event)
    {
        final StringBuilder text = new StringBuilder("the estate").append(scopes.of(event.scope()))
            .append(" is settled in pool ").append(event.riskPool()).append(": equity ")
            .append(NumberText.money(event.equityNoHaircut()));
        if (event.deficit() > 0)
        {
            text.append(", so ").append(NumberText.money(event.deficit())).append(" is owed");
        }
        if (event.surplusToFund() > 0)
        {
            text.append(", ").append(NumberText.money(event.surplusToFund())).append(" goes to the insurance fund");
        }
        for (final EstateSettledDecoder.SharesDecoder share : event.shares())
        {
            text.append("; pool ").append(share.riskPool()).append(" owes ")
                .append(NumberText.money(share.deficit()));
            if (share.loss() > 0)
            {
                text.append(" for legs that lost ").append(NumberText.money(share.loss()));
            }
        }
        return text.toString();
    }

    String allocated(final LossAllocatedDecoder event)
    {
        final StringBuilder parts = new StringBuilder();
        part(parts, event.fundPaid(), " by its insurance fund");
        part(parts, event.commonPaid(), " by the common fund");
        part(parts, event.winnersPaid(), " by its winners");
        part(parts, event.uncovered(), " by its backstop");
        return "pool " + event.riskPool() + " owed " + NumberText.money(event.deficit()) + ", borne" + parts + ": " +
            reason(event.reason()) + " (rule " + event.lossRule() + "; the insurance fund had " +
            NumberText.money(event.fundBefore()) + ", peak " + NumberText.money(event.fundPeak()) + ")";
    }

    private static void part(final StringBuilder text, final long money, final String bearer)
    {
        if (money > 0)
        {
            text.append(text.isEmpty() ? ": " : ", ").append(NumberText.money(money)).append(bearer);
        }
    }

    String haircut(final HaircutAppliedDecoder event)
    {
        return "pays " + NumberText.money(event.haircut()) + " of its profit " +
            NumberText.money(event.positivePnl()) + scopes.of(event.scope()) + " for a deficit of pool " +
            event.riskPool() + ": " + reason(event.reason()) + "; " + NumberText.money(event.deficit()) +
            (event.winners() == 1 ? " is borne by the one winner, with " :
                " is shared by " + event.winners() + " winners in proportion to ") +
            NumberText.money(event.totalPositivePnl()) + " of profit" +
            (event.winners() == 1 ? "" : ", rank " + event.rank());
    }

    String deleveraged(final PositionDeleveragedDecoder event)
    {
        final int instrument = event.instrument();
        return "deleveraged" + scopes.of(event.scope()) + ": " + (event.lots() > 0 ? "bought " : "sold ") +
            numbers.lots(instrument, Math.abs(event.lots())) + " " + numbers.symbols().instrumentName(instrument) +
            " at " + numbers.price(instrument, event.price()) + ", the bankruptcy price of account " +
            event.bankrupt() + " (mark " + numbers.price(instrument, event.markPrice()) + "): rank " + event.rank() +
            " of " + event.candidates() + " by rule " + event.lossRule() + ", score " +
            NumberText.percent(event.scorePpm()) + "; " + NumberText.money(event.deficit()) +
            " is missing and the funds cover " + NumberText.money(event.coverage()) + " (" +
            reason(event.reason()) + "); realised " +
            numbers.settle(instrument, event.realisedPnlUnits()) + ", the position is now " +
            numbers.lots(instrument, event.positionLots());
    }

    /** Null for what the venue itself pays in or takes out: that is a change of the balance, and told as such. */
    String fund(final FundChangedDecoder event)
    {
        if (event.cause() == FundCause.DEPOSIT || event.cause() == FundCause.WITHDRAWAL)
        {
            return null;
        }
        final String amount = NumberText.money(Math.abs(event.amount()));
        final String what = switch (event.cause())
        {
            case LIQUIDATION_FEE -> "the fund receives " + amount + " of a liquidation fee";
            case SURPLUS -> "the fund receives " + amount + " of an estate's surplus";
            case LOSS -> "the fund pays " + amount + " for a loss of pool " + event.riskPool();
            case AUCTION_PREMIUM -> "the fund pays " + amount + " to the taker of an insolvent estate";
            default -> "the common fund pays " + amount + " for a loss of pool " + event.riskPool();
        };
        final String peak = event.peak() == 0 ? "" : ", peak " + NumberText.money(event.peak());
        return what + "; it holds " + NumberText.money(event.balance()) + peak;
    }

    private static String reason(final HaircutReason reason)
    {
        return switch (reason)
        {
            case NO_FUND -> "the pool has no fund";
            case FUND_EXHAUSTED -> "the fund is exhausted";
            case FUND_DRAWDOWN -> "the fund has fallen from its peak as far as it may";
            case EVENT_CAP -> "the fund's cap for one event is reached";
            default -> "the funds paid all";
        };
    }
}
