package io.plimsoll.core.naive;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.CoreLimits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R6.3 against a search through all sizes: rounding restores the target, one lot less would not.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class NaiveSliceTest
{
    private static final int TRIALS = 2_000;
    private static final int MAX_LOTS = 120;
    private static final int TARGET_PPM = 1_100_000;

    private final SplittableRandom random = new SplittableRandom(20_260_101L);
    private int partial;
    private int whole;

    @Test
    void shouldBeTheSmallestThatRestoresTheTarget()
    {
        for (int i = 0; i < TRIALS; i++)
        {
            tryOne();
        }
        assertTrue(partial > TRIALS / 10 && whole > TRIALS / 10, partial + " partial, " + whole + " whole");
    }

    private void tryOne()
    {
        final NaiveState state = new NaiveState(new CoreLimits(4, 4, 4, 4, 4, 4));
        final NaiveAsset asset = new NaiveAsset(0, 6, NaiveAsset.NUMERAIRE_PRICE);
        asset.terms(0, 0, 0, List.of(new NaiveHaircut(0, 0, 0)));
        state.assets.put(0, asset);
        final NaiveInstrument instrument = NaiveInstrument.linear(0, asset, 0, 1_000_000, 1_000_000, 1_003);
        final int rate = random.nextInt(20_000, 200_000);
        final long dust = random.nextBoolean() ? 0 : random.nextInt(40_000_000);
        instrument.terms = new NaiveTerms(
            dust, 0, 0, 500, 5_000, 50_000,
            List.of(
                new NaiveTier(0, rate, 2 * rate),
                new NaiveTier(random.nextInt(1, 9) * 1_000_000L, rate + random.nextInt(100_000), 900_000)));
        instrument.mark = random.nextInt(10, 1_000);
        state.instruments.put(0, instrument);
        final NaiveMarginAccount owner = new NaiveAccount(1, AccountKind.CUSTOMER, 0).cross;
        final long lots = random.nextInt(1, MAX_LOTS) * (random.nextBoolean() ? 1 : -1);
        owner.trade(instrument, lots, instrument.cost(lots, instrument.mark).longValueExact());
        final NaiveMargin margin = new NaiveMargin(state);
        final long maintenance = margin.maintenance(owner);
        owner.addBalance(0, maintenance * random.nextInt(600, 1_000) / 1_000);
        check(new NaiveSlice(state, margin), owner, NaiveSlice.largestLeg(owner), dust);
    }

    private void check(
        final NaiveSlice slice, final NaiveMarginAccount owner, final NaivePosition leg, final long dust)
    {
        final long all = Math.abs(leg.lots);
        long expected = all;
        for (long n = all; n > 0 && slice.above(owner, leg, all, TARGET_PPM) >= 0; n--)
        {
            expected = slice.above(owner, leg, n, TARGET_PPM) >= 0 ? n : expected;
        }
        if (leg.instrument.notional(all - expected, leg.instrument.mark) < dust)
        {
            expected = all;
        }
        assertEquals(expected, slice.lots(owner, leg, TARGET_PPM));
        partial += expected < all ? 1 : 0;
        whole += expected == all ? 1 : 0;
    }
}
