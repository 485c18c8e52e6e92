package io.plimsoll.node.demo.venue;

/**
 * Numbers orders and trades, from 1.
 */
final class OrderIds
{
    private long lastOrderId;
    private long lastTradeId;

    long nextOrderId()
    {
        return ++lastOrderId;
    }

    long nextTradeId()
    {
        return ++lastTradeId;
    }
}
