package io.plimsoll.core.margin;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.price.Market;

import java.util.Arrays;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Initial equity and initial margin of one margin account, resting orders included (rulebook R2.3, R3.3, R3.4).
 * <p>
 * Decided on demand, at orders and withdrawals: no market update computes it.
 */
public final class InitialMargin
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final OrderTable orders;
    private final Contracts contracts;
    private final Market market;
    private final RiskParameters parameters;
    private final StrictPrices strict;
    private final long[] pnlByAsset;
    private final long[] balanceByAsset;

    /**
     * Over given tables and market.
     *
     * @param book       of margin accounts.
     * @param contracts  listed.
     * @param market     of prices.
     * @param parameters in force.
     * @param strict     prices that initial equity counts at.
     */
    public InitialMargin(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final StrictPrices strict)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.orders = book.orders();
        this.contracts = contracts;
        this.market = market;
        this.parameters = parameters;
        this.strict = strict;
        pnlByAsset = new long[contracts.maxAssets()];
        balanceByAsset = new long[contracts.maxAssets()];
    }

    /**
     * Initial equity.
     *
     * @param account row.
     * @return money, rounded against the account.
     */
    public long equity(final int account)
    {
        return equityAfter(account, 0, 0);
    }

    /**
     * Initial equity after a balance has changed.
     *
     * @param account    row.
     * @param asset      whose balance changes.
     * @param deltaUnits of the change.
     * @return money, rounded against the account.
     */
    public long equityAfter(final int account, final int asset, final long deltaUnits)
    {
        Arrays.fill(pnlByAsset, 0);
        Arrays.fill(balanceByAsset, 0);
        balanceByAsset[0] = accounts.numeraire(account);
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            addPnl(row);
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            balanceByAsset[balances.asset(row)] = balances.amount(row);
        }
        balanceByAsset[asset] = Math.addExact(balanceByAsset[asset], deltaUnits);
        long equity = Instrument.clamp(counted(0));
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            final int held = balances.asset(row);
            final long units = counted(held);
            equity = Math.addExact(
                equity, contracts.asset(held).valueInitial(units, strict.assetPrice(held, units > 0)));
        }
        return equity;
    }

    private void addPnl(final int row)
    {
        final long lots = positions.lots(row);
        if (lots != 0)
        {
            final Instrument instrument = contracts.instrument(positions.instrument(row));
            final int asset = instrument.settleAsset();
            final long unpaid = market.fundingIndex(instrument.id()) - positions.fundingIndex(row);
            final long accrued = -Math.multiplyExact(lots, unpaid);
            final long price = strict.mark(instrument.id(), lots > 0);
            final long pnl = instrument.worth(lots, price) - positions.cost(row) + accrued;
            pnlByAsset[asset] = Math.addExact(pnlByAsset[asset], pnl);
        }
    }

    private long counted(final int asset)
    {
        final long pnl = pnlByAsset[asset];
        final long countedPnl = pnl > 0 ? WideMath.floorPpm(pnl, parameters.positivePnlInitialPpm()) : pnl;
        return Math.addExact(balanceByAsset[asset], countedPnl);
    }

    /**
     * Initial margin of all positions and resting orders.
     *
     * @param account row.
     * @return money, rounded up.
     */
    public long requirement(final int account)
    {
        long sum = 0;
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            sum = WideMath.addSaturated(sum, positionRequirement(row));
        }
        return sum;
    }

    /**
     * Initial margin of one position with its resting orders, at its worst side.
     *
     * @param row of the position.
     * @return money, rounded up.
     */
    public long positionRequirement(final int row)
    {
        return positionRequirement(row, contracts.instrument(positions.instrument(row)), 0, true, 0);
    }

    /**
     * Initial margin of one position with its resting orders and one more order, at its worst side.
     *
     * @param row        of the position; {@link PositionTable#NONE} for one that is not there yet.
     * @param instrument of the position.
     * @param extraLots  of the further order; 0 for none.
     * @param isBuy      side of the further order.
     * @param limitPrice of the further order.
     * @return money, rounded up.
     */
    public long positionRequirement(
        final int row, final Instrument instrument, final long extraLots, final boolean isBuy, final long limitPrice)
    {
        final long lots = row == NONE ? 0 : positions.lots(row);
        final long buyLots = (row == NONE ? 0 : positions.buyLots(row)) + (isBuy ? extraLots : 0);
        final long sellLots = (row == NONE ? 0 : positions.sellLots(row)) + (isBuy ? 0 : extraLots);
        if (lots == 0 && buyLots == 0 && sellLots == 0)
        {
            return 0;
        }
        final int leverage = row == NONE ? 0 : positions.leverage(row);
        long buyLoss = 0;
        long sellLoss = 0;
        if (extraLots != 0)
        {
            buyLoss = isBuy ? orderLoss(instrument, extraLots, limitPrice) : 0;
            sellLoss = isBuy ? 0 : orderLoss(instrument, -extraLots, limitPrice);
        }
        buyLoss = WideMath.addSaturated(buyLoss, restingLoss(row, instrument, true));
        sellLoss = WideMath.addSaturated(sellLoss, restingLoss(row, instrument, false));
        final long buyNeed = WideMath.addSaturated(margin(instrument, Math.abs(lots + buyLots), leverage), buyLoss);
        final long sellNeed =
            WideMath.addSaturated(margin(instrument, Math.abs(lots - sellLots), leverage), sellLoss);
        return Math.max(buyNeed, sellNeed);
    }

    private long restingLoss(final int row, final Instrument instrument, final boolean isBuy)
    {
        final int first = row == NONE ? NONE : positions.firstOrder(row);
        if (first == NONE)
        {
            return 0;
        }
        long loss = 0;
        int order = first;
        do
        {
            if (orders.isBuy(order) == isBuy && !orders.isCancelRequested(order))
            {
                final long lots = isBuy ? orders.openLots(order) : -orders.openLots(order);
                loss = WideMath.addSaturated(loss, orderLoss(instrument, lots, orders.limitPrice(order)));
            }
            order = orders.next(order);
        }
        while (order != first);
        return loss;
    }

    private long orderLoss(final Instrument instrument, final long lots, final long limitPrice)
    {
        final long worth = instrument.worth(lots, market.mark(instrument.id()));
        final long units = Math.max(0, instrument.cost(lots, limitPrice) - worth);
        return instrument.money(units, market.assetPrice(instrument.settleAsset()));
    }

    private long margin(final Instrument instrument, final long lots, final int leverage)
    {
        final long mark = market.mark(instrument.id());
        final long settlePrice = market.assetPrice(instrument.settleAsset());
        final long notional = instrument.notional(lots, mark, settlePrice);
        long margin = instrument.tiers().initialMargin(notional);
        if (leverage > 0)
        {
            margin = Math.max(margin, WideMath.ceilDiv(notional, leverage));
        }
        if (instrument.openInterestUpper() > 0)
        {
            final long openInterest = instrument.notional(instrument.longLots(), mark, settlePrice);
            margin = Math.max(margin, WideMath.ceilPpm(notional, instrument.scaledInitialPpm(openInterest)));
        }
        return margin;
    }
}
