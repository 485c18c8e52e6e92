package io.plimsoll.core.margin;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Equity and maintenance margin of one margin account at the present market (rulebook R2.1 to R2.3, R3.1, R3.2).
 * <p>
 * One instance holds the last account evaluated: totals, and a row of working figures per position and per asset for
 * those who go on from there (the safe box, the choice of a leg, a report). Touches the account's records and nothing
 * else.
 */
public final class Valuation
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final Contracts contracts;
    private final Market market;

    private final int[] legRows;
    private final Instrument[] legInstruments;
    private final long[] legLots;
    private final long[] legNotionals;
    private final long[] legMargins;
    private final int[] legTiers;
    private int legCount;

    private final long[] unitsByAsset;
    private final boolean[] isHeld;
    private final int[] heldAssets;
    private int heldCount;

    private long numeraireUnits;
    private long equity;
    private long maintenanceMargin;

    /**
     * Over given tables and market.
     *
     * @param book      of margin accounts.
     * @param contracts listed.
     * @param market    of prices.
     */
    public Valuation(final Accounts book, final Contracts contracts, final Market market)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.contracts = contracts;
        this.market = market;
        final int maxInstruments = contracts.maxInstruments();
        legRows = new int[maxInstruments];
        legInstruments = new Instrument[maxInstruments];
        legLots = new long[maxInstruments];
        legNotionals = new long[maxInstruments];
        legMargins = new long[maxInstruments];
        legTiers = new int[maxInstruments];
        unitsByAsset = new long[contracts.maxAssets()];
        isHeld = new boolean[contracts.maxAssets()];
        heldAssets = new int[contracts.maxAssets()];
    }

    /**
     * Evaluate a margin account with maintenance weights.
     *
     * @param account row.
     */
    public void evaluate(final int account)
    {
        clearAssets();
        legCount = 0;
        maintenanceMargin = 0;
        numeraireUnits = accounts.numeraire(account);
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            final long lots = positions.lots(row);
            if (lots != 0)
            {
                addLeg(row, lots);
            }
        }
        equity = Instrument.clamp(numeraireUnits);
        if (accounts.firstBalance(account) != NONE)
        {
            addAssets(account);
        }
    }

    private void addLeg(final int row, final long lots)
    {
        final int id = positions.instrument(row);
        final Instrument instrument = contracts.instrument(id);
        final long mark = market.mark(id);
        final long accrued = -Math.multiplyExact(lots, market.fundingIndex(id) - positions.fundingIndex(row));
        final long pnl = instrument.worth(lots, mark) - positions.cost(row) + accrued;
        final int asset = instrument.settleAsset();
        if (asset == 0)
        {
            numeraireUnits = Math.addExact(numeraireUnits, pnl);
        }
        else
        {
            hold(asset, pnl);
        }
        final long notional = instrument.notional(Math.abs(lots), mark, market.assetPrice(asset));
        final TierTable tiers = instrument.tiers();
        final int tier = tiers.rowOf(notional);
        final long margin = tiers.maintenanceMargin(tier, notional);
        final int leg = legCount++;
        legRows[leg] = row;
        legInstruments[leg] = instrument;
        legLots[leg] = lots;
        legNotionals[leg] = notional;
        legMargins[leg] = margin;
        legTiers[leg] = tier;
        maintenanceMargin = WideMath.addSaturated(maintenanceMargin, margin);
    }

    private void addAssets(final int account)
    {
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            hold(balances.asset(row), balances.amount(row));
        }
        for (int i = 0; i < heldCount; i++)
        {
            final int asset = heldAssets[i];
            equity = Math.addExact(equity, value(asset));
        }
    }

    /**
     * Value of an asset of the account last evaluated, with maintenance haircuts: held at its collateral price, owed at
     * its price (rulebook R2.2, R8.8).
     *
     * @param asset id.
     * @return money, rounded against the account.
     */
    public long value(final int asset)
    {
        final long units = units(asset);
        return contracts.asset(asset).valueMaintenance(
            units, units > 0 ? market.collateralPrice(asset) : market.assetPrice(asset));
    }

    private void hold(final int asset, final long units)
    {
        if (!isHeld[asset])
        {
            isHeld[asset] = true;
            heldAssets[heldCount++] = asset;
        }
        unitsByAsset[asset] = Math.addExact(unitsByAsset[asset], units);
    }

    private void clearAssets()
    {
        for (int i = 0; i < heldCount; i++)
        {
            isHeld[heldAssets[i]] = false;
            unitsByAsset[heldAssets[i]] = 0;
        }
        heldCount = 0;
    }

    /**
     * Equity without haircuts of the account last evaluated.
     *
     * @return money, rounded down per asset.
     */
    public long equityNoHaircut()
    {
        long raw = Instrument.clamp(numeraireUnits);
        for (int i = 0; i < heldCount; i++)
        {
            final int asset = heldAssets[i];
            raw = Math.addExact(
                raw, contracts.asset(asset).valueRaw(unitsByAsset[asset], market.assetPrice(asset)));
        }
        return raw;
    }

    /**
     * Health of the account last evaluated (rulebook R4.4).
     *
     * @return equity / maintenance margin in ppm, rounded down, saturated; without a requirement the smallest value if
     * equity is negative, else the largest.
     */
    public long healthPpm()
    {
        if (maintenanceMargin == 0)
        {
            return equity < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return WideMath.mulDivFloorSaturated(equity, 1_000_000L, maintenanceMargin);
    }

    /**
     * Leg with the largest maintenance margin, the lowest instrument on ties (rulebook R6.2).
     *
     * @return index of the leg, or -1 if the account is flat.
     */
    public int largestLeg()
    {
        int largest = -1;
        for (int leg = 0; leg < legCount; leg++)
        {
            if (largest < 0 || legMargins[leg] > legMargins[largest])
            {
                largest = leg;
            }
        }
        return largest;
    }

    /**
     * Equity with maintenance haircuts.
     *
     * @return money.
     */
    public long equity()
    {
        return equity;
    }

    /**
     * Sum of the legs' maintenance margins.
     *
     * @return money.
     */
    public long maintenanceMargin()
    {
        return maintenanceMargin;
    }

    /**
     * Positions that are not flat.
     *
     * @return the count.
     */
    public int legCount()
    {
        return legCount;
    }

    /**
     * Position row of a leg.
     *
     * @param leg index, ascending by instrument.
     * @return row.
     */
    public int legRow(final int leg)
    {
        return legRows[leg];
    }

    /**
     * Instrument of a leg.
     *
     * @param leg index.
     * @return instrument.
     */
    public Instrument legInstrument(final int leg)
    {
        return legInstruments[leg];
    }

    /**
     * Signed lots of a leg.
     *
     * @param leg index.
     * @return lots.
     */
    public long legLots(final int leg)
    {
        return legLots[leg];
    }

    /**
     * Notional of a leg.
     *
     * @param leg index.
     * @return money.
     */
    public long legNotional(final int leg)
    {
        return legNotionals[leg];
    }

    /**
     * Notional of all legs.
     *
     * @return money, saturated.
     */
    public long notional()
    {
        long sum = 0;
        for (int leg = 0; leg < legCount; leg++)
        {
            sum = WideMath.addSaturated(sum, legNotionals[leg]);
        }
        return sum;
    }

    /**
     * Maintenance margin of a leg.
     *
     * @param leg index.
     * @return money.
     */
    public long legMargin(final int leg)
    {
        return legMargins[leg];
    }

    /**
     * Tier of a leg.
     *
     * @param leg index.
     * @return row of the instrument's tier table.
     */
    public int legTier(final int leg)
    {
        return legTiers[leg];
    }

    /**
     * Assets other than the numeraire that the account holds or has P&amp;L in.
     *
     * @return the count.
     */
    public int heldCount()
    {
        return heldCount;
    }

    /**
     * Asset held.
     *
     * @param i index, in no particular order.
     * @return asset.
     */
    public Asset heldAsset(final int i)
    {
        return contracts.asset(heldAssets[i]);
    }

    /**
     * Units of an asset, unrealised P&amp;L and funding included.
     *
     * @param asset id.
     * @return signed units; for the numeraire money.
     */
    public long units(final int asset)
    {
        return asset == 0 ? numeraireUnits : unitsByAsset[asset];
    }
}
