package io.plimsoll.node.report;

import io.plimsoll.core.message.Reason;

/**
 * Says what reasons of prices, breakers and governance mean to somebody who was refused.
 */
final class ReasonWords
{
    private ReasonWords()
    {
    }

    /**
     * @return true if prices or breakers deny orders for it, and not the account's own margin.
     */
    static boolean isOfPrices(final Reason reason)
    {
        return switch (reason)
        {
            case INSTRUMENT_LIMITED, PRICE_BOUNDS, PRICE_NOT_USABLE, PRICE_MOVING, COOL_OFF, ASSET_FAILED -> true;
            default -> false;
        };
    }

    /**
     * @return ": " and the words; nothing for reasons that say it themselves.
     */
    static String of(final Reason reason)
    {
        return switch (reason)
        {
            case PRICED_BY_INDEX -> ": its price comes from an index and from nowhere else";
            case ACTIONS_CONTRADICT -> ": an action would be allowed with a worse price than one that it needs";
            case INSTRUMENT_LIMITED -> ": while the breaker limits or reopens, only what reduces is taken";
            case PRICE_BOUNDS -> ": its limit is beyond the bounds that the breaker has published";
            case PRICE_NOT_USABLE -> ": a price that it rests on is not good enough for it";
            case PRICE_MOVING -> ": the index moves faster than its sources can follow";
            case COOL_OFF -> ": the account has just pulled a price update there";
            case ASSET_FAILED -> ": the asset fails, or has failed";
            case MEASURED_HERE -> ": the core measures this volatility itself";
            case GOVERNED -> ": one operator has to propose it, and another to approve it";
            case NOT_PERMITTED -> ": not in this operator's role, or the proposal is the operator's own";
            case STEP_TOO_LARGE -> ": further from the value in force than one change may go";
            case TOO_SOON -> ": slower is asked for";
            case GOVERNANCE_INVALID -> ": nobody would be left to propose, or nobody else to approve";
            default -> "";
        };
    }
}
