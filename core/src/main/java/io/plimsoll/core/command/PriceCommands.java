package io.plimsoll.core.command;

import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;

/**
 * Marks, prices of assets, and what they may be used for (rulebook R8.4 to R8.8).
 */
public final class PriceCommands
{
    Reason book(final BookTickDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason fundingRate(final FundingRateTickDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setMark(final SetMarkRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setAsset(final SetAssetRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setActions(final SetActionTableDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason failAsset(final FailAssetDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason query(final QueryPriceDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
