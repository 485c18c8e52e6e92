package io.plimsoll.node.demo.record;

/**
 * What happened to one customer, all margin accounts together. Money is micro-USDT; minutes are of the day, -1 for
 * never.
 */
public final class AccountFate
{
    private final long account;
    private int firstCallMinute = -1;
    private int firstLiquidationMinute = -1;
    private int takeoverMinute = -1;
    private int slices;
    private long liquidatedMicros;
    private long takenOverMicros;
    private long slippageMicros;
    private long shortfallMicros;

    AccountFate(final long account)
    {
        this.account = account;
    }

    /**
     * Whose fate it is.
     *
     * @return account id.
     */
    public long account()
    {
        return account;
    }

    /**
     * When it was called first.
     *
     * @return minute.
     */
    public int firstCallMinute()
    {
        return firstCallMinute;
    }

    /**
     * When its first liquidation began.
     *
     * @return minute.
     */
    public int firstLiquidationMinute()
    {
        return firstLiquidationMinute;
    }

    /**
     * When the backstop took it over first.
     *
     * @return minute.
     */
    public int takeoverMinute()
    {
        return takeoverMinute;
    }

    /**
     * Slices issued for it.
     *
     * @return the number.
     */
    public int slices()
    {
        return slices;
    }

    /**
     * Notional that its slices closed.
     *
     * @return micro-USDT.
     */
    public long liquidatedMicros()
    {
        return liquidatedMicros;
    }

    /**
     * Notional that the backstop took over, at the mark.
     *
     * @return micro-USDT.
     */
    public long takenOverMicros()
    {
        return takenOverMicros;
    }

    /**
     * What its slices lost against the mark.
     *
     * @return micro-USDT.
     */
    public long slippageMicros()
    {
        return slippageMicros;
    }

    /**
     * Negative equity it left behind.
     *
     * @return micro-USDT, positive.
     */
    public long shortfallMicros()
    {
        return shortfallMicros;
    }

    /**
     * Whether it was liquidated or taken over at all.
     *
     * @return true if so.
     */
    public boolean isLiquidated()
    {
        return firstLiquidationMinute >= 0 || takeoverMinute >= 0;
    }

    void onCall(final int minute)
    {
        firstCallMinute = firstCallMinute < 0 ? minute : firstCallMinute;
    }

    void onLiquidation(final int minute)
    {
        firstLiquidationMinute = firstLiquidationMinute < 0 ? minute : firstLiquidationMinute;
    }

    void onTakeover(final int minute, final long shortfall)
    {
        takeoverMinute = takeoverMinute < 0 ? minute : takeoverMinute;
        shortfallMicros += shortfall;
    }

    void onSlice()
    {
        slices++;
    }

    void onSliceFill(final long notionalMicros, final long slippage)
    {
        liquidatedMicros += notionalMicros;
        slippageMicros += slippage;
    }

    void onPositionTakenOver(final long notionalMicros)
    {
        takenOverMicros += notionalMicros;
    }
}
