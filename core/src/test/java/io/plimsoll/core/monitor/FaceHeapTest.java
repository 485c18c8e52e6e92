package io.plimsoll.core.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Against a map, over many operations, with two heaps that share an arena.
 */
@Timeout(60)
class FaceHeapTest
{
    private static final int ITEMS = 3_000;
    private static final int STRIDE = 12;
    private static final int ACCOUNT = 8;
    private static final int OPERATIONS = 10_000;

    private final UnsafeBuffer owners = new UnsafeBuffer(new byte[ITEMS * STRIDE]);
    private final FaceArena arena = new FaceArena(2L * ITEMS, 2);
    private final FaceHeap heap = new FaceHeap(arena, ITEMS, owners, STRIDE, 0, ACCOUNT);
    private final FaceHeap neighbour = new FaceHeap(arena, ITEMS, owners, STRIDE, 4, ACCOUNT);
    private final Map<Integer, Long> model = new HashMap<>();

    FaceHeapTest()
    {
        for (int item = 0; item < ITEMS; item++)
        {
            owners.putInt(item * STRIDE, FaceHeap.NO_SLOT);
            owners.putInt(item * STRIDE + 4, FaceHeap.NO_SLOT);
            owners.putInt(item * STRIDE + ACCOUNT, 7 * item);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldDoAsAMapDoes(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < OPERATIONS; i++)
        {
            // Grows to all items, then shrinks to few, so that chunks come and go.
            final boolean isGrowing = i / 2_500 % 2 == 0;
            final int item = random.nextInt(ITEMS);
            final int kind = random.nextInt(100);
            if (kind < 3)
            {
                shift(random.nextLong(1_000));
            }
            else if (kind < 10 && !model.isEmpty())
            {
                remove(heap.topItem());
            }
            else if (kind < (isGrowing ? 85 : 25))
            {
                set(item, random.nextLong(-50_000, 50_000));
            }
            else
            {
                remove(item);
            }
            neighbour.set(item, -i);
            assertTop();
            if (i % 500 == 0)
            {
                assertHeap();
            }
        }
        assertHeap();
        drain();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFindAllThatAreCrossedAndBeInOrderAfterBeingLoose(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final int[] accounts = new int[ITEMS];
        for (int round = 0; round < 60; round++)
        {
            shift(random.nextLong(3));
            if (random.nextBoolean())
            {
                heap.loosen();
            }
            for (int i = random.nextInt(500); i >= 0; i--)
            {
                final int item = random.nextInt(ITEMS);
                if (random.nextInt(10) < 7)
                {
                    set(item, random.nextLong(-500, 500));
                }
                else
                {
                    remove(item);
                }
            }
            heap.tighten();
            assertHeap();
            final long probe = random.nextLong(-600, 600);
            final int count = heap.crossed(probe, accounts);
            final Set<Integer> found = new HashSet<>();
            for (int i = 0; i < count; i++)
            {
                assertTrue(found.add(accounts[i]), "found twice");
            }
            final Set<Integer> expected = new HashSet<>();
            model.forEach((item, key) ->
            {
                if (key < probe)
                {
                    expected.add(7 * item);
                }
            });
            assertEquals(expected, found);
        }
        drain();
    }

    @Test
    void shouldGiveNothingWhenEmpty()
    {
        assertEquals(Long.MAX_VALUE, heap.topKey());
        heap.remove(5);
        heap.shift(100);
        assertEquals(Long.MAX_VALUE, heap.topKey());
        heap.set(5, 7);
        assertEquals(7, heap.topKey());
        assertTrue(heap.has(5));
        heap.shift(3);
        assertEquals(4, heap.topKey());
        heap.set(6, 4);
        heap.remove(5);
        assertEquals(4, heap.topKey());
        assertEquals(6, heap.topItem());
    }

    private void drain()
    {
        long before = Long.MIN_VALUE;
        while (heap.size() > 0)
        {
            assertTrue(heap.topKey() >= before);
            before = heap.topKey();
            assertEquals(before, model.remove(heap.topItem()));
            heap.remove(heap.topItem());
        }
        assertTrue(model.isEmpty());
        assertEquals(Long.MAX_VALUE, heap.topKey());
    }

    private void set(final int item, final long key)
    {
        heap.set(item, key);
        model.put(item, key);
    }

    private void remove(final int item)
    {
        heap.remove(item);
        model.remove(item);
    }

    private void shift(final long distance)
    {
        heap.shift(distance);
        model.replaceAll((item, key) -> key - distance);
    }

    private void assertTop()
    {
        assertEquals(model.size(), heap.size());
        if (!model.isEmpty())
        {
            assertEquals(heap.topKey(), model.get(heap.topItem()));
        }
    }

    private void assertHeap()
    {
        assertEquals(
            model.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE), heap.topKey());
        final Set<Integer> items = new HashSet<>();
        for (int slot = 0; slot < heap.size(); slot++)
        {
            final int item = heap.itemAt(slot);
            assertEquals(slot, owners.getInt(item * STRIDE), "back-pointer");
            assertTrue(items.add(item));
        }
        assertEquals(model.keySet(), items);
        for (int item = 0; item < ITEMS; item++)
        {
            assertEquals(model.containsKey(item), heap.has(item));
        }
        final long[] keys = model.values().stream().mapToLong(Long::longValue).sorted().toArray();
        assertEquals(keys.length, Arrays.stream(keys).filter(key -> key >= heap.topKey()).count());
    }
}
