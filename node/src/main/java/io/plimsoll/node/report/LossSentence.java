package io.plimsoll.node.report;

import io.plimsoll.core.message.EstateSettledDecoder;
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
                .append(NumberText.money(share.deficit())).append(" for legs that lost ")
                .append(NumberText.money(share.loss()));
        }
        return text.toString();
    }

    String allocated(final LossAllocatedDecoder event)
    {
        return "pool " + event.riskPool() + " owed " + NumberText.money(event.deficit()) + ": insurance fund " +
            NumberText.money(event.fundPaid()) + ", common fund " + NumberText.money(event.commonPaid()) +
            ", winners " + NumberText.money(event.winnersPaid()) + ", left with the backstop " +
            NumberText.money(event.uncovered()) + " (rule " + event.lossRule() + ", " + reason(event.reason()) +
            "; fund before " + NumberText.money(event.fundBefore()) + ", peak " + NumberText.money(event.fundPeak()) +
            ")";
    }

    String haircut(final HaircutAppliedDecoder event)
    {
        return "pays " + NumberText.money(event.haircut()) + " of its profit " +
            NumberText.money(event.positivePnl()) + scopes.of(event.scope()) + " for a deficit of pool " +
            event.riskPool() + ": " + reason(event.reason()) + "; " + NumberText.money(event.deficit()) +
            " is shared by " + event.winners() + " winners in proportion to " +
            NumberText.money(event.totalPositivePnl()) + " of profit, rank " + event.rank();
    }

    String deleveraged(final PositionDeleveragedDecoder event)
    {
        final int instrument = event.instrument();
        return "deleveraged" + scopes.of(event.scope()) + ": " + (event.lots() > 0 ? "bought " : "sold ") +
            numbers.lots(instrument, Math.abs(event.lots())) + " " + numbers.symbols().instrumentName(instrument) +
            " at the bankruptcy price " + numbers.price(instrument, event.price()) + " of account " +
            event.bankrupt() + " (mark " + numbers.price(instrument, event.markPrice()) + "), rank " + event.rank() +
            " of " + event.candidates() + " by " + event.lossRule() + " with score " +
            NumberText.percent(event.scorePpm()) + ": " + reason(event.reason()) + ", deficit " +
            NumberText.money(event.deficit()) + ", cover " + NumberText.money(event.coverage()) + "; realised " +
            numbers.settle(instrument, event.realisedPnlUnits()) + ", the position is now " +
            numbers.lots(instrument, event.positionLots());
    }

    String fund(final FundChangedDecoder event)
    {
        final long amount = event.amount();
        final String what = switch (event.cause())
        {
            case DEPOSIT -> "deposited";
            case WITHDRAWAL -> "withdrawn";
            case LIQUIDATION_FEE -> "of a liquidation fee";
            case SURPLUS -> "of an estate's surplus";
            case LOSS -> "for a loss of pool " + event.riskPool();
            case AUCTION_PREMIUM -> "to the taker of an insolvent estate";
            default -> "as the common fund for pool " + event.riskPool();
        };
        return "fund " + (amount < 0 ? "pays " : "receives ") + NumberText.money(Math.abs(amount)) + " " + what +
            "; it holds " + NumberText.money(event.balance()) + ", peak " + NumberText.money(event.peak());
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
