package io.plimsoll.core.volatility;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.TestClock;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.price.Market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R9.1: volatility measured from marks at irregular times.
 */
@Timeout(60)
class VolatilityMeterTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_000 * SECOND_NS;
    private static final double SECONDS_PER_DAY = 86_400;

    private final TestClock time = new TestClock();
    private final Contracts contracts = new Contracts(2, 1);
    private final Market market = new Market(2, 1);
    private final VolatilityMeter meter = new VolatilityMeter(contracts, market, time.clock());

    VolatilityMeterTest()
    {
        time.moveTo(START_NS);
        contracts.list(new Instrument(1, false, 0, 0, 1, 0, 1_000_000, 1_000_000, 1_000));
        market.mark(1, 100);
    }

    /**
     * 2 % a day, between 0.1 % and 100 %; samples from 1 s on; 60 s and an hour.
     */
    private void start()
    {
        meter.bounds(1, 20_000, 1_000, 1_000_000);
        meter.start(1, SECOND_NS, 60 * SECOND_NS, 3_600 * SECOND_NS);
    }

    private void tick(final long afterNs, final long price)
    {
        time.moveTo(START_NS + afterNs);
        meter.sample(1);
        market.mark(1, price);
    }

    private void assertVolatility(final long presentPpm, final long longRunPpm)
    {
        assertEquals(presentPpm, meter.presentPpm(1));
        assertEquals(longRunPpm, meter.longRunPpm(1));
        assertEquals(presentPpm, market.volatilities().presentPpm(1));
        assertEquals(longRunPpm, market.volatilities().longRunPpm(1));
    }

    @Test
    void shouldBeginWithWhatIsBelieved()
    {
        assertFalse(meter.hasRules(1));
        assertEquals(0, meter.presentPpm(1));
        start();
        assertTrue(meter.hasRules(1));
        assertVolatility(20_000, 20_000);
    }

    /**
     * Ten seconds without a move: of 60 s of belief exp(-1/6) is left, over ten seconds more;
     * 20,000 * sqrt(50.7889 / 60.7889) = 18,281. Then a move of ln(1.01) within ten seconds: 37 % a day. A move of
     * which only half a second is known waits; at 50 s ln(102/101) is seen over 30 s.
     */
    @Test
    void shouldAgreeWithNumbersWorkedOutByHand()
    {
        start();
        tick(10 * SECOND_NS, 101);
        assertVolatility(18_281, 19_972);
        tick(20 * SECOND_NS, 101);
        assertVolatility(373_462, 52_669);
        tick(20 * SECOND_NS + SECOND_NS / 2, 102);
        assertVolatility(373_462, 52_669);
        tick(50 * SECOND_NS, 99);
        assertVolatility(449_377, 71_277);
        tick(53 * SECOND_NS, 99);
        assertVolatility(1_000_000, 162_678);
    }

    /**
     * The definition, not step by step: each sample weighs exp(-age/constant), in squares and in seconds alike.
     */
    @Test
    void shouldAgreeWithItsDefinitionAtIrregularTimes()
    {
        final SplittableRandom random = new SplittableRandom(9);
        final int samples = 200;
        final double[] returns = new double[samples];
        final double[] steps = new double[samples];
        final double[] ends = new double[samples];
        long nowNs = 0;
        market.mark(1, 1_000);
        meter.bounds(1, 20_000, 1, 10_000_000);
        meter.start(1, 1, 60 * SECOND_NS, 3_600 * SECOND_NS);
        long last = 1_000;
        long before = 1_000;
        for (int i = 0; i < samples; i++)
        {
            final long stepNs = random.nextLong(SECOND_NS / 10, 40 * SECOND_NS);
            nowNs += stepNs;
            final long price = random.nextLong(990, 1_011);
            tick(nowNs, price);
            returns[i] = Math.log(last / (double)before);
            steps[i] = stepNs / 1e9;
            ends[i] = nowNs / 1e9;
            before = last;
            last = price;
            assertEquals(defined(returns, steps, ends, i + 1, 60), meter.presentPpm(1), 1, "sample " + i);
            assertEquals(defined(returns, steps, ends, i + 1, 3_600), meter.longRunPpm(1), 1, "sample " + i);
        }
    }

    private static double defined(
        final double[] returns, final double[] steps, final double[] ends, final int count, final double constant)
    {
        final double now = ends[count - 1];
        final double believed = constant * Math.exp(-now / constant);
        double sum = 0.02 * 0.02 / SECONDS_PER_DAY * believed;
        double seconds = believed;
        for (int i = 0; i < count; i++)
        {
            final double weight = Math.exp((ends[i] - now) / constant);
            sum += weight * returns[i] * returns[i];
            seconds += weight * steps[i];
        }
        return Math.rint(Math.sqrt(sum / seconds * SECONDS_PER_DAY) * 1e6);
    }

    @Test
    void shouldHoldThePresentAboveTheFloorAndBothBelowTheCap()
    {
        meter.bounds(1, 20_000, 19_000, 30_000);
        meter.start(1, SECOND_NS, 60 * SECOND_NS, 3_600 * SECOND_NS);
        tick(10 * SECOND_NS, 150);
        assertVolatility(19_000, 19_972);
        tick(20 * SECOND_NS, 150);
        assertVolatility(30_000, 30_000);
    }

    @Test
    void shouldHoldTheLongRunAboveNothing()
    {
        meter.bounds(1, 1, 1, 30_000);
        meter.start(1, SECOND_NS, SECOND_NS, SECOND_NS);
        tick(1_000 * SECOND_NS, 100);
        assertVolatility(1, 1);
    }

    @Test
    void shouldTakeTheFirstMarkOnlyAsTheLastOne()
    {
        market.mark(1, 0);
        start();
        tick(100 * SECOND_NS, 100);
        assertVolatility(20_000, 20_000);
        tick(100 * SECOND_NS, 101);
        assertVolatility(20_000, 20_000);
        tick(110 * SECOND_NS, 101);
        assertVolatility(375_576, 52_679);
    }

    @Test
    void shouldTakeNoSampleWhileTheBreakerHoldsTheMark()
    {
        start();
        contracts.instrument(1).haltedByBreaker(true);
        tick(100 * SECOND_NS, 100);
        assertVolatility(20_000, 20_000);
        contracts.instrument(1).haltedByBreaker(false);
        tick(110 * SECOND_NS, 100);
        assertTrue(meter.presentPpm(1) < 20_000, "a hundred and ten seconds without a move");
    }

    @Test
    void shouldBeginAnewWhenSetAgain()
    {
        start();
        tick(10 * SECOND_NS, 150);
        tick(20 * SECOND_NS, 150);
        meter.bounds(1, 30_000, 1_000, 1_000_000);
        meter.start(1, SECOND_NS, 60 * SECOND_NS, 3_600 * SECOND_NS);
        assertVolatility(30_000, 30_000);
        tick(30 * SECOND_NS, 150);
        assertTrue(meter.presentPpm(1) < 30_000, "no move since the mark of then");
    }
}
