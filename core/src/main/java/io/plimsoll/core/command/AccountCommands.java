package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Accounts, margin modes and leverage. Each method applies a command or says why not.
 */
final class AccountCommands
{
    private static final int MAX_LEVERAGE = 1000;

    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Monitor monitor;
    private final AccountEvents events;

    AccountCommands(
        final Accounts book, final Contracts contracts, final Monitor monitor, final AccountEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.monitor = monitor;
        this.events = events;
    }

    Reason open(final OpenAccountDecoder command)
    {
        final long id = command.account();
        final int kind = command.kindRaw();
        final int pool = command.riskPool();
        final boolean isOfPool =
            kind == AccountKind.BACKSTOP.value() || kind == AccountKind.INSURANCE_FUND.value();
        if (id < 1 || !isWithin(kind, AccountKind.CUSTOMER.value(), AccountKind.COMMON_FUND.value()) ||
            pool >= Accounts.MAX_POOLS || !isOfPool && pool != 0)
        {
            return Reason.OUT_OF_RANGE;
        }
        if (accounts.find(id) != NONE || ofHouse(kind, pool) != NONE)
        {
            return Reason.DUPLICATE_ID;
        }
        if (!accounts.hasRoom(1))
        {
            return Reason.TABLE_FULL;
        }
        book.open(id, kind, pool);
        events.accountOpened(id, kind);
        return null;
    }

    /**
     * The account of the venue's own that has this place; customers have none.
     */
    private int ofHouse(final int kind, final int pool)
    {
        return switch (kind)
        {
            case AccountTable.BACKSTOP -> book.house().backstop(pool);
            case AccountTable.INSURANCE_FUND -> book.house().fund(pool);
            case AccountTable.COMMON_FUND -> book.house().commonFund();
            default -> NONE;
        };
    }

    Reason setMarginMode(final SetMarginModeDecoder command)
    {
        final int mode = command.modeRaw();
        if (!isWithin(mode, MarginMode.CROSS.value(), MarginMode.ISOLATED.value()))
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
        final Instrument instrument = contracts.instrument(command.instrument());
        final int isolated = accounts.findIsolated(cross, instrument.id());
        if (mode == MarginMode.ISOLATED.value() == (isolated != NONE))
        {
            return Reason.WRONG_MARGIN_MODE;
        }
        final int present = isolated == NONE ? cross : isolated;
        final int position = book.position(present, instrument.id());
        if (position != NONE && (positions.lots(position) != 0 || positions.firstOrder(position) != NONE))
        {
            return Reason.NOT_FLAT;
        }
        if (accounts.isEstate(cross) || accounts.isEstate(present))
        {
            return Reason.IN_LIQUIDATION;
        }
        return isolated == NONE ?
            isolate(cross, instrument, position != NONE) : unisolate(cross, isolated, instrument, position != NONE);
    }

    private Reason isolate(final int cross, final Instrument instrument, final boolean hasLeverage)
    {
        final boolean needsBalance = hasLeverage && instrument.settleAsset() != 0;
        if (!accounts.hasRoom(1) || needsBalance && !book.balances().hasRoom(1))
        {
            return Reason.TABLE_FULL;
        }
        book.isolate(cross, instrument);
        events.marginModeChanged(accounts.id(cross), instrument.id(), MarginMode.ISOLATED);
        return null;
    }

    /**
     * An isolated margin account has its settle asset; haircuts and auctions may have left numeraire there, too.
     */
    private Reason unisolate(
        final int cross, final int isolated, final Instrument instrument, final boolean hasLeverage)
    {
        final int asset = instrument.settleAsset();
        if ((book.amount(isolated, asset) != 0 || hasLeverage) && !book.hasRoomForBalance(cross, asset))
        {
            return Reason.TABLE_FULL;
        }
        if (isBeyondLimit(cross, isolated, 0) || isBeyondLimit(cross, isolated, asset))
        {
            return Reason.BALANCE_LIMIT;
        }
        giveBack(cross, isolated, instrument, 0);
        giveBack(cross, isolated, instrument, asset);
        book.unisolate(isolated, cross, instrument);
        events.marginModeChanged(accounts.id(cross), instrument.id(), MarginMode.CROSS);
        monitor.onAccount(cross);
        return null;
    }

    private boolean isBeyondLimit(final int cross, final int isolated, final int asset)
    {
        final long units = book.amount(isolated, asset);
        return units != 0 && !Bounds.isBalanceExact(contracts.asset(asset), book.amount(cross, asset) + units);
    }

    private void giveBack(final int cross, final int isolated, final Instrument instrument, final int asset)
    {
        final long id = accounts.id(cross);
        final long units = book.amount(isolated, asset);
        if (units != 0)
        {
            book.credit(isolated, asset, -units);
            book.credit(cross, asset, units);
            events.balanceChanged(id, instrument.id(), asset, BalanceCause.MARGIN_TRANSFER, -units, 0);
            events.balanceChanged(
                id, AccountTable.CROSS, asset, BalanceCause.MARGIN_TRANSFER, units, book.amount(cross, asset));
        }
    }

    Reason setLeverage(final SetLeverageDecoder command)
    {
        final int leverage = command.leverage();
        if (leverage > MAX_LEVERAGE)
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
        if (accounts.isFund(cross))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        final Instrument instrument = contracts.instrument(command.instrument());
        final int row = accounts.marginRow(cross, instrument.id());
        if (accounts.isEstate(row))
        {
            return Reason.IN_LIQUIDATION;
        }
        if (leverage != 0 && !book.hasRoomForPosition(row, instrument))
        {
            return Reason.TABLE_FULL;
        }
        book.leverage(row, instrument, leverage);
        events.leverageChanged(command.account(), instrument.id(), leverage);
        return null;
    }
}
