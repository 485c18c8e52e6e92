package io.plimsoll.core.governance;

/**
 * Two rates by amount, in rows as given: haircuts or tiers, in force or proposed.
 */
final class RateRows
{
    /**
     * More rows do not fit into a proposed command.
     */
    private static final int MAX_ROWS = ProposalLayout.MAX_COMMAND_LENGTH / 16;

    private final long[] lowers = new long[MAX_ROWS];
    private final int[] initialPpms = new int[MAX_ROWS];
    private final int[] maintenancePpms = new int[MAX_ROWS];
    private int count;

    void clear()
    {
        count = 0;
    }

    void add(final long lower, final int initialPpm, final int maintenancePpm)
    {
        lowers[count] = lower;
        initialPpms[count] = initialPpm;
        maintenancePpms[count] = maintenancePpm;
        count++;
    }

    /**
     * Do both rates differ by no more than a limit, at every lower end of either?
     */
    boolean areNear(final RateRows other, final int limitPpm)
    {
        for (int k = 0; k < count; k++)
        {
            if (!areNear(other, lowers[k], limitPpm))
            {
                return false;
            }
        }
        for (int k = 0; k < other.count; k++)
        {
            if (!areNear(other, other.lowers[k], limitPpm))
            {
                return false;
            }
        }
        return true;
    }

    private boolean areNear(final RateRows other, final long amount, final int limitPpm)
    {
        final int own = row(amount);
        final int others = other.row(amount);
        final long initial = ppm(initialPpms, own) - ppm(other.initialPpms, others);
        final long maintenance = ppm(maintenancePpms, own) - ppm(other.maintenancePpms, others);
        return Math.abs(initial) <= limitPpm && Math.abs(maintenance) <= limitPpm;
    }

    private static long ppm(final int[] ppms, final int row)
    {
        return row < 0 ? 0 : ppms[row];
    }

    /**
     * The last row that begins at an amount or below; -1 if none does.
     */
    private int row(final long amount)
    {
        int row = count - 1;
        while (row >= 0 && lowers[row] > amount)
        {
            row--;
        }
        return row;
    }
}
