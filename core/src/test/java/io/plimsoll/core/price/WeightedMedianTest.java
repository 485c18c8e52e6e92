package io.plimsoll.core.price;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R8.3.
 */
class WeightedMedianTest
{
    private final WeightedMedian median = new WeightedMedian();

    private long of(final long... valuesAndWeights)
    {
        median.clear();
        for (int i = 0; i < valuesAndWeights.length; i += 2)
        {
            median.add(valuesAndWeights[i], valuesAndWeights[i + 1]);
        }
        return median.value();
    }

    @Test
    void shouldTakeTheFirstThatReachesHalf()
    {
        assertEquals(0, of());
        assertEquals(7, of(7, 1));
        assertEquals(5, of(9, 1, 5, 1, 1, 1));
        // 1 + 1 of 7, then 5: the heavy one.
        assertEquals(9, of(9, 5, 5, 1, 1, 1));
        assertEquals(1, of(1, 5, 5, 1, 9, 1));
        assertEquals(4, of(3, 3, 4, 2, 5, 2));
    }

    @Test
    void shouldTakeTheMiddleOfTwoWhereTheWeightIsSplitEvenly()
    {
        assertEquals(101, of(103, 1, 100, 1));
        assertEquals(102, of(104, 2, 100, 1, 101, 1));
        assertEquals(6, of(1, 1, 5, 1, 7, 1, 9, 1));
        // The split falls among equals.
        assertEquals(5, of(5, 1, 5, 1, 5, 1, 5, 1));
        assertEquals(6, of(5, 1, 5, 1, 7, 1, 7, 1));
    }

    @Test
    void shouldAgreeWithSortingEachUnitOfWeight()
    {
        final SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20_000; round++)
        {
            final int count = 1 + random.nextInt(PriceIndex.MAX_SOURCES);
            final List<Long> units = new ArrayList<>();
            median.clear();
            for (int i = 0; i < count; i++)
            {
                final long value = 1 + random.nextLong(9);
                final int weight = 1 + random.nextInt(4);
                median.add(value, weight);
                for (int k = 0; k < weight; k++)
                {
                    units.add(value);
                }
            }
            units.sort(null);
            final int half = units.size() / 2;
            final long expected = units.size() % 2 == 1 ? units.get(half) : units.get(half - 1) + units.get(half) >> 1;
            assertEquals(expected, median.value(), units::toString);
        }
    }
}
