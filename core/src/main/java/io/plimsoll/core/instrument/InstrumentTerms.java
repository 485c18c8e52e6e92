package io.plimsoll.core.instrument;

/**
 * What may change of a contract after listing: fees, limits, margin rates, and whether it trades.
 */
abstract class InstrumentTerms
{
    /**
     * Orders are taken.
     */
    public static final int TRADING = 0;

    /**
     * No new orders and no slices (rulebook R10.1).
     */
    public static final int HALTED = 1;

    /**
     * Delisted and settled: nothing moves any more (rulebook R7.10).
     */
    public static final int CLOSED = 2;

    private final TierTable tiers = new TierTable();
    private long dustNotional;
    private long openInterestLower;
    private long openInterestUpper;
    private int takerFeePpm;
    private int liquidationFeePpm;
    private int priceBandPpm;
    private int tradingState;
    private boolean isHaltedByBreaker;

    InstrumentTerms()
    {
    }

    /**
     * Set everything that may change after listing.
     *
     * @param dustNotional      money.
     * @param openInterestLower money.
     * @param openInterestUpper money; 0 for no scaling.
     * @param takerFeePpm       expected venue fee of a slice.
     * @param liquidationFeePpm charged on slices.
     * @param priceBandPpm      furthest limit of a slice from the mark.
     * @param tiers             to copy.
     */
    public void parameters(
        final long dustNotional,
        final long openInterestLower,
        final long openInterestUpper,
        final int takerFeePpm,
        final int liquidationFeePpm,
        final int priceBandPpm,
        final TierTable tiers)
    {
        this.dustNotional = dustNotional;
        this.openInterestLower = openInterestLower;
        this.openInterestUpper = openInterestUpper;
        this.takerFeePpm = takerFeePpm;
        this.liquidationFeePpm = liquidationFeePpm;
        this.priceBandPpm = priceBandPpm;
        this.tiers.copyFrom(tiers);
    }

    /**
     * @return margin rates in force.
     */
    public TierTable tiers()
    {
        return tiers;
    }

    /**
     * A slice never leaves a rest below this.
     *
     * @return money.
     */
    public long dustNotional()
    {
        return dustNotional;
    }

    /**
     * Open interest from which initial margin rises.
     *
     * @return money.
     */
    public long openInterestLower()
    {
        return openInterestLower;
    }

    /**
     * Open interest at which initial margin is 100 %.
     *
     * @return money; 0 for no scaling.
     */
    public long openInterestUpper()
    {
        return openInterestUpper;
    }

    /**
     * Venue and liquidation fee that a slice is expected to pay.
     *
     * @return ppm.
     */
    public int closingFeePpm()
    {
        return takerFeePpm + liquidationFeePpm;
    }

    /**
     * @return expected venue fee in ppm.
     */
    public int takerFeePpm()
    {
        return takerFeePpm;
    }

    /**
     * @return liquidation fee in ppm.
     */
    public int liquidationFeePpm()
    {
        return liquidationFeePpm;
    }

    /**
     * Furthest limit of a slice from the mark.
     *
     * @return ppm.
     */
    public int priceBandPpm()
    {
        return priceBandPpm;
    }

    /**
     * Whether it trades.
     *
     * @return TRADING, HALTED or CLOSED.
     */
    public int tradingState()
    {
        return tradingState;
    }

    /**
     * Halt, restart or close it.
     *
     * @param state TRADING, HALTED or CLOSED.
     */
    public void tradingState(final int state)
    {
        tradingState = state;
    }

    /**
     * Is trading halted, by command or by its breaker?
     *
     * @return true while it is.
     */
    public boolean isHalted()
    {
        return tradingState == HALTED || isHaltedByBreaker;
    }

    /**
     * Has its breaker halted it?
     *
     * @return true until the breaker ends the halt.
     */
    public boolean isHaltedByBreaker()
    {
        return isHaltedByBreaker;
    }

    /**
     * The breaker halts it, or ends its halt. What a command has said stays as it is.
     *
     * @param isHalted by the breaker.
     */
    public void haltedByBreaker(final boolean isHalted)
    {
        isHaltedByBreaker = isHalted;
    }

    /**
     * Is it delisted?
     *
     * @return true from then on.
     */
    public boolean isClosed()
    {
        return tradingState == CLOSED;
    }
}
