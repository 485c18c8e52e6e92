package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;

import java.util.EnumMap;
import java.util.Map;

/**
 * Commands that the core refused. Bids may be refused: they are made on estimates. Orders of those who would trade with
 * slices may be refused where prices are guarded. Nothing else may.
 */
public final class Refused
{
    private final Map<Reason, Integer> bids = new EnumMap<>(Reason.class);
    private final Map<Reason, Integer> guarded = new EnumMap<>(Reason.class);
    private long others;
    private String first;

    void onRejected(final long sequence, final RejectedDecoder event)
    {
        if (event.command() == TakeAuctionDecoder.TEMPLATE_ID)
        {
            bids.merge(event.reason(), 1, Integer::sum);
            return;
        }
        if (event.command() == PlaceOrderDecoder.TEMPLATE_ID && isGuard(event.reason()))
        {
            guarded.merge(event.reason(), 1, Integer::sum);
            return;
        }
        note("command " + event.command(), sequence, event.reason(), event.account(), event.reference());
    }

    void onDenied(final long sequence, final OrderDeniedDecoder event)
    {
        if (isGuard(event.reason()))
        {
            guarded.merge(event.reason(), 1, Integer::sum);
            return;
        }
        note("order", sequence, event.reason(), event.account(), event.orderId());
    }

    /** Only guards of prices refuse so. */
    private static boolean isGuard(final Reason reason)
    {
        return switch (reason)
        {
            case INSTRUMENT_HALTED, INSTRUMENT_LIMITED, PRICE_BOUNDS, PRICE_NOT_USABLE, PRICE_MOVING -> true;
            default -> false;
        };
    }

    private void note(
        final String what, final long sequence, final Reason reason, final long account, final long reference)
    {
        others++;
        if (first == null)
        {
            first = what + " at sequence " + sequence + ": " + reason + ", account " + account +
                ", reference " + reference;
        }
    }

    /**
     * Bids refused.
     *
     * @return the number by reason.
     */
    public Map<Reason, Integer> bids()
    {
        return new EnumMap<>(bids);
    }

    /**
     * Orders that guards of prices refused: of those who would trade with slices, or sell what was taken over.
     *
     * @return the number by reason.
     */
    public Map<Reason, Integer> guarded()
    {
        return new EnumMap<>(guarded);
    }

    /**
     * Other commands and orders refused.
     *
     * @return the number.
     */
    public long others()
    {
        return others;
    }

    /**
     * The first of them, for people.
     *
     * @return the text, or null where there is none.
     */
    public String first()
    {
        return first;
    }
}
