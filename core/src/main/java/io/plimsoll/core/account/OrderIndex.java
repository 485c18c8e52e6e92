package io.plimsoll.core.account;

/**
 * Row of an order by its id: open addressing, at most half full.
 * <p>
 * Order ids mostly come in sequence. Eight ids in a row share a home of eight slots, one cache line; which line is
 * well mixed. So whoever places very many orders at once, as a liquidation does, waits for memory at one in eight.
 * <pre>
 *  slot:  | hash (4 bytes) | row + 1 (4) |     0: empty
 * </pre>
 */
final class OrderIndex
{
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int ID_BITS = 3;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final int FEWEST_SLOTS = 16;

    private final OrderTable orders;
    private final long[] slots;
    private final int mask;

    /**
     * Empty.
     *
     * @param orders   that hold their ids.
     * @param capacity most orders.
     */
    OrderIndex(final OrderTable orders, final int capacity)
    {
        this.orders = orders;
        final int least = Math.max(FEWEST_SLOTS, 2 * capacity);
        slots = new long[Integer.highestOneBit(least - 1) << 1];
        mask = slots.length - 1;
    }

    /**
     * Find an order.
     *
     * @param id of the order.
     * @return row, or {@link OrderTable#NONE}.
     */
    int find(final long id)
    {
        final int hash = hash(id);
        for (int i = hash & mask; slots[i] != 0; i = i + 1 & mask)
        {
            if (hashOf(slots[i]) == hash && orders.id(rowOf(slots[i])) == id)
            {
                return rowOf(slots[i]);
            }
        }
        return OrderTable.NONE;
    }

    /**
     * Add an order.
     *
     * @param id  of the order, not known yet.
     * @param row of it.
     */
    void add(final long id, final int row)
    {
        final int hash = hash(id);
        int i = hash & mask;
        while (slots[i] != 0)
        {
            i = i + 1 & mask;
        }
        slots[i] = (long)hash << Integer.SIZE | row + 1;
    }

    /**
     * Remove an order.
     *
     * @param id  of the order, known.
     * @param row of it.
     */
    void remove(final long id, final int row)
    {
        int gap = hash(id) & mask;
        while (rowOf(slots[gap]) != row)
        {
            gap = gap + 1 & mask;
        }
        // Those behind move up, unless that is before their home.
        for (int i = gap + 1 & mask; slots[i] != 0; i = i + 1 & mask)
        {
            final int fromHome = i - hashOf(slots[i]) & mask;
            if (fromHome >= (i - gap & mask))
            {
                slots[gap] = slots[i];
                gap = i;
            }
        }
        slots[gap] = 0;
    }

    private static int hash(final long id)
    {
        final long group = id >>> ID_BITS;
        final long mixed = (group ^ group >>> Integer.SIZE) * GOLDEN;
        return (int)(mixed >>> Integer.SIZE) & ~ID_MASK | (int)id & ID_MASK;
    }

    private static int hashOf(final long slot)
    {
        return (int)(slot >>> Integer.SIZE);
    }

    private static int rowOf(final long slot)
    {
        return (int)slot - 1;
    }
}
