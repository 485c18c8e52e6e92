package io.plimsoll.core.account;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.CoreLimits;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Against a map, with ids in sequence, at random, and far apart, up to a full table.
 */
@Timeout(60)
class OrderIndexTest
{
    private static final int ORDERS = 300;
    private static final int OPERATIONS = 40_000;

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 8, 1 << 20, 1L << 61, 0x9E3779B97F4A7C15L})
    void shouldDoAsAMapDoes(final long step)
    {
        final SplittableRandom random = new SplittableRandom(step);
        final OrderTable orders = new Accounts(new CoreLimits(1, 1, 1, ORDERS, 1, 1)).orders();
        final OrderIndex index = new OrderIndex(orders, ORDERS);
        final Map<Long, Integer> model = new HashMap<>();
        final ArrayDeque<Integer> free = new ArrayDeque<>();
        for (int row = 0; row < ORDERS; row++)
        {
            free.add(row);
        }
        for (int i = 0; i < OPERATIONS; i++)
        {
            // Fills up, then empties, again and again.
            final boolean isGrowing = i / 2_000 % 2 == 0;
            final long id = step * (random.nextInt(600) - 100);
            final Integer row = model.get(id);
            assertEquals(row == null ? OrderTable.NONE : row, index.find(id));
            if (row != null && random.nextInt(10) < (isGrowing ? 2 : 9))
            {
                index.remove(id, row);
                model.remove(id);
                free.add(row);
            }
            else if (row == null && !free.isEmpty() && random.nextInt(10) < (isGrowing ? 9 : 1))
            {
                final int taken = free.remove();
                orders.buffer.putLong(taken * OrderTable.stride() + OrderLayout.ORDER_ID, id);
                index.add(id, taken);
                model.put(id, taken);
            }
        }
        model.forEach((id, row) -> assertEquals(row, index.find(id)));
    }
}
