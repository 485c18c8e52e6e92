package io.plimsoll.core.loss;

import io.plimsoll.core.monitor.Monitor;

/**
 * Margin accounts that paid or were deleveraged, and that nobody has looked at since (rulebook R7.7). Each is kept
 * once, so there is room for all.
 */
final class TouchedAccounts
{
    private final int[] rows;
    private final boolean[] isTouched;
    private int count;

    TouchedAccounts(final int maxAccounts)
    {
        rows = new int[maxAccounts];
        isTouched = new boolean[maxAccounts];
    }

    void add(final int account)
    {
        if (!isTouched[account])
        {
            isTouched[account] = true;
            rows[count++] = account;
        }
    }

    /**
     * Have all looked at, and forget them. What the monitor notes it puts in order itself, so none is needed here.
     *
     * @param monitor that looks.
     * @return true if there was anybody.
     */
    boolean lookAt(final Monitor monitor)
    {
        final int touched = count;
        for (int i = 0; i < touched; i++)
        {
            isTouched[rows[i]] = false;
            monitor.onAccount(rows[i]);
        }
        count = 0;
        return touched != 0;
    }
}
