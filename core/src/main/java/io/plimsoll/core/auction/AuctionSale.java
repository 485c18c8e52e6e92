package io.plimsoll.core.auction;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalancePins;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.Settlement;

import java.util.Arrays;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.auction.PriceCurve.ONE_E9;

/**
 * Part of an estate on its way to a taker: planned, moved, then kept or undone (rulebook R6.15). Undone, every row,
 * free list and total is exactly as it was: rows are taken on trial, and none goes before the sale is kept.
 */
final class AuctionSale
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final Contracts contracts;
    private final Market market;
    private final BalancePins pins;
    private final LotMoves lots;
    private final boolean[] isTouched;
    private final long[] units;
    private final long[] paid;
    private final long[] estateBefore;
    private final long[] takerBefore;
    private int estate;
    private int taker;
    private long fractionE9;
    private boolean isRoundedUp;
    private boolean isEmpty;

    AuctionSale(final Accounts book, final Contracts contracts, final Market market, final Settlement settlement)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.contracts = contracts;
        this.market = market;
        pins = new BalancePins(book);
        lots = new LotMoves(book, contracts, settlement);
        final int maxAssets = contracts.maxAssets();
        isTouched = new boolean[maxAssets];
        units = new long[maxAssets];
        paid = new long[maxAssets];
        estateBefore = new long[maxAssets];
        takerBefore = new long[maxAssets];
    }

    /**
     * Work out what a fraction of an estate is.
     *
     * @param estateRow  margin account.
     * @param takerRow   margin account.
     * @param fraction   1..10^9.
     * @param isSellAll  true if a leg goes whole rather than leave dust.
     * @param isLargest  true if no less would do: then lots and units are rounded up.
     */
    void plan(
        final int estateRow,
        final int takerRow,
        final long fraction,
        final boolean isSellAll,
        final boolean isLargest)
    {
        fractionE9 = fraction;
        isRoundedUp = isLargest;
        estate = estateRow;
        taker = takerRow;
        isEmpty = true;
        Arrays.fill(units, 0);
        Arrays.fill(isTouched, false);
        isTouched[0] = true;
        lots.clear();
        for (int row = accounts.firstPosition(estate); row != NONE; row = positions.next(row))
        {
            planLeg(row, isSellAll);
        }
        for (int row = accounts.firstBalance(estate); row != NONE; row = balances.next(row))
        {
            planAsset(balances.asset(row), balances.amount(row));
        }
    }

    private void planLeg(final int row, final boolean isSellAll)
    {
        final Instrument instrument = contracts.instrument(positions.instrument(row));
        final long held = positions.lots(row);
        final long size = Math.abs(held);
        final long mark = market.mark(instrument.id());
        final long settlePrice = market.assetPrice(instrument.settleAsset());
        final long part = partOf(size);
        final boolean wouldLeaveDust =
            isSellAll && instrument.notional(size - part, mark, settlePrice) < instrument.dustNotional();
        final long taken = wouldLeaveDust ? size : part;
        if (taken > 0)
        {
            isEmpty = false;
            isTouched[instrument.settleAsset()] = true;
            lots.add(
                row, instrument, held > 0 ? taken : -taken, mark, instrument.notional(taken, mark, settlePrice));
        }
    }

    private void planAsset(final int asset, final long held)
    {
        final long part = partOf(Math.abs(held));
        if (part > 0)
        {
            isEmpty = false;
            isTouched[asset] = true;
            units[asset] = held > 0 ? part : -part;
            // Up for what is worth something, down for a debt: never less than the mark to the estate.
            paid[asset] = -contracts.asset(asset).valueRaw(-units[asset], market.assetPrice(asset));
        }
    }

    private long partOf(final long size)
    {
        return isRoundedUp ?
            WideMath.mulDivCeil(size, fractionE9, ONE_E9) : WideMath.mulDivFloor(size, fractionE9, ONE_E9);
    }

    /**
     * Does neither a lot nor a unit of an asset move?
     */
    boolean isEmpty()
    {
        return isEmpty;
    }

    /**
     * Would the taker find the rows that it needs?
     */
    boolean hasRoom()
    {
        int needed = 0;
        for (int asset = 1; asset < isTouched.length; asset++)
        {
            needed += isTouched[asset] && book.balance(taker, asset) == NONE ? 1 : 0;
        }
        return positions.hasRoom(lots.rowsNeeded(taker)) && balances.hasRoom(needed);
    }

    boolean isBeyondPositionLimit()
    {
        return lots.isBeyondLimit(taker);
    }

    /**
     * Move it all; {@link #keep()} or {@link #undo()} must follow.
     *
     * @param toTaker     premium, signed.
     * @param fromEstate  part of the premium that the estate pays, signed.
     */
    void move(final long toTaker, final long fromEstate)
    {
        positions.beginTrial();
        balances.beginTrial();
        for (int asset = 1; asset < isTouched.length; asset++)
        {
            if (isTouched[asset])
            {
                pins.pin(estate, asset);
                pins.pin(taker, asset);
            }
        }
        for (int asset = 0; asset < isTouched.length; asset++)
        {
            if (isTouched[asset])
            {
                estateBefore[asset] = book.amount(estate, asset);
                takerBefore[asset] = book.amount(taker, asset);
            }
        }
        lots.move(taker);
        for (int asset = 1; asset < units.length; asset++)
        {
            if (units[asset] != 0)
            {
                transfer(estate, taker, asset, units[asset]);
                transfer(taker, estate, 0, paid[asset]);
            }
        }
        book.credit(estate, 0, -fromEstate);
        book.credit(taker, 0, toTaker);
    }

    private void transfer(final int from, final int to, final int asset, final long amount)
    {
        book.credit(from, asset, -amount);
        book.credit(to, asset, amount);
    }

    /**
     * Is every balance of the taker that has moved within its exact range?
     */
    boolean areBalancesExact()
    {
        for (int asset = 0; asset < isTouched.length; asset++)
        {
            if (isTouched[asset] && !contracts.asset(asset).isExact(book.amount(taker, asset)))
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Leave no trace.
     */
    void undo()
    {
        lots.undo();
        for (int asset = 0; asset < isTouched.length; asset++)
        {
            if (isTouched[asset])
            {
                book.credit(estate, asset, estateBefore[asset] - book.amount(estate, asset));
                book.credit(taker, asset, takerBefore[asset] - book.amount(taker, asset));
            }
        }
        for (int asset = isTouched.length - 1; asset > 0; asset--)
        {
            if (isTouched[asset])
            {
                pins.unpin(taker, asset);
                pins.unpin(estate, asset);
            }
        }
        positions.endTrial();
        balances.endTrial();
    }

    /**
     * It stays: rows that are empty now go.
     */
    void keep()
    {
        positions.endTrial();
        balances.endTrial();
        lots.release();
        for (int asset = 1; asset < isTouched.length; asset++)
        {
            if (isTouched[asset])
            {
                pins.unpin(estate, asset);
                pins.unpin(taker, asset);
            }
        }
    }

    LotMoves lots()
    {
        return lots;
    }

    /**
     * Units of an asset that the taker gets; negative for a debt.
     */
    long units(final int asset)
    {
        return units[asset];
    }

    /**
     * What the taker pays for an asset, if any of it moves.
     */
    long paid(final int asset)
    {
        return paid[asset];
    }
}
