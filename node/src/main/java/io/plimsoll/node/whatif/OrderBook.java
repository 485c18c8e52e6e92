package io.plimsoll.node.whatif;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * The orders that a core knows: placed, or issued as slices, and neither filled nor closed yet (rulebook R1.9).
 */
final class OrderBook
{
    private final Long2ObjectHashMap<Order> orders = new Long2ObjectHashMap<>();

    /**
     * A known order.
     */
    static final class Order
    {
        private final long markPrice;
        private long openLots;
        private boolean isTouched;

        private Order(final long lots, final long markPrice)
        {
            this.openLots = lots;
            this.markPrice = markPrice;
        }

        long openLots()
        {
            return openLots;
        }

        /**
         * @return mark when the slice was issued, increments; 0 for other orders.
         */
        long markPrice()
        {
            return markPrice;
        }

        /**
         * @return true if it has traded.
         */
        boolean isTouched()
        {
            return isTouched;
        }
    }

    void add(final long orderId, final long lots, final long markPrice)
    {
        orders.put(orderId, new Order(lots, markPrice));
    }

    void fill(final long orderId, final long lots)
    {
        final Order order = orders.get(orderId);
        order.openLots -= lots;
        order.isTouched = true;
        if (order.openLots == 0)
        {
            orders.remove(orderId);
        }
    }

    void remove(final long orderId)
    {
        orders.remove(orderId);
    }

    boolean has(final long orderId)
    {
        return orders.containsKey(orderId);
    }

    /**
     * @return the order, or null if it is not known.
     */
    Order order(final long orderId)
    {
        return orders.get(orderId);
    }

    /**
     * @return lots that may still trade; 0 if the order is not known.
     */
    long openLots(final long orderId)
    {
        final Order order = orders.get(orderId);
        return order == null ? 0 : order.openLots;
    }
}
