package io.plimsoll.node.demo.market;

/**
 * Funding as the demo charges it: longs pay shorts 0.01 % of the mark at 08:00 and 16:00 UTC, the interest part of the
 * usual formula. The premium part is left out: the data holds no perpetual prices to take it from.
 */
public final class FundingRule
{
    /** Minutes between two payments. */
    public static final int INTERVAL_MINUTES = 480;

    private static final long RATE_PPM = 100;
    private static final long PPM = 1_000_000;

    private FundingRule()
    {
    }

    /**
     * Whether longs pay at the start of a minute.
     *
     * @param minute of the day, from 0.
     * @return true at 08:00 and 16:00.
     */
    public static boolean isDue(final int minute)
    {
        return minute > 0 && minute % INTERVAL_MINUTES == 0;
    }

    /**
     * What one long lot pays.
     *
     * @param contract of the position.
     * @param mark     price in increments.
     * @return micro-USDT, rounded down.
     */
    public static long paymentMicros(final Contract contract, final long mark)
    {
        return contract.worthMicros(1, mark) * RATE_PPM / PPM;
    }
}
