package io.plimsoll.core.instrument;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * An asset: its scale, its haircuts and the venue's books in it (rulebook sections 2 and 7).
 */
public final class Asset
{
    private static final int MAX_DECIMALS = 18;

    private final int id;
    private final long scale;
    private final long maxPrice;
    private final HaircutSchedule haircuts = new HaircutSchedule();
    private long netDepositUnits;
    private long feeUnits;
    private long dustUnits;

    /**
     * An asset whose numbers have been checked.
     *
     * @param id       of the asset.
     * @param decimals one whole asset is 10^decimals units.
     * @param maxPrice highest price that a tick may have.
     * @param haircuts to copy.
     */
    public Asset(final int id, final int decimals, final long maxPrice, final HaircutSchedule haircuts)
    {
        this.id = id;
        this.maxPrice = maxPrice;
        this.haircuts.copyFrom(haircuts);
        long power = 1;
        for (int i = 0; i < decimals; i++)
        {
            power *= 10;
        }
        this.scale = power;
    }

    /**
     * Money value with maintenance haircuts.
     *
     * @param units signed amount.
     * @param price of the asset.
     * @return money, rounded against the account.
     */
    public long valueMaintenance(final long units, final long price)
    {
        return money(haircuts.weightedMaintenance(units), price);
    }

    /**
     * Money value with initial haircuts and the venue-wide cap.
     *
     * @param units signed amount.
     * @param price of the asset.
     * @return money, rounded against the account.
     */
    public long valueInitial(final long units, final long price)
    {
        return money(haircuts.weightedInitial(units, netDepositUnits), price);
    }

    /**
     * Money value without haircuts.
     *
     * @param units signed amount.
     * @param price of the asset.
     * @return money, rounded down.
     */
    public long valueRaw(final long units, final long price)
    {
        return money(units, price);
    }

    private long money(final long units, final long price)
    {
        return Instrument.clamp(WideMath.mulDivFloorSaturated(units, price, scale));
    }

    /**
     * Is a balance within the range in which it is exact, at any price (rulebook R1.5)?
     *
     * @param units signed amount.
     * @return true within 10^18 units and, at the highest price, 10^17 money.
     */
    public boolean isExact(final long units)
    {
        return units >= -Instrument.MAX_UNITS && units <= Instrument.MAX_UNITS &&
            WideMath.mulDivFloorSaturated(Math.abs(units), maxPrice, scale) <= Instrument.MAX_MONEY;
    }

    /**
     * Book a deposit or, negative, a withdrawal.
     *
     * @param units signed.
     */
    public void bookDeposit(final long units)
    {
        netDepositUnits += units;
    }

    /**
     * Book a fee.
     *
     * @param units signed: a rebate is negative.
     */
    public void bookFee(final long units)
    {
        feeUnits += units;
    }

    /**
     * Book what rounding took from both sides of a trade.
     *
     * @param units not negative.
     */
    public void bookDust(final long units)
    {
        dustUnits += units;
    }

    /**
     * Id.
     *
     * @return id.
     */
    public int id()
    {
        return id;
    }

    /**
     * Units of one whole asset.
     *
     * @return power of ten.
     */
    public long scale()
    {
        return scale;
    }

    /**
     * Highest price that a tick may have.
     *
     * @return micro-numeraire per whole asset.
     */
    public long maxPrice()
    {
        return maxPrice;
    }

    /**
     * Haircuts in force.
     *
     * @return the schedule.
     */
    public HaircutSchedule haircuts()
    {
        return haircuts;
    }

    /**
     * Deposits less withdrawals.
     *
     * @return units.
     */
    public long netDepositUnits()
    {
        return netDepositUnits;
    }

    /**
     * Fees collected less rebates paid.
     *
     * @return units.
     */
    public long feeUnits()
    {
        return feeUnits;
    }

    /**
     * What rounding took.
     *
     * @return units.
     */
    public long dustUnits()
    {
        return dustUnits;
    }

    void save(final SnapshotWriter writer)
    {
        int decimals = 0;
        for (long power = 1; power < scale; power *= 10)
        {
            decimals++;
        }
        writer.put(id).put(decimals).put(maxPrice).put(netDepositUnits).put(feeUnits).put(dustUnits);
        haircuts.save(writer);
    }

    /**
     * Read an asset.
     *
     * @param reader  of the snapshot.
     * @param leastId that it may have.
     * @param maxId   that it may have.
     * @return the asset.
     */
    static Asset load(final SnapshotReader reader, final int leastId, final int maxId)
    {
        final int id = reader.nextInt(leastId, maxId, "asset id");
        final int decimals = reader.nextInt(0, MAX_DECIMALS, "decimals");
        final long maxPrice = reader.next(1, Long.MAX_VALUE, "largest price");
        final long netDepositUnits = reader.next();
        final long feeUnits = reader.next();
        final long dustUnits = reader.next();
        final HaircutSchedule haircuts = new HaircutSchedule();
        haircuts.load(reader);
        final Asset asset = new Asset(id, decimals, maxPrice, haircuts);
        asset.netDepositUnits = netDepositUnits;
        asset.feeUnits = feeUnits;
        asset.dustUnits = dustUnits;
        return asset;
    }
}
