package io.plimsoll.node.demo.market;

/**
 * One row of a margin ladder (rulebook R3.2).
 *
 * @param lowerUsdt      lower end of the notional, whole USDT.
 * @param maintenancePpm maintenance rate.
 * @param maxLeverage    largest leverage a position of this notional may have.
 */
public record Tier(long lowerUsdt, int maintenancePpm, int maxLeverage)
{
    private static final int PPM = 1_000_000;

    /**
     * Initial rate: one divided by the largest leverage, rounded up.
     *
     * @return parts per million.
     */
    public int initialPpm()
    {
        return (PPM + maxLeverage - 1) / maxLeverage;
    }
}
