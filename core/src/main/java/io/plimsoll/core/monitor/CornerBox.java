package io.plimsoll.core.monitor;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

import java.util.Arrays;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Safe boxes for accounts with positions settled outside the numeraire, where coordinates multiply.
 * <p>
 * Tries boxes of one relative half-width on all coordinates, each half as wide as the one before, and takes the first
 * whose worst corner keeps the zone: equity and requirement are bounded by interval arithmetic with the very functions
 * that decide, so rounding is covered. If none will do the account is pinned: any move of its coordinates leads to a
 * look.
 */
final class CornerBox
{
    private static final int ATTEMPTS = 7;
    private static final int NARROWEST_SHIFT = 30;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final Contracts contracts;
    private final Market market;
    private final Valuation valuation;
    private final Faces faces;
    private final long[] lowUnits;
    private final long[] highUnits;
    private long lowMargin;
    private long highMargin;
    private int shift;

    CornerBox(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final Valuation valuation,
        final Faces faces)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.contracts = contracts;
        this.market = market;
        this.valuation = valuation;
        this.faces = faces;
        lowUnits = new long[contracts.maxAssets()];
        highUnits = new long[contracts.maxAssets()];
    }

    /**
     * Set the faces of the account that the valuation has just evaluated.
     *
     * @param account       row.
     * @param lowerLevelPpm not to fall below; 0 for none.
     * @param upperLevelPpm not to reach; 0 for none.
     */
    void certify(final int account, final int lowerLevelPpm, final int upperLevelPpm)
    {
        shift = firstShift(lowerLevelPpm, upperLevelPpm);
        for (int i = 0; i < ATTEMPTS && shift < NARROWEST_SHIFT; i++, shift++)
        {
            if (isSafe(account, lowerLevelPpm, upperLevelPpm))
            {
                setFaces(account, false);
                return;
            }
        }
        pin(account);
    }

    /**
     * Set every face at the present market.
     *
     * @param account row.
     */
    void pin(final int account)
    {
        setFaces(account, true);
    }

    private int firstShift(final int lowerLevelPpm, final int upperLevelPpm)
    {
        final long equity = valuation.equity();
        final long margin = valuation.maintenanceMargin();
        long slack = lowerLevelPpm == 0 ? Long.MAX_VALUE : equity - WideMath.ceilPpm(margin, lowerLevelPpm);
        if (upperLevelPpm > 0)
        {
            slack = Math.min(slack, WideMath.ceilPpm(margin, upperLevelPpm) - equity);
        }
        long gross = Math.abs(equity) >> 1;
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            gross += valuation.legNotional(leg);
        }
        final int wanted = Long.numberOfLeadingZeros(Math.max(1, slack)) - Long.numberOfLeadingZeros(gross | 1);
        return Math.max(1, wanted);
    }

    private boolean isSafe(final int account, final int lowerLevelPpm, final int upperLevelPpm)
    {
        bound(account);
        long lowEquity = lowUnits[0];
        long highEquity = highUnits[0];
        for (int i = 0; i < valuation.heldCount(); i++)
        {
            final Asset asset = valuation.heldAsset(i);
            final int id = asset.id();
            lowEquity += Math.min(value(asset, lowUnits[id], false), value(asset, lowUnits[id], true));
            highEquity += Math.max(value(asset, highUnits[id], false), value(asset, highUnits[id], true));
        }
        return (lowerLevelPpm == 0 || lowEquity >= WideMath.ceilPpm(highMargin, lowerLevelPpm)) &&
            (upperLevelPpm == 0 || highEquity < WideMath.ceilPpm(lowMargin, upperLevelPpm));
    }

    /**
     * Value at an end of the box: what is held at the collateral price there, what is owed at the price there.
     */
    private long value(final Asset asset, final long units, final boolean isHigh)
    {
        final long price = units > 0 ? market.collateralPrice(asset.id()) : market.assetPrice(asset.id());
        final long half = units > 0 ? half(price) : halfOfPrice(asset.id());
        return asset.valueMaintenance(units, isHigh ? price + half : price - half);
    }

    /**
     * Of the price itself of an asset. It stands still in the box while the asset's weight is not one: the faces are on
     * the collateral price, and each of its own ticks is a look.
     */
    private long halfOfPrice(final int asset)
    {
        return asset == 0 || market.weightPpm(asset) != Market.FULL_PPM ? 0 : half(market.assetPrice(asset));
    }

    private void bound(final int account)
    {
        Arrays.fill(lowUnits, 0);
        Arrays.fill(highUnits, 0);
        lowMargin = 0;
        highMargin = 0;
        lowUnits[0] = accounts.numeraire(account);
        highUnits[0] = lowUnits[0];
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            lowUnits[balances.asset(row)] = balances.amount(row);
            highUnits[balances.asset(row)] = balances.amount(row);
        }
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            boundLeg(leg);
        }
    }

    private void boundLeg(final int leg)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final int id = instrument.id();
        final int asset = instrument.settleAsset();
        final int row = valuation.legRow(leg);
        final long lots = valuation.legLots(leg);
        final long price = market.mark(id);
        final long low = price - half(price);
        final long high = price + half(price);
        final long accrued = -lots * (market.fundingIndex(id) - positions.fundingIndex(row));
        final long fixed = accrued - positions.cost(row);
        final long worthLow = instrument.worth(lots, low);
        final long worthHigh = instrument.worth(lots, high);
        lowUnits[asset] += fixed + Math.min(worthLow, worthHigh);
        highUnits[asset] += fixed + Math.max(worthLow, worthHigh);
        final long settlePrice = market.assetPrice(asset);
        final long settleHalf = halfOfPrice(asset);
        final long size = Math.abs(lots);
        lowMargin += instrument.tiers().maintenanceMargin(instrument.notional(size, low, settlePrice - settleHalf));
        highMargin += instrument.tiers().maintenanceMargin(instrument.notional(size, high, settlePrice + settleHalf));
    }

    private long half(final long price)
    {
        return price >> shift;
    }

    private void setFaces(final int account, final boolean isPinned)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final int id = positions.instrument(row);
            if (positions.lots(row) == 0)
            {
                faces.onPositionRelease(row, id);
            }
            else
            {
                final long price = market.mark(id);
                final long half = isPinned ? 0 : half(price);
                faces.instrumentDown(id).set(row, half - price);
                faces.instrumentUp(id).set(row, price + half);
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            final int id = balances.asset(row);
            final long price = market.collateralPrice(id);
            final long half = isPinned ? 0 : half(price);
            faces.assetDown(id).set(row, half - price);
            faces.assetUp(id).set(row, price + half);
        }
    }
}
