package io.plimsoll.core.model;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded choices. Integer arithmetic alone, so that a seed means the same history everywhere.
 */
final class RandomSource
{
    private static final int PER_MILLE = 1000;

    private final SplittableRandom random;

    RandomSource(final long seed)
    {
        random = new SplittableRandom(seed);
    }

    /**
     * True that many times in a thousand.
     */
    boolean chance(final int perMille)
    {
        return random.nextInt(PER_MILLE) < perMille;
    }

    /**
     * Both ends included.
     */
    long between(final long least, final long greatest)
    {
        return greatest <= least ? least : random.nextLong(least, greatest) + random.nextInt(2);
    }

    int between(final int least, final int greatest)
    {
        return (int)between((long)least, (long)greatest);
    }

    /**
     * Any order of magnitude up to a bound, at least 1.
     */
    long magnitude(final long greatest)
    {
        final int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, greatest));
        return Math.max(1, Math.min(greatest, between(0L, (1L << between(0, Math.min(62, bits))) - 1)));
    }

    <T> T pick(final List<T> options)
    {
        return options.get(random.nextInt(options.size()));
    }

    long pick(final long... options)
    {
        return options[random.nextInt(options.length)];
    }

    int index(final int size)
    {
        return random.nextInt(size);
    }

    boolean coin()
    {
        return random.nextBoolean();
    }

    /**
     * A share of a number, in thousandths between two bounds.
     */
    long share(final long of, final int leastPerMille, final int greatestPerMille)
    {
        return of / PER_MILLE * between(leastPerMille, greatestPerMille) +
            of % PER_MILLE * between(leastPerMille, greatestPerMille) / PER_MILLE;
    }
}
