package io.plimsoll.core.instrument;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Margin rates by notional, continuous at every boundary (rulebook R3.2, R3.3; Binance and Hyperliquid publish theirs
 * in the same form). Money in micro-units, rates in ppm.
 */
public final class TierTable
{
    /**
     * Most rows of a table.
     */
    public static final int MAX_ROWS = 16;

    private final long[] lowers = new long[MAX_ROWS];
    private final long[] maintenanceCums = new long[MAX_ROWS];
    private final long[] initialCums = new long[MAX_ROWS];
    private final int[] maintenancePpms = new int[MAX_ROWS];
    private final int[] initialPpms = new int[MAX_ROWS];
    private int count;

    /**
     * Empty the table.
     */
    public void clear()
    {
        count = 0;
    }

    /**
     * Append a row; rows are checked by {@link #isValid()} as a whole.
     *
     * @param lowerNotional  at and above which the row applies.
     * @param maintenancePpm maintenance rate.
     * @param initialPpm     initial rate.
     */
    public void add(final long lowerNotional, final int maintenancePpm, final int initialPpm)
    {
        final int k = count++;
        lowers[k] = lowerNotional;
        maintenancePpms[k] = maintenancePpm;
        initialPpms[k] = initialPpm;
        if (k == 0)
        {
            maintenanceCums[0] = 0;
            initialCums[0] = 0;
        }
        else
        {
            final long lowerWhole = lowerNotional / 1_000_000L;
            maintenanceCums[k] = maintenanceCums[k - 1] + lowerWhole * (maintenancePpm - maintenancePpms[k - 1]);
            initialCums[k] = initialCums[k - 1] + lowerWhole * (initialPpm - initialPpms[k - 1]);
        }
    }

    /**
     * Copy another table into this one.
     *
     * @param other to copy.
     */
    public void copyFrom(final TierTable other)
    {
        count = 0;
        for (int k = 0; k < other.count; k++)
        {
            add(other.lowers[k], other.maintenancePpms[k], other.initialPpms[k]);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(count);
        for (int k = 0; k < count; k++)
        {
            writer.put(lowers[k]).put(maintenancePpms[k]).put(initialPpms[k]);
        }
    }

    void load(final SnapshotReader reader)
    {
        clear();
        final int rows = reader.nextInt(1, MAX_ROWS, "tiers");
        for (int k = 0; k < rows; k++)
        {
            add(
                reader.next(0, Instrument.MAX_MONEY, "lower end of a tier"),
                reader.nextInt(1, 1_000_000, "maintenance rate"),
                reader.nextInt(1, 1_000_000, "initial rate"));
        }
        if (!isValid())
        {
            throw reader.failure("tiers out of order");
        }
    }

    /**
     * Are the rows ascending, whole, and their rates in range and not falling?
     *
     * @return true if the table may be used.
     */
    public boolean isValid()
    {
        if (count == 0 || lowers[0] != 0)
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
        final boolean isInRange = maintenancePpms[k] >= 1 && maintenancePpms[k] <= initialPpms[k] &&
            initialPpms[k] <= 1_000_000 && lowers[k] % 1_000_000L == 0 && lowers[k] <= Instrument.MAX_MONEY;
        final boolean isAscending = k == 0 || lowers[k] > lowers[k - 1] &&
            maintenancePpms[k] >= maintenancePpms[k - 1] && initialPpms[k] >= initialPpms[k - 1];
        return isInRange && isAscending;
    }

    /**
     * Does the initial margin of every row stay at or above a multiple of its maintenance margin?
     *
     * @param levelPpm multiple.
     * @return true if it does.
     */
    public boolean isInitialAbove(final long levelPpm)
    {
        for (int k = 0; k < count; k++)
        {
            if (initialPpms[k] * 1_000_000L < maintenancePpms[k] * levelPpm)
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Row of a notional.
     *
     * @param notional not negative.
     * @return the last row whose lower end is not above it.
     */
    public int rowOf(final long notional)
    {
        int k = 0;
        while (k + 1 < count && lowers[k + 1] <= notional)
        {
            k++;
        }
        return k;
    }

    /**
     * Maintenance margin.
     *
     * @param notional not negative.
     * @return requirement, rounded up.
     */
    public long maintenanceMargin(final long notional)
    {
        return maintenanceMargin(rowOf(notional), notional);
    }

    /**
     * Maintenance margin of a notional whose row is known.
     *
     * @param k        row of the notional.
     * @param notional not negative.
     * @return requirement, rounded up.
     */
    public long maintenanceMargin(final int k, final long notional)
    {
        return Math.min(notional, WideMath.ceilPpm(notional, maintenancePpms[k]) - maintenanceCums[k]);
    }

    /**
     * Initial margin by tiers alone.
     *
     * @param notional not negative.
     * @return requirement, rounded up.
     */
    public long initialMargin(final long notional)
    {
        final int k = rowOf(notional);
        return Math.min(notional, WideMath.ceilPpm(notional, initialPpms[k]) - initialCums[k]);
    }

    /**
     * Number of rows.
     *
     * @return 1..16.
     */
    public int count()
    {
        return count;
    }

    /**
     * Lower end of a row.
     *
     * @param k row.
     * @return money.
     */
    public long lower(final int k)
    {
        return lowers[k];
    }

    /**
     * Notional from which the next row applies.
     *
     * @param k row.
     * @return money; the largest value for the last row.
     */
    public long upper(final int k)
    {
        return k + 1 < count ? lowers[k + 1] : Long.MAX_VALUE;
    }

    /**
     * Maintenance rate of a row.
     *
     * @param k row.
     * @return ppm.
     */
    public int maintenancePpm(final int k)
    {
        return maintenancePpms[k];
    }

    /**
     * Initial rate of a row.
     *
     * @param k row.
     * @return ppm.
     */
    public int initialPpm(final int k)
    {
        return initialPpms[k];
    }

    /**
     * Highest maintenance rate.
     *
     * @return ppm.
     */
    public int highestMaintenancePpm()
    {
        return maintenancePpms[count - 1];
    }
}
