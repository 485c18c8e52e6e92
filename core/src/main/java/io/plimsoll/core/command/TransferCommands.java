package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.mark.OrderGate;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.command.Bounds.MAX_UNITS;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Deposits, withdrawals and margin transfers (rulebook R3.6). Each method applies a command or says why not.
 */
final class TransferCommands
{
    private final Accounts book;
    private final AccountTable accounts;
    private final Contracts contracts;
    private final InitialMargin initialMargin;
    private final Funds funds;
    private final OrderGate gate;
    private final Monitor monitor;
    private final AccountEvents events;

    TransferCommands(
        final Accounts book,
        final Contracts contracts,
        final InitialMargin initialMargin,
        final Funds funds,
        final OrderGate gate,
        final Monitor monitor,
        final AccountEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.contracts = contracts;
        this.initialMargin = initialMargin;
        this.funds = funds;
        this.gate = gate;
        this.monitor = monitor;
        this.events = events;
    }

    Reason deposit(final DepositDecoder command)
    {
        final long units = command.amountUnits();
        if (!isWithin(units, 1, MAX_UNITS))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasAsset(command.asset()))
        {
            return Reason.UNKNOWN_ASSET;
        }
        final int row = accounts.find(command.account());
        if (row == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        final Asset asset = contracts.asset(command.asset());
        if (accounts.isEstate(row))
        {
            return Reason.IN_LIQUIDATION;
        }
        if (!book.hasRoomForBalance(row, asset.id()))
        {
            return Reason.TABLE_FULL;
        }
        if (!Bounds.isBalanceExact(asset, book.amount(row, asset.id()) + units))
        {
            return Reason.BALANCE_LIMIT;
        }
        if (gate.isFailed(asset.id()))
        {
            return Reason.ASSET_FAILED;
        }
        asset.bookDeposit(units);
        change(row, asset.id(), BalanceCause.DEPOSIT, units);
        monitor.onAccount(row);
        return null;
    }

    Reason withdraw(final WithdrawDecoder command)
    {
        final long units = command.amountUnits();
        if (!isWithin(units, 1, MAX_UNITS))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasAsset(command.asset()))
        {
            return Reason.UNKNOWN_ASSET;
        }
        final int row = accounts.find(command.account());
        if (row == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        final Asset asset = contracts.asset(command.asset());
        asset.bookDeposit(-units);
        final Reason reason = judgeLeaving(row, asset.id(), units);
        if (reason != null)
        {
            asset.bookDeposit(units);
            return reason;
        }
        change(row, asset.id(), BalanceCause.WITHDRAWAL, -units);
        monitor.onAccount(row);
        return null;
    }

    private Reason judgeLeaving(final int row, final int asset, final long units)
    {
        if (accounts.zone(row) >= Zone.LIQUIDATING)
        {
            return Reason.IN_LIQUIDATION;
        }
        if (book.amount(row, asset) < units)
        {
            return Reason.INSUFFICIENT_BALANCE;
        }
        if (!gate.mayWithdraw(row, asset))
        {
            return Reason.PRICE_NOT_USABLE;
        }
        return initialMargin.equityAfter(row, asset, -units) < initialMargin.requirement(row) ?
            Reason.INSUFFICIENT_MARGIN : null;
    }

    Reason transferMargin(final TransferMarginDecoder command)
    {
        final long units = command.amountUnits();
        if (units == 0 || !isWithin(units, -MAX_UNITS, MAX_UNITS))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasInstrument(command.instrument()))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final int cross = accounts.find(command.account());
        if (cross == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        if (!accounts.isCustomer(cross))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        final int isolated = accounts.findIsolated(cross, command.instrument());
        if (isolated == NONE)
        {
            return Reason.WRONG_MARGIN_MODE;
        }
        final int asset = contracts.instrument(command.instrument()).settleAsset();
        return units > 0 ? move(cross, isolated, asset, units) : move(isolated, cross, asset, -units);
    }

    private Reason move(final int from, final int to, final int asset, final long units)
    {
        if (accounts.zone(from) >= Zone.LIQUIDATING || accounts.isEstate(to))
        {
            return Reason.IN_LIQUIDATION;
        }
        if (!book.hasRoomForBalance(to, asset))
        {
            return Reason.TABLE_FULL;
        }
        if (!Bounds.isBalanceExact(contracts.asset(asset), book.amount(to, asset) + units))
        {
            return Reason.BALANCE_LIMIT;
        }
        final Reason reason = judgeLeaving(from, asset, units);
        if (reason == null)
        {
            change(from, asset, BalanceCause.MARGIN_TRANSFER, -units);
            change(to, asset, BalanceCause.MARGIN_TRANSFER, units);
            monitor.onAccount(from);
            monitor.onAccount(to);
        }
        return reason;
    }

    private void change(final int row, final int asset, final BalanceCause cause, final long units)
    {
        book.credit(row, asset, units);
        events.balanceChanged(
            accounts.id(row), accounts.scope(row), asset, cause, units, book.amount(row, asset));
        if (asset == 0)
        {
            funds.onTransfer(row, units);
        }
    }
}
