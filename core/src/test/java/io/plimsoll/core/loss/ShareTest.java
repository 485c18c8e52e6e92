package io.plimsoll.core.loss;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

final class ShareTest
{
    private static final int ROUNDS = 20_000;
    private static final int MOST = 64;

    @Test
    void shouldDivideExactlyByLargestRemainder()
    {
        final Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++)
        {
            final long[] weights = new long[1 + random.nextInt(MOST)];
            final int bits = 1 + random.nextInt(56);
            for (int k = 0; k < weights.length; k++)
            {
                weights[k] = random.nextInt(4) == 0 ? 0 : random.nextLong() >>> 64 - bits;
            }
            weights[random.nextInt(weights.length)] |= 1;
            final long whole = random.nextLong() >>> 7 + random.nextInt(50);
            final long[] parts = new long[weights.length];
            Share.divide(whole, weights, parts);
            assertEquals(whole, Arrays.stream(parts).sum(), "sum, round " + i);
            assertArrayEquals(naive(whole, weights), parts, "round " + i);
        }
    }

    @Test
    void shouldGiveTiesToTheLowerIndex()
    {
        final long[] parts = new long[4];
        Share.divide(10, new long[]{1, 1, 1, 1}, parts);
        assertArrayEquals(new long[]{3, 3, 2, 2}, parts);
    }

    @Test
    void shouldStayExactPastSixtyFourBits()
    {
        final long whole = Long.MAX_VALUE - 1;
        final long weight = 99_999_999_999_999_999L;
        final long total = Long.MAX_VALUE;
        final BigInteger[] expected = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weight))
            .divideAndRemainder(BigInteger.valueOf(total));
        assertEquals(expected[0].longValueExact(), Share.floor(whole, weight, total));
        assertEquals(expected[1].longValueExact(), Share.remainder(whole, weight, total));
    }

    private static long[] naive(final long whole, final long[] weights)
    {
        final BigInteger total = Arrays.stream(weights).mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
        final BigInteger[][] shares = Arrays.stream(weights)
            .mapToObj(w -> BigInteger.valueOf(whole).multiply(BigInteger.valueOf(w)).divideAndRemainder(total))
            .toArray(BigInteger[][]::new);
        final long[] parts = Arrays.stream(shares).mapToLong(share -> share[0].longValueExact()).toArray();
        final long missing = whole - Arrays.stream(parts).sum();
        IntStream.range(0, weights.length).boxed()
            .sorted(Comparator.comparing((Integer i) -> shares[i][1]).reversed())
            .limit(missing).forEach(i -> parts[i]++);
        return parts;
    }
}
