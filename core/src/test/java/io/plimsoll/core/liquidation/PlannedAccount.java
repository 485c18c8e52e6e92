package io.plimsoll.core.liquidation;

import java.util.SplittableRandom;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

/**
 * One random account with a few legs, linear and inverse, below a target level; and the rule of R6.10 written down once
 * more, as it stands there.
 */
final class PlannedAccount
{
    static final int TARGET_PPM = 1_100_000;
    private static final int COIN = 1;
    private static final long COIN_SCALE = 100_000_000;
    private static final long MONEY = 1_000_000;
    private static final int MAX_LEGS = 4;
    private static final int ROUNDINGS = 4;

    final Valuation valuation;
    final Market market = new Market(MAX_LEGS, 2);
    final SlicePlan plan;
    private final Accounts book = new Accounts(new CoreLimits(1, MAX_LEGS, 1, 1, MAX_LEGS, 2));
    private final Contracts contracts = new Contracts(MAX_LEGS, 2);
    private final int row;

    /**
     * Draws an account with that many legs of at most so many lots, with dust or without.
     */
    PlannedAccount(final SplittableRandom random, final int legs, final int mostLots, final boolean hasDust)
    {
        for (int asset = 0; asset < 2; asset++)
        {
            final HaircutSchedule none = new HaircutSchedule();
            none.reset(0, 0, 0);
            none.add(0, 0, 0);
            contracts.list(new Asset(asset, asset == 0 ? 6 : 8, asset == 0 ? MONEY : 1_000_000 * MONEY, none));
        }
        market.assetPrice(COIN, random.nextLong(1_000, 60_000) * MONEY + random.nextLong(MONEY));
        row = book.open(1, AccountTable.CUSTOMER, 0);
        book.onRelease(new NobodyTold());
        for (int id = 0; id < legs; id++)
        {
            final Instrument instrument = instrument(random, id, mostLots, hasDust);
            contracts.list(instrument);
            final int position = book.ensurePosition(row, instrument);
            final long lots = random.nextLong(1, mostLots + 1);
            book.positions().lots(position, random.nextBoolean() ? lots : -lots);
            book.positions().cost(
                position, instrument.worth(book.positions().lots(position), market.mark(id)));
        }
        valuation = new Valuation(book, contracts, market);
        valuation.evaluate(row);
        // From half the maintenance margin to just below the target.
        final long margin = valuation.maintenanceMargin();
        book.credit(row, 0, margin / 2 + random.nextLong(Math.max(1, (long)(margin * 0.6))) - valuation.equity());
        valuation.evaluate(row);
        plan = new SlicePlan(valuation, market, MAX_LEGS);
    }

    private Instrument instrument(
        final SplittableRandom random, final int id, final int mostLots, final boolean hasDust)
    {
        final boolean isInverse = random.nextInt(3) == 0;
        final int settle = isInverse || random.nextInt(3) == 0 ? COIN : 0;
        final long mark = random.nextLong(10, 5_000);
        final long valueFactor = isInverse ?
            random.nextLong(1, 1_000) * COIN_SCALE : random.nextLong(1, settle == 0 ? 200_000 : 300);
        final Instrument instrument = new Instrument(
            id, isInverse, settle, 0, valueFactor, isInverse ? random.nextLong(1, 200 * MONEY) : 0,
            settle == 0 ? MONEY : COIN_SCALE, 10_000, mostLots);
        market.mark(id, mark);
        final long whole = instrument.notional(mostLots, mark, market.assetPrice(settle));
        final TierTable tiers = new TierTable();
        long lower = 0;
        int rate = random.nextInt(1_000, 40_000);
        for (int k = random.nextInt(4); k >= 0; k--)
        {
            tiers.add(lower, rate, Math.min(1_000_000, 2 * rate));
            lower += MONEY * random.nextLong(1, whole / MONEY / 3 + 2);
            rate += random.nextInt(40_000);
        }
        final int fee = random.nextInt(4) == 0 ? random.nextInt(60_000) : random.nextInt(8_000);
        instrument.parameters(
            hasDust ? random.nextLong(1, whole / 4 + 2) : 0, 0, 0, random.nextInt(5) == 0 ? 0 : fee, 0, 40_000, tiers);
        return instrument;
    }

    int legs()
    {
        return valuation.legCount();
    }

    Instrument instrument(final int leg)
    {
        return valuation.legInstrument(leg);
    }

    long size(final int leg)
    {
        return Math.abs(valuation.legLots(leg));
    }

    long[] planned()
    {
        final long[] lots = new long[legs()];
        for (int leg = 0; leg < lots.length; leg++)
        {
            lots[leg] = plan.lots(leg);
        }
        return lots;
    }

    long notional(final int leg, final long lots)
    {
        final Instrument instrument = instrument(leg);
        return instrument.notional(lots, market.mark(instrument.id()), market.assetPrice(instrument.settleAsset()));
    }

    long fee(final int leg, final long lots)
    {
        return WideMath.ceilPpm(notional(leg, lots), instrument(leg).closingFeePpm());
    }

    long cost(final long[] lots)
    {
        long cost = 0;
        for (int leg = 0; leg < lots.length; leg++)
        {
            cost += fee(leg, lots[leg]);
        }
        return cost;
    }

    /**
     * G of R6.10.
     */
    long left(final long[] lots)
    {
        long margin = 0;
        for (int leg = 0; leg < lots.length; leg++)
        {
            margin += instrument(leg).tiers().maintenanceMargin(notional(leg, size(leg) - lots[leg]));
        }
        return valuation.equity() - cost(lots) - WideMath.ceilPpm(margin, TARGET_PPM);
    }

    /**
     * What the last of so many lots releases per million of notional: by the lowest tier that it reaches out of.
     */
    long releasedPpm(final int leg, final long lots)
    {
        final TierTable tiers = instrument(leg).tiers();
        final long before = notional(leg, size(leg) - lots + 1);
        int tier = tiers.rowOf(before);
        if (tier > 0 && before == tiers.lower(tier))
        {
            tier--;
        }
        return WideMath.floorPpm(tiers.maintenancePpm(tier), TARGET_PPM) - instrument(leg).closingFeePpm();
    }

    /**
     * Lots that R6.10 may close of a leg for their own sake.
     */
    long helpful(final int leg)
    {
        long lots = 0;
        while (lots < size(leg) && releasedPpm(leg, lots + 1) > 0)
        {
            lots++;
        }
        return lots;
    }

    /**
     * Does every single lot that may be closed bring the account closer, by more than the rounding of a target? Not so
     * where lots are tiny, or where one straddles two tiers and the lower one does not help.
     */
    boolean doesEveryLotHelp()
    {
        for (int leg = 0; leg < legs(); leg++)
        {
            final long helpful = helpful(leg);
            final long[] lots = new long[legs()];
            long before = left(lots);
            while (lots[leg] < helpful)
            {
                lots[leg]++;
                final long after = left(lots);
                if (after < before + ROUNDINGS)
                {
                    return false;
                }
                before = after;
            }
        }
        return true;
    }
}
