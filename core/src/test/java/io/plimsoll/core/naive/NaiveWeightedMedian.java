package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The weighted median of R8.3.
 */
final class NaiveWeightedMedian
{
    /**
     * A number and what it weighs; what weighs 0 is not counted.
     */
    record Weighted(long number, long weight)
    {
    }

    private NaiveWeightedMedian()
    {
    }

    /**
     * 0 if nothing is counted.
     */
    static long of(final List<Weighted> numbers)
    {
        final List<Weighted> counted = new ArrayList<>(numbers);
        counted.removeIf(number -> number.weight() == 0);
        counted.sort(Comparator.comparingLong(Weighted::number));
        final long total = counted.stream().mapToLong(Weighted::weight).sum();
        long reached = 0;
        for (int i = 0; i < counted.size(); i++)
        {
            final long number = counted.get(i).number();
            reached += counted.get(i).weight();
            if (2 * reached == total)
            {
                return Math.floorDiv(number + counted.get(i + 1).number(), 2L);
            }
            if (2 * reached > total)
            {
                return number;
            }
        }
        return 0;
    }
}
