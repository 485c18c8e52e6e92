package io.plimsoll.core.auction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.auction.PriceCurve.ONE_E9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Curves, largest bids and premiums against exact rationals (rulebook R6.14, R6.15).
 */
@Timeout(60)
class PriceCurveTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final long MAX_NS = 1_000_000_000_000_000L;
    private static final int ONE_PPM = 1_000_000;
    private static final BigInteger E18 = BigInteger.TEN.pow(18);
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(7);

    @Test
    void shouldStepDownTheStair()
    {
        // 1,000 at the start, 1 % off every 90 s: after 270 s it is 970.299.
        assertEquals(970_299_000, PriceCurve.stair(ONE_PPM, 990_000, 270 / 90));
        assertEquals(ONE_E9, PriceCurve.stair(ONE_PPM, 990_000, 89 / 90));
        assertEquals(2 * ONE_E9, PriceCurve.stair(2 * ONE_PPM, 1, 0));
        assertEquals(2_000, PriceCurve.stair(2 * ONE_PPM, 1, 1));
        assertEquals(0, PriceCurve.stair(ONE_PPM, 990_000, 100_000));
    }

    @Test
    void shouldRoundEachProductOfThePowerHalfUp()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long base = bits() % (E18.longValue() + 1);
            final long exponent = random.nextInt(4) == 0 ? random.nextInt(100_001) : random.nextInt(20);
            assertEquals(power(base, exponent), PriceCurve.power(base, exponent), base + "^" + exponent);
        }
    }

    private static long power(final long base, final long exponent)
    {
        BigInteger result = E18;
        BigInteger square = BigInteger.valueOf(base);
        for (long rest = exponent; rest > 0; rest >>= 1)
        {
            result = rest % 2 == 1 ? product(result, square) : result;
            square = product(square, square);
        }
        return result.longValueExact();
    }

    private static BigInteger product(final BigInteger a, final BigInteger b)
    {
        return a.multiply(b).add(E18.shiftRight(1)).divide(E18);
    }

    /**
     * Eighteen places are enough: the factor is never more than its last place off the exact power.
     */
    @Test
    void shouldStayWithinItsLastPlaceOfTheExactPower()
    {
        for (int i = 0; i < 300; i++)
        {
            final int cut = 900_000 + random.nextInt(100_000);
            final int steps = random.nextInt(400);
            final BigDecimal exact = BigDecimal.valueOf(cut, 6).pow(steps);
            final BigDecimal off = BigDecimal.valueOf(PriceCurve.stair(ONE_PPM, cut, steps), 9).subtract(exact);
            assertTrue(off.abs().compareTo(BigDecimal.valueOf(1, 9)) <= 0, cut + "^" + steps + " is off by " + off);
        }
    }

    @Test
    void shouldFallOnALine()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final int start = 1 + random.nextInt(2 * ONE_PPM);
            final long tail = 1 + bits() % MAX_NS;
            final long elapsed = bits() % (tail + 1);
            final BigInteger exact = BigInteger.valueOf(start * 1_000L)
                .multiply(BigInteger.valueOf(tail - elapsed)).divide(BigInteger.valueOf(tail));
            assertEquals(exact.longValueExact(), PriceCurve.linear(start, tail, elapsed));
        }
    }

    @Test
    void shouldFollowHealthBetweenItsBounds()
    {
        assertEquals(500_000_000, PriceCurve.health(ONE_PPM, ONE_PPM, 50, 100));
        assertEquals(333_333_333, PriceCurve.health(ONE_PPM, ONE_PPM, 1, 3));
        assertEquals(800_000_000, PriceCurve.health(ONE_PPM, 200_000, 50, 100));
        assertEquals(300_000_000, PriceCurve.health(300_000, 200_000, 50, 100));
        assertEquals(0, PriceCurve.health(ONE_PPM, ONE_PPM, -50, 100));
        assertEquals(ONE_E9, PriceCurve.health(2 * ONE_PPM, ONE_PPM, 500, 100));
        assertEquals(ONE_E9, PriceCurve.health(1, ONE_PPM, -5, 0));
        assertEquals(ONE_E9, PriceCurve.health(2 * ONE_PPM, 0, Long.MAX_VALUE, 1));
    }

    @Test
    void shouldEndAtTheFirstStepBelowTheCusp()
    {
        assertEquals(270 * SECOND, PriceCurve.stairDeadlineNs(ONE_PPM, 990_000, 980_000, 90 * SECOND, 3_600 * SECOND));
        assertEquals(180 * SECOND, PriceCurve.stairDeadlineNs(ONE_PPM, 990_000, 980_101, 90 * SECOND, 3_600 * SECOND));
        assertEquals(3_600 * SECOND, PriceCurve.stairDeadlineNs(ONE_PPM, 990_000, 0, 90 * SECOND, 3_600 * SECOND));
        assertEquals(100 * SECOND, PriceCurve.stairDeadlineNs(ONE_PPM, 990_000, 980_000, 90 * SECOND, 100 * SECOND));
        assertEquals(10 * SECOND, PriceCurve.stairDeadlineNs(ONE_PPM, 990_000, 999_999, 90 * SECOND, 10 * SECOND));
    }

    @Test
    void shouldFindTheStepThatAScanFinds()
    {
        for (int i = 0; i < 300; i++)
        {
            final int start = 1 + random.nextInt(2 * ONE_PPM);
            final int cut = random.nextBoolean() ? 1 + random.nextInt(ONE_PPM - 1) : ONE_PPM - 1 - random.nextInt(999);
            final int cusp = random.nextInt(ONE_PPM);
            final long step = 1 + random.nextInt(1_000);
            final long tail = 1 + random.nextInt(1_000_000) % (step * 2_000);
            long expected = tail;
            for (long k = 1; k * step <= tail && expected == tail; k++)
            {
                expected = PriceCurve.stair(start, cut, k) * ONE_PPM < start * 1_000L * cusp ? k * step : tail;
            }
            assertEquals(expected, PriceCurve.stairDeadlineNs(start, cut, cusp, step, tail));
        }
    }

    @Test
    void shouldEndOnTheLineWhereItFallsBelowTheCusp()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final int start = 1 + random.nextInt(2 * ONE_PPM);
            final int cusp = 1 + random.nextInt(ONE_PPM - 1);
            final long tail = 1 + bits() % MAX_NS;
            final long deadline = PriceCurve.linearDeadlineNs(start, cusp, tail);
            final long bound = start * 1_000L * cusp;
            assertTrue(deadline >= 1 && deadline <= tail);
            assertTrue(PriceCurve.linear(start, tail, deadline - 1) * ONE_PPM >= bound);
            assertTrue(deadline == tail || PriceCurve.linear(start, tail, deadline) * ONE_PPM < bound);
        }
        assertEquals(7, PriceCurve.linearDeadlineNs(ONE_PPM, 0, 7));
    }

    @Test
    void shouldTakeNoMoreThanRestores()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long shortfall = 1 + bits() % 1_000_000_000_000_000_000L;
            final long equity = bits() % 100_000_000_000_000_000L - (random.nextInt(5) == 0 ? 1_000_000_000L : 0);
            final long reserve = bits() % 100_000_000_000_000_000L;
            final long factor = bits() % (2 * ONE_E9 + 1);
            final BigInteger one = BigInteger.valueOf(ONE_E9);
            final BigInteger gain = floor(BigInteger.valueOf(equity).multiply(BigInteger.valueOf(factor)), one)
                .add(floor(BigInteger.valueOf(reserve).multiply(BigInteger.valueOf(ONE_E9 - factor)), one))
                .max(BigInteger.ZERO);
            final BigInteger below = BigInteger.valueOf(shortfall).add(gain);
            final BigInteger exact = one.multiply(BigInteger.valueOf(shortfall))
                .add(below).subtract(BigInteger.ONE).divide(below);
            assertEquals(exact.longValueExact(), LargestBid.fractionE9(shortfall, equity, reserve, factor));
        }
        assertEquals(ONE_E9, LargestBid.fractionE9(5, -7, 0, ONE_E9));
        assertEquals(1, LargestBid.fractionE9(1, Long.MAX_VALUE, 0, 2 * ONE_E9));
    }

    @Test
    void shouldPriceBidsExactly()
    {
        for (int i = 0; i < ROUNDS; i++)
        {
            final long fraction = 1 + bits() % ONE_E9;
            final long free = bits() >>> random.nextInt(60);
            final long factor = bits() % (2 * ONE_E9 + 1);
            final BigInteger share = BigInteger.valueOf(free).multiply(BigInteger.valueOf(fraction));
            assertEquals(
                floor(share.multiply(BigInteger.valueOf(ONE_E9 - factor)), E18).longValueExact(),
                BidPrice.solventPremium(fraction, free, factor));
            final long duration = 1 + bits() % MAX_NS;
            final long elapsed = bits() % (2 * duration);
            final BigInteger insolvent = share.multiply(BigInteger.valueOf(Math.min(elapsed, duration)))
                .divide(BigInteger.valueOf(duration).multiply(BigInteger.valueOf(ONE_E9)));
            assertEquals(
                insolvent.longValueExact(), BidPrice.insolventPremium(fraction, free, elapsed, duration));
        }
        assertEquals(1, BidPrice.insolventPremium(500_000_000, 3, 2, 3));
        assertEquals(0, BidPrice.insolventPremium(ONE_E9, Long.MAX_VALUE, 0, 1));
        assertEquals(Long.MAX_VALUE, BidPrice.insolventPremium(ONE_E9, Long.MAX_VALUE, MAX_NS, MAX_NS));
    }

    private static BigInteger floor(final BigInteger a, final BigInteger b)
    {
        final BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private long bits()
    {
        return random.nextLong() >>> 1;
    }
}
