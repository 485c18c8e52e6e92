package io.plimsoll.core.breaker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.volatility.LogNormalBounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Rulebook R10.2: histories, references and bounds, against the rule written down once more over a list of all marks.
 */
@Timeout(60)
class TriggerTest
{
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final int DAY_PPM = 300_000;

    /**
     * Marks with which parts began, and all marks of each part, from the first on.
     */
    private static final class Parts
    {
        private final List<Long> starts = new ArrayList<>();
        private final List<List<Long>> marks = new ArrayList<>();
        private long reference;

        void begin(final long mark)
        {
            starts.add(mark);
            marks.add(new ArrayList<>(List.of(mark)));
        }

        List<Long> last(final int parts)
        {
            return starts.subList(Math.max(0, starts.size() - parts), starts.size());
        }

        long mean()
        {
            return last(16).stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add)
                .divide(BigInteger.valueOf(last(16).size())).longValueExact();
        }

        void follow(final int republishPpm)
        {
            final BigInteger distance = BigInteger.valueOf(mean() - reference).abs().multiply(MILLION);
            final BigInteger step = BigInteger.valueOf(reference).multiply(BigInteger.valueOf(republishPpm));
            reference = distance.compareTo(step) >= 0 ? mean() : reference;
        }

        List<Long> recent()
        {
            return marks.subList(Math.max(0, marks.size() - 16), marks.size()).stream().flatMap(List::stream).toList();
        }
    }

    @Test
    void shouldGiveTheBoundsOfTheRule()
    {
        for (int kind = TriggerRule.STATISTICAL; kind <= TriggerRule.VELOCITY; kind++)
        {
            for (int seed = 0; seed < 40; seed++)
            {
                play(kind, new SplittableRandom(seed));
            }
        }
    }

    private static void play(final int kind, final SplittableRandom random)
    {
        final boolean isBand = kind == TriggerRule.BAND;
        final int republishPpm = isBand && random.nextBoolean() ? random.nextInt(50_000) : 0;
        final long cap = isBand && random.nextBoolean() ? random.nextLong(1, 40) : 0;
        final int widthPpm = random.nextInt(1, 1_000_000);
        final long horizonNs = random.nextLong(16, 2_000);
        final TriggerRule rule = new TriggerRule();
        rule.set(kind, TriggerRule.HALT, horizonNs, widthPpm, republishPpm, cap);
        final Trigger trigger = new Trigger(rule, new LogNormalBounds());
        final long partNs = horizonNs / 16;
        long nowNs = random.nextLong(1_000);
        long mark = random.nextLong(1, random.nextBoolean() ? 1_000 : MAX_PRICE);
        trigger.restart(nowNs, mark);
        final Parts parts = new Parts();
        parts.begin(mark);
        parts.reference = mark;
        for (int i = 0; i < 300; i++)
        {
            final long most = random.nextInt(10) == 0 ? 40 : 1;
            final long passed = random.nextLong(most * partNs + 1);
            for (long part = nowNs / partNs + 1; part <= (nowNs + passed) / partNs; part++)
            {
                parts.begin(mark);
                parts.follow(republishPpm);
            }
            nowNs += passed;
            trigger.advance(nowNs, mark);
            trigger.refresh(DAY_PPM, false, MAX_PRICE);
            assertBounds(trigger, parts, "move " + i);
            mark = Math.max(1, Math.min(MAX_PRICE, mark + random.nextLong(-mark / 10 - 1, mark / 10 + 2)));
            trigger.record(mark);
            parts.marks.get(parts.marks.size() - 1).add(mark);
        }
    }

    private static void assertBounds(final Trigger trigger, final Parts parts, final String message)
    {
        final BigInteger width = BigInteger.valueOf(trigger.rule().widthPpm());
        final BigInteger[] bounds = new BigInteger[3];
        if (trigger.rule().kind() == TriggerRule.STATISTICAL)
        {
            final long reference = parts.last(17).get(0);
            final double sd = DAY_PPM / 1e6 * StrictMath.sqrt(trigger.rule().horizonNs() / 1e9 / 86400.0);
            final double z = trigger.rule().widthPpm() / 1e6;
            bounds[0] = BigInteger.valueOf(reference);
            bounds[1] = BigInteger.valueOf((long)Math.ceil(reference * StrictMath.exp(-z * sd - 0.5 * sd * sd)));
            bounds[2] = BigInteger.valueOf((long)Math.floor(reference * StrictMath.exp(z * sd - 0.5 * sd * sd)));
        }
        else if (trigger.rule().kind() == TriggerRule.BAND)
        {
            bounds[0] = BigInteger.valueOf(parts.reference);
            final BigInteger part = bounds[0].multiply(width).divide(MILLION);
            final BigInteger cap = BigInteger.valueOf(trigger.rule().capPrice());
            final BigInteger half = cap.signum() == 0 ? part : part.min(cap);
            bounds[1] = bounds[0].subtract(half);
            bounds[2] = bounds[0].add(half);
        }
        else
        {
            final List<Long> recent = parts.recent();
            bounds[0] = BigInteger.valueOf(recent.stream().max(Long::compare).orElseThrow());
            final BigInteger least = BigInteger.valueOf(recent.stream().min(Long::compare).orElseThrow());
            final BigInteger product = bounds[0].multiply(MILLION.subtract(width));
            bounds[1] = product.add(MILLION).subtract(BigInteger.ONE).divide(MILLION);
            bounds[2] = least.multiply(MILLION.add(width)).divide(MILLION);
        }
        assertEquals(bounds[0].longValueExact(), trigger.reference(), message);
        assertEquals(held(bounds[1]), trigger.lower(), message);
        assertEquals(held(bounds[2]), trigger.upper(), message);
    }

    private static long held(final BigInteger bound)
    {
        return bound.max(BigInteger.ONE).min(BigInteger.valueOf(MAX_PRICE)).longValueExact();
    }

    /**
     * The last part that time has may end beyond it.
     */
    @Test
    void shouldHaveNoEndBeyondAllTime()
    {
        final PriceHistory history = new PriceHistory();
        history.clear(BreakerRules.MAX_NS);
        history.begin(Long.MAX_VALUE - 1, 5);
        assertEquals(Long.MAX_VALUE, history.endNs());
        history.begin(0, 5);
        assertEquals(BreakerRules.MAX_NS / 16, history.endNs());
    }
}
