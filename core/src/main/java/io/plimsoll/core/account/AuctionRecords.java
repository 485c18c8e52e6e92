package io.plimsoll.core.account;

import static io.plimsoll.core.account.AuctionLayout.*;

/**
 * The fields of running auctions, one record each.
 */
abstract class AuctionRecords extends RowTable
{
    /**
     * No row.
     */
    public static final int NONE = NULL_ROW;

    AuctionRecords(final int limit)
    {
        super(LENGTH, HASHED_LENGTH, 0, AuctionLayout.LINK, limit, 0);
    }

    static int at(final int row)
    {
        return row * LENGTH;
    }

    /**
     * Set the form of the auction.
     *
     * @param row       of the auction.
     * @param curve     code.
     * @param goal      code.
     * @param maxResets most resets.
     */
    public void form(final int row, final int curve, final int goal, final int maxResets)
    {
        final int at = at(row);
        buffer.putByte(at + CURVE, (byte)curve);
        buffer.putByte(at + GOAL, (byte)goal);
        buffer.putShort(at + MAX_RESETS, (short)maxResets);
    }

    /**
     * Set the rates.
     *
     * @param row            of the auction.
     * @param startPpm       factor at the start.
     * @param cutPpm         factor of a step.
     * @param cuspPpm        part of the start below which it resets.
     * @param maxDiscountPpm largest discount.
     * @param minTakePpm     smallest part that a bid may take.
     */
    public void rates(
        final int row,
        final int startPpm,
        final int cutPpm,
        final int cuspPpm,
        final int maxDiscountPpm,
        final int minTakePpm)
    {
        final int at = at(row);
        buffer.putInt(at + START_PPM, startPpm);
        buffer.putInt(at + CUT_PPM, cutPpm);
        buffer.putInt(at + CUSP_PPM, cuspPpm);
        buffer.putInt(at + MAX_DISCOUNT_PPM, maxDiscountPpm);
        buffer.putInt(at + MIN_TAKE_PPM, minTakePpm);
    }

    /**
     * Set the durations.
     *
     * @param row         of the auction.
     * @param stepNs      of a step.
     * @param tailNs      until a reset.
     * @param insolventNs over which the premium of an insolvent estate rises.
     */
    public void durations(final int row, final long stepNs, final long tailNs, final long insolventNs)
    {
        final int at = at(row);
        buffer.putLong(at + STEP_NS, stepNs);
        buffer.putLong(at + TAIL_NS, tailNs);
        buffer.putLong(at + INSOLVENT_NS, insolventNs);
    }

    /**
     * Id.
     *
     * @param row of the auction.
     * @return from 1; 0 if the row is free.
     */
    public long auctionId(final int row)
    {
        return buffer.getLong(at(row) + AUCTION_ID);
    }

    /**
     * Whose estate it is.
     *
     * @param row of the auction.
     * @return row of the margin account.
     */
    public int account(final int row)
    {
        return buffer.getInt(at(row) + ACCOUNT);
    }

    /**
     * Pool of the estate.
     *
     * @param row of the auction.
     * @return id.
     */
    public int riskPool(final int row)
    {
        return buffer.getByte(at(row) + RISK_POOL);
    }

    /**
     * What takers have paid in.
     *
     * @param row of the auction.
     * @return money, not negative.
     */
    public long reserve(final int row)
    {
        return buffer.getLong(at(row) + RESERVE);
    }

    /**
     * Set it: what takers have paid in.
     *
     * @param row of the auction.
     * @param money money, not negative.
     */
    public void reserve(final int row, final long money)
    {
        buffer.putLong(at(row) + RESERVE, money);
    }

    /**
     * Its clock.
     *
     * @param row of the auction.
     * @return running: the time at which it stood at 0; paused: what has elapsed.
     */
    public long clockNs(final int row)
    {
        return buffer.getLong(at(row) + CLOCK_NS);
    }

