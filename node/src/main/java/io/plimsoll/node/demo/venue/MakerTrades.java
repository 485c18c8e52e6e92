package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.Side;
import io.plimsoll.node.demo.market.Market;

/**
 * Fills an order against a new order of the contract's market maker. The order pays the taker fee, the maker nothing.
 */
final class MakerTrades
{
    private static final long PPM = 1_000_000;

    private final Market market;
    private final Commands commands;
    private final OrderIds ids;
    private final VenueInbox inbox;
    private final boolean isGuarded;

    MakerTrades(
        final Market market,
        final Commands commands,
        final OrderIds ids,
        final VenueInbox inbox,
        final boolean isGuarded)
    {
        this.market = market;
        this.commands = commands;
        this.ids = ids;
        this.inbox = inbox;
        this.isGuarded = isGuarded;
    }

    /** Whether the core took an order; asked only where prices are guarded, for elsewhere it takes them all. */
    boolean isTaken(final long orderId)
    {
        if (isGuarded)
        {
            commands.awaitEvents();
            return !inbox.isRefused(orderId);
        }
        return true;
    }

    /** False if the market maker may not trade now; the order is as it was. */
    boolean trade(
        final int instrument, final long orderId, final boolean isSell, final long lots, final long price)
    {
        final long makerOrderId = ids.nextOrderId();
        final long feeMicros =
            market.contract(instrument).worthMicros(lots, price) * Definitions.TAKER_FEE_PPM / PPM;
        commands.placeOrder(VenueAccounts.maker(instrument), makerOrderId, instrument,
            isSell ? Side.BUY : Side.SELL, lots, price, false);
        if (!isTaken(makerOrderId))
        {
            return false;
        }
        if (isSell)
        {
            commands.fill(ids.nextTradeId(), instrument, price, lots, makerOrderId, orderId, 0, feeMicros);
        }
        else
        {
            commands.fill(ids.nextTradeId(), instrument, price, lots, orderId, makerOrderId, feeMicros, 0);
        }
        return true;
    }
}
