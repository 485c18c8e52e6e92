package io.plimsoll.node.demo.venue;

/**
 * Numbers orders and trades, from 1.
 */
public final class OrderIds
{
    private long lastOrderId;
    private long lastTradeId;

    /**
     * Number an order.
     *
     * @return the next id.
     */
    public long nextOrderId()
    {
        return ++lastOrderId;
    }

    /**
     * Number a trade.
     *
     * @return the next id.
     */
    public long nextTradeId()
    {
        return ++lastTradeId;
    }
}
