package io.plimsoll.core.instrument;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Marginal haircuts in the amount held, and surcharges on debt (rulebook R2.2). Amounts in the asset's units, rates in
 * ppm.
 */
public final class HaircutSchedule
{
    /**
     * Most rows of a schedule.
     */
    public static final int MAX_ROWS = 8;

    /**
     * Balances and caps stay within this many units.
     */
    public static final long MAX_UNITS = 1_000_000_000_000_000_000L;

    private static final int MILLION = 1_000_000;

    private final long[] froms = new long[MAX_ROWS];
    private final int[] initialPpms = new int[MAX_ROWS];
    private final int[] maintenancePpms = new int[MAX_ROWS];
    private int count;
    private int liabilityInitialPpm;
    private int liabilityMaintenancePpm;
    private long initialCapUnits;

    /**
     * Start a new schedule.
     *
     * @param initialCapUnits         venue-wide deposits above which the initial weight falls; 0 for no cap.
     * @param liabilityInitialPpm     surcharge on debt, initial.
     * @param liabilityMaintenancePpm surcharge on debt, maintenance.
     */
    public void reset(final long initialCapUnits, final int liabilityInitialPpm, final int liabilityMaintenancePpm)
    {
        this.count = 0;
        this.initialCapUnits = initialCapUnits;
        this.liabilityInitialPpm = liabilityInitialPpm;
        this.liabilityMaintenancePpm = liabilityMaintenancePpm;
    }

    /**
     * Append a row; rows are checked by {@link #isValid()} as a whole.
     *
     * @param fromUnits      lower end.
     * @param initialPpm     haircut, initial.
     * @param maintenancePpm haircut, maintenance.
     */
    public void add(final long fromUnits, final int initialPpm, final int maintenancePpm)
    {
        froms[count] = fromUnits;
        initialPpms[count] = initialPpm;
        maintenancePpms[count] = maintenancePpm;
        count++;
    }

    /**
     * Copy another schedule into this one.
     *
     * @param other to copy.
     */
    public void copyFrom(final HaircutSchedule other)
    {
        reset(other.initialCapUnits, other.liabilityInitialPpm, other.liabilityMaintenancePpm);
        for (int k = 0; k < other.count; k++)
        {
            add(other.froms[k], other.initialPpms[k], other.maintenancePpms[k]);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(initialCapUnits).put(liabilityInitialPpm).put(liabilityMaintenancePpm).put(count);
        for (int k = 0; k < count; k++)
        {
            writer.put(froms[k]).put(initialPpms[k]).put(maintenancePpms[k]);
        }
    }

    void load(final SnapshotReader reader)
    {
        reset(
            reader.next(0, MAX_UNITS, "initial cap"),
            reader.nextInt(0, MILLION, "surcharge on debt"),
            reader.nextInt(0, MILLION, "surcharge on debt"));
        final int rows = reader.nextInt(1, MAX_ROWS, "haircut rows");
        for (int k = 0; k < rows; k++)
        {
            add(
                reader.next(0, MAX_UNITS, "lower end of a haircut row"),
                reader.nextInt(0, MILLION, "haircut"),
                reader.nextInt(0, MILLION, "haircut"));
        }
        if (!isValid())
        {
            throw reader.failure("haircuts out of order");
        }
    }

    /**
     * Are rows ascending and not falling, with maintenance at or below initial?
     *
     * @return true if the schedule may be used.
     */
    public boolean isValid()
    {
        if (count == 0 || froms[0] != 0 || liabilityMaintenancePpm > liabilityInitialPpm)
        {
            return false;
        }
        for (int k = 0; k < count; k++)
        {
            if (!isRowValid(k))
            {
                return false;
            }
        }
        return true;
    }

    private boolean isRowValid(final int k)
    {
        final boolean isInRange = maintenancePpms[k] >= 0 && maintenancePpms[k] <= initialPpms[k] &&
            initialPpms[k] <= MILLION && froms[k] >= 0 && froms[k] <= MAX_UNITS;
        final boolean isAscending = k == 0 || froms[k] > froms[k - 1] &&
            maintenancePpms[k] >= maintenancePpms[k - 1] && initialPpms[k] >= initialPpms[k - 1];
        return isInRange && isAscending;
    }

    /**
     * Is the asset worth exactly what it is, as the numeraire must be?
     *
     * @return true if there is one row and nothing is cut, surcharged or capped.
     */
    public boolean isNeutral()
    {
        return count == 1 && initialPpms[0] == 0 && maintenancePpms[0] == 0 && liabilityInitialPpm == 0 &&
            liabilityMaintenancePpm == 0 && initialCapUnits == 0;
    }

    /**
     * Amount after maintenance haircuts or surcharge.
     *
     * @param units signed amount.
     * @return signed, rounded against the account.
     */
    public long weightedMaintenance(final long units)
    {
        return units >= 0 ?
            weighted(units, maintenancePpms) : units - WideMath.ceilPpm(-units, liabilityMaintenancePpm);
    }

    /**
     * Amount after initial haircuts or surcharge, and after the venue-wide cap.
     *
     * @param units         signed amount.
     * @param netDeposits units of the asset that the venue holds.
     * @return signed, rounded against the account.
     */
    public long weightedInitial(final long units, final long netDeposits)
    {
        if (units < 0)
        {
            return units - WideMath.ceilPpm(-units, liabilityInitialPpm);
        }
        final long weighted = weighted(units, initialPpms);
        return initialCapUnits > 0 && netDeposits > initialCapUnits ?
            WideMath.mulDivFloor(weighted, initialCapUnits, netDeposits) : weighted;
    }

    private long weighted(final long units, final int[] ppms)
    {
        long left = units;
        for (int k = 0; k < count && froms[k] < units; k++)
        {
            final long end = k + 1 < count ? Math.min(units, froms[k + 1]) : units;
            left -= WideMath.ceilPpm(end - froms[k], ppms[k]);
        }
        return left;
    }

    /**
     * Number of rows.
     *
     * @return 1..8.
     */
    public int count()
    {
        return count;
    }

    /**
     * Lower end of a row.
     *
     * @param k row.
     * @return units.
     */
    public long from(final int k)
    {
        return froms[k];
    }

    /**
     * Initial haircut of a row.
     *
     * @param k row.
     * @return ppm.
     */
    public int initialPpm(final int k)
    {
        return initialPpms[k];
    }

    /**
     * Maintenance haircut of a row.
     *
     * @param k row.
     * @return ppm.
     */
    public int maintenancePpm(final int k)
    {
        return maintenancePpms[k];
    }

    /**
     * Surcharge on debt, initial.
     *
     * @return ppm.
     */
    public int liabilityInitialPpm()
    {
        return liabilityInitialPpm;
    }

    /**
     * Surcharge on debt, maintenance.
     *
     * @return ppm.
     */
    public int liabilityMaintenancePpm()
    {
        return liabilityMaintenancePpm;
    }

    /**
     * Venue-wide deposits above which the initial weight falls.
     *
     * @return units; 0 for no cap.
     */
    public long initialCapUnits()
    {
        return initialCapUnits;
    }
}
