package io.plimsoll.core.mark;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * What a price may be used for while its index is not valid: bit v of an action's mask allows it at validity v
 * (rulebook R8.7).
 */
public final class ActionTable
{
    static final int MAX_VALIDITY = 5;

    private static final int MAX_MASK = 63;
    private static final int ONLY_VALID = 0b000001;
    private static final int NOT_WRONG = 0b001111;

    private int priceOrder = MAX_MASK;
    private int openRisk = ONLY_VALID;
    private int withdraw = ONLY_VALID;
    private int liquidate = NOT_WRONG;
    private int settle = NOT_WRONG;
    private int fund = NOT_WRONG;

    /**
     * May such masks be set? Every mask allows a valid price and, with a validity, all better ones; nobody may take on
     * what could not be closed.
     *
     * @param priceOrder 0..63.
     * @param openRisk   0..63.
     * @param withdraw   0..63.
     * @param liquidate  0..63.
     * @param settle     0..63.
     * @param fund       0..63.
     * @return false if they contradict each other.
     */
    public static boolean isConsistent(
        final int priceOrder,
        final int openRisk,
        final int withdraw,
        final int liquidate,
        final int settle,
        final int fund)
    {
        return isGapless(priceOrder) && isGapless(openRisk) && isGapless(withdraw) && isGapless(liquidate) &&
            isGapless(settle) && isGapless(fund) &&
            isWithin(openRisk, priceOrder) && isWithin(openRisk, liquidate) && isWithin(withdraw, settle);
    }

    private static boolean isGapless(final int mask)
    {
        return mask != 0 && (mask & mask + 1) == 0;
    }

    private static boolean isWithin(final int mask, final int wider)
    {
        return (mask & ~wider) == 0;
    }

    /**
     * Set the masks, which are consistent.
     *
     * @param newPriceOrder 1..63.
     * @param newOpenRisk   1..63.
     * @param newWithdraw   1..63.
     * @param newLiquidate  1..63.
     * @param newSettle     1..63.
     * @param newFund       1..63.
     */
    public void set(
        final int newPriceOrder,
        final int newOpenRisk,
        final int newWithdraw,
        final int newLiquidate,
        final int newSettle,
        final int newFund)
    {
        priceOrder = newPriceOrder;
        openRisk = newOpenRisk;
        withdraw = newWithdraw;
        liquidate = newLiquidate;
        settle = newSettle;
        fund = newFund;
    }

    boolean mayPriceOrder(final int validity)
    {
        return allows(priceOrder, validity);
    }

    boolean mayOpenRisk(final int validity)
    {
        return allows(openRisk, validity);
    }

    boolean mayWithdraw(final int validity)
    {
        return allows(withdraw, validity);
    }

    boolean mayLiquidate(final int validity)
    {
        return allows(liquidate, validity);
    }

    boolean maySettle(final int validity)
    {
        return allows(settle, validity);
    }

    boolean mayFund(final int validity)
    {
        return allows(fund, validity);
    }

    private static boolean allows(final int mask, final int validity)
    {
        return (mask >> validity & 1) != 0;
    }

    private boolean isAsAtFirst()
    {
        return priceOrder == MAX_MASK && openRisk == ONLY_VALID && withdraw == ONLY_VALID &&
            liquidate == NOT_WRONG && settle == NOT_WRONG && fund == NOT_WRONG;
    }

    void addTo(final StateHash hash)
    {
        if (!isAsAtFirst())
        {
            hash.add(priceOrder).add(openRisk).add(withdraw).add(liquidate).add(settle).add(fund);
        }
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(priceOrder).put(openRisk).put(withdraw).put(liquidate).put(settle).put(fund);
    }

    void load(final SnapshotReader reader)
    {
        set(
            reader.nextInt(1, MAX_MASK, "mask of an action"),
            reader.nextInt(1, MAX_MASK, "mask of an action"),
            reader.nextInt(1, MAX_MASK, "mask of an action"),
            reader.nextInt(1, MAX_MASK, "mask of an action"),
            reader.nextInt(1, MAX_MASK, "mask of an action"),
            reader.nextInt(1, MAX_MASK, "mask of an action"));
        if (!isConsistent(priceOrder, openRisk, withdraw, liquidate, settle, fund))
        {
            throw reader.failure("masks of actions that contradict each other");
        }
    }
}
