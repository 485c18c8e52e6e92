package io.plimsoll.core.auction;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The lots of a sale, leg by leg: the taker trades them at the mark, the estate the opposite (rulebook R6.15). Keeps
 * what the positions were, so that the trades can be undone.
 */
final class LotMoves
{
    private static final int KEPT = 3;

    private final Accounts book;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Settlement settlement;
    private final Instrument[] instruments;
    private final int[] estateRows;
    private final int[] takerRows;
    private final long[] lots;
    private final long[] marks;
    private final long[] notionals;
    private final long[] dustUnits;
    private final long[] longLotsBefore;
    private final long[] estateBefore;
    private final long[] takerBefore;
    private final long[] estateRealised;
    private final long[] takerRealised;
    private int count;

    LotMoves(final Accounts book, final Contracts contracts, final Settlement settlement)
    {
        this.book = book;
        this.positions = book.positions();
        this.contracts = contracts;
        this.settlement = settlement;
        final int maxLegs = contracts.maxInstruments();
        instruments = new Instrument[maxLegs];
        estateRows = new int[maxLegs];
        takerRows = new int[maxLegs];
        lots = new long[maxLegs];
        marks = new long[maxLegs];
        notionals = new long[maxLegs];
        dustUnits = new long[maxLegs];
        longLotsBefore = new long[maxLegs];
        estateBefore = new long[maxLegs * KEPT];
        takerBefore = new long[maxLegs * KEPT];
        estateRealised = new long[maxLegs];
        takerRealised = new long[maxLegs];
    }

    void clear()
    {
        count = 0;
    }

    /**
     * Plan to move lots; by ascending instrument.
     *
     * @param estateRow  of the position.
     * @param instrument of the position.
     * @param takerLots  signed change of the taker's position, not 0.
     * @param mark       price in increments.
     * @param notional   of the lots.
     */
    void add(
        final int estateRow, final Instrument instrument, final long takerLots, final long mark, final long notional)
    {
        estateRows[count] = estateRow;
        instruments[count] = instrument;
        lots[count] = takerLots;
        marks[count] = mark;
        notionals[count] = notional;
        count++;
    }

    /**
     * Position rows that the taker would need.
     */
    int rowsNeeded(final int taker)
    {
        int needed = 0;
        for (int i = 0; i < count; i++)
        {
            needed += book.position(taker, instruments[i].id()) == NONE ? 1 : 0;
        }
        return needed;
    }

    /**
     * Would a position of the taker grow beyond the largest of its instrument?
     */
    boolean isBeyondLimit(final int taker)
    {
        for (int i = 0; i < count; i++)
        {
            final int row = book.position(taker, instruments[i].id());
            final long before = row == NONE ? 0 : positions.lots(row);
            final long sizeAfter = Math.abs(before + lots[i]);
            if (sizeAfter > Math.abs(before) && sizeAfter > instruments[i].maxPositionLots())
            {
                return true;
            }
        }
        return false;
    }

    /**
     * Trade them all. Rows are on trial, and the balances concerned are pinned.
     */
    void move(final int taker)
    {
        for (int i = 0; i < count; i++)
        {
            final Instrument instrument = instruments[i];
            takerRows[i] = book.ensurePosition(taker, instrument);
            keep(takerBefore, i, takerRows[i]);
            keep(estateBefore, i, estateRows[i]);
            longLotsBefore[i] = instrument.longLots();
            final long takerCost = instrument.cost(lots[i], marks[i]);
            final long estateCost = instrument.cost(-lots[i], marks[i]);
            dustUnits[i] = takerCost + estateCost;
            contracts.asset(instrument.settleAsset()).bookDust(dustUnits[i]);
            takerRealised[i] = settlement.trade(takerRows[i], instrument, lots[i], takerCost);
            estateRealised[i] = settlement.trade(estateRows[i], instrument, -lots[i], estateCost);
        }
    }

    private void keep(final long[] copies, final int i, final int row)
    {
        copies[i * KEPT] = positions.lots(row);
        copies[i * KEPT + 1] = positions.cost(row);
        copies[i * KEPT + 2] = positions.fundingIndex(row);
    }

    /**
     * Undo all trades but for the balances, the last first: so rows taken on trial go back as they came.
     */
    void undo()
    {
        for (int i = count - 1; i >= 0; i--)
        {
            final Instrument instrument = instruments[i];
            restore(estateBefore, i, estateRows[i]);
            restore(takerBefore, i, takerRows[i]);
            instrument.addLongLots(longLotsBefore[i] - instrument.longLots());
            contracts.asset(instrument.settleAsset()).bookDust(-dustUnits[i]);
            book.releaseIfEmpty(takerRows[i], instrument);
        }
    }

    private void restore(final long[] copies, final int i, final int row)
    {
        positions.lots(row, copies[i * KEPT]);
        positions.cost(row, copies[i * KEPT + 1]);
        positions.fundingIndex(row, copies[i * KEPT + 2]);
    }

    /**
     * The trades stay: rows that are empty now go.
     */
    void release()
    {
        for (int i = 0; i < count; i++)
        {
            book.releaseIfEmpty(estateRows[i], instruments[i]);
            book.releaseIfEmpty(takerRows[i], instruments[i]);
        }
    }

    int count()
    {
        return count;
    }

    Instrument instrument(final int i)
    {
        return instruments[i];
    }

    /**
     * Signed change of the taker's position.
     */
    long lots(final int i)
    {
        return lots[i];
    }

    long mark(final int i)
    {
        return marks[i];
    }

    long notional(final int i)
    {
        return notionals[i];
    }

    /**
     * Of all lots.
     *
     * @return money, saturated.
     */
    long notional()
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum = WideMath.addSaturated(sum, notionals[i]);
        }
        return sum;
    }

    long estateLots(final int i)
    {
        return positions.lots(estateRows[i]);
    }

    long takerLots(final int i)
    {
        return positions.lots(takerRows[i]);
    }

    long estateRealised(final int i)
    {
        return estateRealised[i];
    }

    long takerRealised(final int i)
    {
        return takerRealised[i];
    }
}
