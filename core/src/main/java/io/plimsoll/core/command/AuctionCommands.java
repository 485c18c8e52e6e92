package io.plimsoll.core.command;

import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;

/**
 * Rules of auctions, and bids (rulebook R6.14, R6.15).
 */
public final class AuctionCommands
{
    Reason setRules(final SetAuctionRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason take(final TakeAuctionDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
