package io.plimsoll.core.governance;

import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.RAMP;

/**
 * R14.3: how far one proposal may go, at the edge and one beyond.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class StepLimitTest
{
    private static final long WHOLE = 1_000_000L;

    private final Council council = new Council();
    private long id;

    private void allows(final ToIntFunction<MutableDirectBuffer> change)
    {
        council.propose(++id, BOTH, 0, RAMP, change).accepted();
        council.revoke(id, BOTH);
    }

    private void refuses(final ToIntFunction<MutableDirectBuffer> change)
    {
        council.propose(++id, BOTH, 0, RAMP, change).refused(Reason.STEP_TOO_LARGE);
    }

    private void start(final ToIntFunction<MutableDirectBuffer> inForce)
    {
        council.send(inForce).accepted()
            .send(Proposed.governance(true, Council.DELAY, Council.LIFE, Council.RAMP)).accepted();
    }

    /**
     * R14.3: haircuts and surcharges by 100,000 ppm, initial and maintenance, up and down.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void shouldLimitHaircuts(final int sign)
    {
        final int edge = sign * 100_000;
        start(Proposed.haircuts(1, 0, new int[]{300_000, 250_000}, row(0, 300_000, 200_000)));
        allows(Proposed.haircuts(
            1, 0, new int[]{300_000 + edge, 250_000 + edge}, row(0, 300_000 + edge, 200_000 + edge)));
        refuses(Proposed.haircuts(1, 0, new int[]{300_000 + edge + sign, 250_000}, row(0, 300_000, 200_000)));
        refuses(Proposed.haircuts(1, 0, new int[]{300_000, 250_000 + edge + sign}, row(0, 300_000, 200_000)));
        refuses(Proposed.haircuts(1, 0, new int[]{300_000, 250_000}, row(0, 300_000 + edge + sign, 200_000)));
        refuses(Proposed.haircuts(1, 0, new int[]{300_000, 250_000}, row(0, 300_000, 200_000 + edge + sign)));
    }

    private static long[] row(final long lower, final int first, final int second)
    {
        return new long[]{lower, first, second};
    }

    /**
     * R14.3: the rates are compared at every lower end of either schedule, the marginal ones.
     */
    @Test
    void shouldCompareRatesAtEveryLowerEnd()
    {
        final int[] none = {0, 0};
        start(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(1_000, 200_000, 0)));
        allows(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(500, 200_000, 0), row(1_000, 300_000, 0)));
        // From 999 on 200,001 instead of 100,000.
        refuses(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(999, 200_001, 0)));
        allows(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(1_000, 200_001, 0)));
        // From 1,000 on 100,000 or 99,999 instead of 200,000.
        allows(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(1_001, 300_000, 0)));
        refuses(Proposed.haircuts(1, 0, none, row(0, 99_999, 0)));
        refuses(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(1_000, 200_000, 0), row(2_000, 300_001, 0)));
        refuses(Proposed.haircuts(1, 0, none, row(0, 100_000, 0), row(1_000, 200_000, 100_001)));
        // Nothing at all up to 1,000 is 0 there; and no rows at all are 0 everywhere.
        allows(Proposed.haircuts(1, 0, none, row(1_000, 200_000, 0)));
        refuses(Proposed.haircuts(1, 0, none));
    }

    /**
     * R14.3: tier rates by 50,000 ppm.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void shouldLimitTiers(final int sign)
    {
        final int edge = sign * 50_000;
        final long[] money = new long[3];
        final int[] rates = {500, 5_000, 50_000};
        final long lower = 1_000 * WHOLE;
        start(Proposed.terms(0, money, rates, row(0, 60_000, 120_000), row(lower, 70_000, 140_000)));
        allows(Proposed.terms(
            0, money, rates, row(0, 60_000 + edge, 120_000 + edge), row(lower, 70_000 + edge, 140_000 + edge)));
        refuses(Proposed.terms(
            0, money, rates, row(0, 60_000 + edge + sign, 120_000), row(lower, 70_000, 140_000)));
        refuses(Proposed.terms(
            0, money, rates, row(0, 60_000, 120_000 + edge + sign), row(lower, 70_000, 140_000)));
        refuses(Proposed.terms(
            0, money, rates, row(0, 60_000, 120_000), row(lower, 70_000 + edge + sign, 140_000)));
        refuses(Proposed.terms(
            0, money, rates, row(0, 60_000, 120_000), row(lower, 70_000, 140_000 + edge + sign)));
        // Elsewhere, where neither row begins, nothing is compared that is not at a lower end.
        allows(Proposed.terms(0, money, rates, row(0, 60_000, 120_000)));
    }

    /**
     * R14.3: fees by 10,000 ppm, the band by 50,000.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void shouldLimitFeesAndBand(final int sign)
    {
        final long[] money = new long[3];
        start(Proposed.terms(0, money, new int[]{20_000, 20_000, 200_000}, Council.TIERS));
        final int fee = 20_000 + sign * 10_000;
        final int band = 200_000 + sign * 50_000;
        allows(Proposed.terms(0, money, new int[]{fee, fee, band}, Council.TIERS));
        refuses(Proposed.terms(0, money, new int[]{fee + sign, fee, band}, Council.TIERS));
        refuses(Proposed.terms(0, money, new int[]{fee, fee + sign, band}, Council.TIERS));
        refuses(Proposed.terms(0, money, new int[]{fee, fee, band + sign}, Council.TIERS));
        refuses(Proposed.terms(0, money, new int[]{Integer.MIN_VALUE, fee, band}, Council.TIERS));
        refuses(Proposed.terms(0, money, new int[]{Integer.MAX_VALUE, fee, band}, Council.TIERS));
    }

    /**
     * R14.3: amounts at most twice and at least half, unless one of both is 0.
     */
    @Test
    void shouldLimitAmounts()
    {
        final int[] rates = Council.RATES;
        start(Proposed.terms(0, new long[]{7, 100, 1_001}, rates, Council.TIERS));
        allows(Proposed.terms(0, new long[]{14, 200, 2_002}, rates, Council.TIERS));
        allows(Proposed.terms(0, new long[]{4, 50, 501}, rates, Council.TIERS));
        allows(Proposed.terms(0, new long[]{0, 0, 0}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{15, 100, 1_001}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{3, 100, 1_001}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 201, 1_001}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 49, 1_001}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 100, 2_003}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 100, 500}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 100, Long.MIN_VALUE}, rates, Council.TIERS));
        refuses(Proposed.terms(0, new long[]{7, 100, Long.MAX_VALUE}, rates, Council.TIERS));
    }

    /**
     * R14.3: what is 0 may become anything.
     */
    @Test
    void shouldNotLimitWhatBeginsAtZero()
    {
        start(Proposed.terms(0, new long[3], Council.RATES, Council.TIERS));
        allows(Proposed.terms(0, new long[]{1L << 50, 1, 1L << 55}, Council.RATES, Council.TIERS));
    }

    /**
     * R14.3: the cap of an asset at most twice and at least half.
     */
    @Test
    void shouldLimitCaps()
    {
        start(Proposed.haircuts(1, 1_000_001, Council.SURCHARGES, Council.HAIRCUTS));
        allows(Proposed.haircuts(1, 2_000_002, Council.SURCHARGES, Council.HAIRCUTS));
        allows(Proposed.haircuts(1, 500_001, Council.SURCHARGES, Council.HAIRCUTS));
        allows(Proposed.haircuts(1, 0, Council.SURCHARGES, Council.HAIRCUTS));
        refuses(Proposed.haircuts(1, 2_000_003, Council.SURCHARGES, Council.HAIRCUTS));
        refuses(Proposed.haircuts(1, 500_000, Council.SURCHARGES, Council.HAIRCUTS));
    }

    /**
     * R14.3: levels by 100,000 ppm, the share of P&L by 250,000, steps and slices at most twice and at least half.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void shouldLimitLevels(final int sign)
    {
        final int[] base = {2_000_000, 3_000_000, 1_500_000, 500_000, 500_000};
        start(Proposed.levels(base, 101, 8));
        final int[] edge = {
            2_000_000 + sign * 100_000, 3_000_000 + sign * 100_000, 1_500_000 + sign * 100_000,
            500_000 + sign * 100_000, 500_000 + sign * 250_000};
        allows(Proposed.levels(edge, 101, 8));
        for (int i = 0; i < edge.length; i++)
        {
            final int[] beyond = edge.clone();
            beyond[i] += sign;
            refuses(Proposed.levels(beyond, 101, 8));
        }
        allows(Proposed.levels(base, 202, 16));
        allows(Proposed.levels(base, 51, 4));
        refuses(Proposed.levels(base, 203, 8));
        refuses(Proposed.levels(base, 50, 8));
        refuses(Proposed.levels(base, 101, 17));
        refuses(Proposed.levels(base, 101, 3));
    }

    /**
     * R14.3: not for what is not there yet; whether it can be applied is decided later.
     */
    @Test
    void shouldNotLimitWhatIsNotThereYet()
    {
        start(Proposed.terms(0, new long[3], Council.RATES, Council.TIERS));
        allows(Proposed.haircuts(2, 0, new int[]{900_000, 900_000}, row(0, 900_000, 900_000)));
        allows(Proposed.haircuts(999, 0, new int[]{900_000, 900_000}, row(0, 900_000, 900_000)));
        allows(Proposed.terms(1, new long[3], Council.RATES, row(0, 900_000, 900_000)));
        allows(Proposed.terms(999, new long[3], Council.RATES, row(0, 900_000, 900_000)));
    }

    /**
     * R14.2: more rows than a schedule may have, out of order, are a proposal all the same.
     */
    @Test
    void shouldBearAnyRows()
    {
        start(Proposed.haircuts(1, 0, new int[]{0, 0}, row(0, 0, 0)));
        final long[][] rows = new long[25][];
        for (int i = 0; i < rows.length; i++)
        {
            rows[i] = row(1_000 - i, 100_000 - i, i);
        }
        allows(Proposed.haircuts(1, 0, new int[]{0, 0}, rows));
        rows[24] = row(Long.MIN_VALUE, 100_001, 0);
        refuses(Proposed.haircuts(1, 0, new int[]{0, 0}, rows));
    }
}
