package io.plimsoll.core.mark;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.price.Indices;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * What a price is not good enough for: orders, withdrawals, bids, funding (rulebook R8.7, R8.12).
 */
public final class OrderGate
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final PriceState state;
    private final ActionTable actions;
    private final Marks marks;
    private final AssetPrices assetPrices;
    private final Indices indices;
    private final Breakers breakers;
    private final Holds holds;

    OrderGate(
        final Accounts book,
        final PriceState state,
        final Marks marks,
        final AssetPrices assetPrices,
        final Indices indices,
        final Breakers breakers,
        final Holds holds)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.state = state;
        this.actions = state.actions;
        this.marks = marks;
        this.assetPrices = assetPrices;
        this.indices = indices;
        this.breakers = breakers;
        this.holds = holds;
    }

    /**
     * Why an order is not taken, short of its margin (rulebook R8.12).
     *
     * @param account    row.
     * @param instrument of the order.
     * @param isReducing does it reduce?
     * @param isBuy      its side.
     * @param limitPrice increments.
     * @return reason, or null.
     */
    public Reason order(
        final int account,
        final Instrument instrument,
        final boolean isReducing,
        final boolean isBuy,
        final long limitPrice)
    {
        final int id = instrument.id();
        if (!actions.mayPriceOrder(marks.validity(id)))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        if (isReducing)
        {
            return null;
        }
        final Reason byBreaker = breakers.refusal(id, isBuy, limitPrice);
        if (byBreaker != null)
        {
            return byBreaker;
        }
        if (!actions.mayOpenRisk(marks.validity(id)) ||
            !actions.mayOpenRisk(assetPrices.validity(instrument.settleAsset())) || !mayOpenRisk(account))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        if (marks.hasRules(id))
        {
            if (indices.isMoving(marks.index(id)))
            {
                return Reason.PRICE_MOVING;
            }
            if (state.coolOffs.find(marks.index(id), accounts.id(account)) != CoolOffTable.NONE)
            {
                return Reason.COOL_OFF;
            }
        }
        return isFailed(instrument.settleAsset()) ? Reason.ASSET_FAILED : null;
    }

    private boolean mayOpenRisk(final int account)
    {
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (positions.lots(row) != 0 && !actions.mayOpenRisk(marks.validity(positions.instrument(row))))
            {
                return false;
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0 && !actions.mayOpenRisk(assetPrices.validity(balances.asset(row))))
            {
                return false;
            }
        }
        return true;
    }

    /**
     * May something leave a margin account?
     *
     * @param account row.
     * @param asset   that leaves.
     * @return true if all its prices are good enough.
     */
    public boolean mayWithdraw(final int account, final int asset)
    {
        if (!actions.mayWithdraw(assetPrices.validity(asset)))
        {
            return false;
        }
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (positions.lots(row) != 0 && !actions.mayWithdraw(marks.validity(positions.instrument(row))))
            {
                return false;
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0 && !actions.mayWithdraw(assetPrices.validity(balances.asset(row))))
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Why a bid for an estate is not taken.
     *
     * @param taker  id.
     * @param estate row.
     * @return reason, or null.
     */
    public Reason bid(final long taker, final int estate)
    {
        if (!maySettle(estate))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        return holds.isInCoolOff(estate, taker) ? Reason.COOL_OFF : null;
    }

    private boolean maySettle(final int estate)
    {
        for (int row = accounts.firstPosition(estate); row != NONE; row = positions.next(row))
        {
            if (positions.lots(row) != 0 && !actions.maySettle(marks.validity(positions.instrument(row))))
            {
                return false;
            }
        }
        for (int row = accounts.firstBalance(estate); row != NONE; row = balances.next(row))
        {
            if (balances.amount(row) != 0 && !actions.maySettle(assetPrices.validity(balances.asset(row))))
            {
                return false;
            }
        }
        return true;
    }

    /**
     * May funding be paid at the price of an instrument?
     *
     * @param instrument id.
     * @return true if it is good enough.
     */
    public boolean mayFund(final int instrument)
    {
        return actions.mayFund(marks.validity(instrument));
    }

    /**
     * Does the price of an instrument come from an index?
     *
     * @param instrument id.
     * @return true if ticks may not set it.
     */
    public boolean isMarkPricedByIndex(final int instrument)
    {
        return marks.hasRules(instrument);
    }

    /**
     * Does the price of an asset come from an index?
     *
     * @param asset id.
     * @return true if ticks may not set it.
     */
    public boolean isAssetPricedByIndex(final int asset)
    {
        return assetPrices.hasRules(asset);
    }

    /**
     * Has an asset failed?
     *
     * @param asset id.
     * @return true if no more of it is taken.
     */
    public boolean isFailed(final int asset)
    {
        return state.weights.isFailed(asset);
    }
}
