package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.List;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * A whole in proportion to weights, by largest remainder (R7.2, R7.5).
 */
final class NaiveShares
{
    private NaiveShares()
    {
    }

    /**
     * Parts of a whole.
     *
     * @param whole   not negative.
     * @param weights not negative, one at least above 0. The first of equal remainders goes first.
     * @return parts that add up to the whole.
     */
    static long[] split(final long whole, final List<Long> weights)
    {
        BigInteger sum = BigInteger.ZERO;
        for (final long weight : weights)
        {
            sum = sum.add(big(weight));
        }
        final long[] parts = new long[weights.size()];
        final BigInteger[] remainders = new BigInteger[weights.size()];
        long missing = whole;
        for (int i = 0; i < parts.length; i++)
        {
            final BigInteger[] quotient = big(whole).multiply(big(weights.get(i))).divideAndRemainder(sum);
            parts[i] = quotient[0].longValueExact();
            remainders[i] = quotient[1];
            missing -= parts[i];
        }
        for (; missing > 0; missing--)
        {
            int largest = 0;
            for (int i = 1; i < parts.length; i++)
            {
                if (remainders[i].compareTo(remainders[largest]) > 0)
                {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = BigInteger.ONE.negate();
        }
        return parts;
    }
}
