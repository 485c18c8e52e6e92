package io.plimsoll.core.naive;

import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;

/**
 * Auctions, funds and losses (R6.13 to R6.15, rulebook section 7).
 */
final class NaiveWaterfall
{
    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveEvents events;

    NaiveWaterfall(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.events = events;
    }

    Reason setPoolRules(final SetPoolRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setAuctionRules(final SetAuctionRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason takeAuction(final TakeAuctionDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason queryPool(final QueryPoolDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason queryAdlRank(final QueryAdlRankDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    /**
     * After due timers, before the command's own effect: reviews, allocation and rounds (R7.4, R7.7, R7.8).
     */
    void afterTimers()
    {
    }

    /**
     * A timer of an estate is due (R6.14).
     */
    void onDeadline(final NaiveMarginAccount estate)
    {
        throw new IllegalStateException("account " + estate.account.id + " has a deadline in " + estate.zone);
    }

    /**
     * After a halt, its end or a delisting: clocks stop and go on (R6.14).
     */
    void afterHaltOrDelisting()
    {
    }

    /**
     * The backstop has a slice's fee, and FillApplied is told: what of it is the fund's (R7.1).
     *
     * @param instrument that was sliced.
     * @param feeUnits   above 0, of its settle asset.
     */
    void afterLiquidationFee(final NaiveInstrument instrument, final long feeUnits)
    {
    }

    /**
     * After the transitions of a command: allocation and rounds (R7.4, R7.7).
     */
    void afterTransitions()
    {
    }
}