    /**
     * Set it: its clock.
     *
     * @param row of the auction.
     * @param ns running: the time at which it stood at 0; paused: what has elapsed.
     */
    public void clockNs(final int row, final long ns)
    {
        buffer.putLong(at(row) + CLOCK_NS, ns);
    }

    /**
     * Phase of the record.
     *
     * @param row of the auction.
     * @return code.
     */
    public int phase(final int row)
    {
        return buffer.getByte(at(row) + PHASE);
    }

    /**
     * Set it: phase of the record.
     *
     * @param row of the auction.
     * @param phase code.
     */
    public void phase(final int row, final int phase)
    {
        buffer.putByte(at(row) + PHASE, (byte)phase);
    }

    /**
     * Resets that were counted.
     *
     * @param row of the auction.
     * @return 0..1000.
     */
    public int resets(final int row)
    {
        return buffer.getShort(at(row) + RESETS) & 0xFFFF;
    }

    /**
     * Set it: resets that were counted.
     *
     * @param row of the auction.
     * @param count 0..1000.
     */
    public void resets(final int row, final int count)
    {
        buffer.putShort(at(row) + RESETS, (short)count);
    }

    /**
     * Most resets.
     *
     * @param row of the auction.
     * @return 0..1000.
     */
    public int maxResets(final int row)
    {
        return buffer.getShort(at(row) + MAX_RESETS) & 0xFFFF;
    }

    /**
     * Curve.
     *
     * @param row of the auction.
     * @return code.
     */
    public int curve(final int row)
    {
        return buffer.getByte(at(row) + CURVE);
    }

    /**
     * Goal.
     *
     * @param row of the auction.
     * @return code.
     */
    public int goal(final int row)
    {
        return buffer.getByte(at(row) + GOAL);
    }

    /**
     * Factor at the start.
     *
     * @param row of the auction.
     * @return ppm.
     */
    public int startPpm(final int row)
    {
        return buffer.getInt(at(row) + START_PPM);
    }

    /**
     * Factor of a step.
     *
     * @param row of the auction.
     * @return ppm.
     */
    public int cutPpm(final int row)
    {
        return buffer.getInt(at(row) + CUT_PPM);
    }

    /**
     * Part of the start below which it resets.
     *
     * @param row of the auction.
     * @return ppm.
     */
    public int cuspPpm(final int row)
    {
        return buffer.getInt(at(row) + CUSP_PPM);
    }

    /**
     * Largest discount.
     *
     * @param row of the auction.
     * @return ppm.
     */
    public int maxDiscountPpm(final int row)
    {
        return buffer.getInt(at(row) + MAX_DISCOUNT_PPM);
    }

    /**
     * Smallest part that a bid may take.
     *
     * @param row of the auction.
     * @return ppm.
     */
    public int minTakePpm(final int row)
    {
        return buffer.getInt(at(row) + MIN_TAKE_PPM);
    }

    /**
     * Length of a step.
     *
     * @param row of the auction.
     * @return nanoseconds.
     */
    public long stepNs(final int row)
    {
        return buffer.getLong(at(row) + STEP_NS);
    }

    /**
     * Time until a reset.
     *
     * @param row of the auction.
     * @return nanoseconds.
     */
    public long tailNs(final int row)
    {
        return buffer.getLong(at(row) + TAIL_NS);
    }

    /**
     * Time over which the premium of an insolvent estate rises.
     *
     * @param row of the auction.
     * @return nanoseconds.
     */
    public long insolventNs(final int row)
    {
        return buffer.getLong(at(row) + INSOLVENT_NS);
    }

    /**
     * Does a halt stop its clock?
     *
     * @param row of the auction.
     * @return true while the clock stands still.
     */
    public boolean isPaused(final int row)
    {
        return buffer.getByte(at(row) + IS_PAUSED) != 0;
    }

    /**
     * Stop the clock, or let it go on.
     *
     * @param row      of the auction.
     * @param isPaused true to stop it.
     */
    public void isPaused(final int row, final boolean isPaused)
    {
        buffer.putByte(at(row) + IS_PAUSED, (byte)(isPaused ? 1 : 0));
    }
}
