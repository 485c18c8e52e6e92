package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.liquidation.SliceIssue;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.mark.OrderGate;
import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.outcome.OrderEvents;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * The pre-trade check, and the end of orders (rulebook R1.9, R3.5). Each method applies a command or says why not.
 */
final class OrderCommands
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final OrderTable orders;
    private final Contracts contracts;
    private final Market market;
    private final InitialMargin initialMargin;
    private final OrderGate gate;
    private final OrderEvents events;

    OrderCommands(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final InitialMargin initialMargin,
        final OrderGate gate,
        final OrderEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.orders = book.orders();
        this.contracts = contracts;
        this.market = market;
        this.initialMargin = initialMargin;
        this.gate = gate;
        this.events = events;
    }

    Reason place(final PlaceOrderDecoder command)
    {
        if (!isInRange(command))
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
        if (orders.find(command.orderId()) != OrderTable.NONE)
        {
            return Reason.DUPLICATE_ID;
        }
        final Instrument instrument = contracts.instrument(command.instrument());
        if (market.hasNoPrice(instrument.id(), instrument.settleAsset()))
        {
            return Reason.NO_PRICE;
        }
        if (accounts.isFund(cross))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        final int row = accounts.marginRow(cross, instrument.id());
        if (accounts.isEstate(row))
        {
            return Reason.IN_LIQUIDATION;
        }
        if (!orders.hasRoom(1) || !book.hasRoomForPosition(row, instrument))
        {
            return Reason.TABLE_FULL;
        }
        if (instrument.isHalted())
        {
            return Reason.INSTRUMENT_HALTED;
        }
        if (instrument.isClosed())
        {
            return Reason.INSTRUMENT_CLOSED;
        }
        check(command, row, instrument);
        return null;
    }

    private boolean isInRange(final PlaceOrderDecoder command)
    {
        final int id = command.instrument();
        final long limit = command.limitPrice();
        return isWithin(command.sideRaw(), Side.BUY.value(), Side.SELL.value()) &&
            isWithin(command.reduceOnlyRaw(), 0, 1) && isWithin(command.lots(), 1, MAX_QUANTITY) &&
            isWithin(command.orderId(), 1, SliceIssue.FIRST_SLICE_ID - 1) && limit >= 1 &&
            (!contracts.hasInstrument(id) || limit <= contracts.instrument(id).maxPrice());
    }

    private void check(final PlaceOrderDecoder command, final int row, final Instrument instrument)
    {
        final boolean isBuy = command.sideRaw() == Side.BUY.value();
        final boolean isReduceOnly = command.reduceOnlyRaw() != 0;
        final long orderLots = command.lots();
        final long orderId = command.orderId();
        final int position = book.position(row, instrument.id());
        final long lots = position == NONE ? 0 : positions.lots(position);
        final long buyLots = (position == NONE ? 0 : positions.buyLots(position)) + (isBuy ? orderLots : 0);
        final long sellLots = (position == NONE ? 0 : positions.sellLots(position)) + (isBuy ? 0 : orderLots);
        final boolean isReducing = isBuy ? lots < 0 && buyLots <= -lots : lots > 0 && sellLots <= lots;
        final boolean mayOnlyReduce =
            isReduceOnly || accounts.zone(row) == Zone.LIQUIDATING || accounts.isBackstop(row);
        final long worstLots = Math.max(Math.abs(lots + buyLots), Math.abs(lots - sellLots));
        if (isReduceOnly && !isReducing)
        {
            deny(row, orderId, Reason.REDUCE_ONLY, 0, 0);
        }
        else if (!isReducing && worstLots > instrument.maxPositionLots())
        {
            deny(row, orderId, Reason.POSITION_LIMIT, 0, 0);
        }
        else if (mayOnlyReduce && !isReducing)
        {
            deny(row, orderId, Reason.REDUCE_ONLY, 0, 0);
        }
        else if (isLetThrough(command, row, instrument, isReducing) &&
            (isReducing || isMarginEnough(row, position, instrument, command)))
        {
            orders.place(orderId, book.ensurePosition(row, instrument), isBuy, isReduceOnly, false, orderLots,
                command.limitPrice());
            events.accepted(accounts.id(row), orderId);
        }
    }

    /**
     * Are its prices good enough for it (rulebook R8.12)?
     */
    private boolean isLetThrough(
        final PlaceOrderDecoder command, final int row, final Instrument instrument, final boolean isReducing)
    {
        final boolean isBuy = command.sideRaw() == Side.BUY.value();
        final Reason reason = gate.order(row, instrument, isReducing, isBuy, command.limitPrice());
        if (reason != null)
        {
            deny(row, command.orderId(), reason, 0, 0);
        }
        return reason == null;
    }

    private boolean isMarginEnough(
        final int row, final int position, final Instrument instrument, final PlaceOrderDecoder command)
    {
        final boolean isBuy = command.sideRaw() == Side.BUY.value();
        final long before = initialMargin.positionRequirement(position, instrument, 0, isBuy, 0);
        final long after = initialMargin.positionRequirement(
            position, instrument, command.lots(), isBuy, command.limitPrice());
        if (after <= before)
        {
            return true;
        }
        final long equity = initialMargin.equity(row);
        final long requirement = initialMargin.requirement(row) - before + after;
        if (equity >= requirement)
        {
            return true;
        }
        deny(row, command.orderId(), Reason.INSUFFICIENT_MARGIN, equity, requirement);
        return false;
    }

    private void deny(
        final int row, final long orderId, final Reason reason, final long equity, final long requirement)
    {
        events.denied(accounts.id(row), orderId, accounts.scope(row), reason, equity, requirement);
    }

    Reason close(final CloseOrderDecoder command)
    {
        final int order = orders.find(command.orderId());
        if (order == OrderTable.NONE)
        {
            return Reason.UNKNOWN_ORDER;
        }
        final int position = orders.position(order);
        final int row = positions.account(position);
        final int instrument = positions.instrument(position);
        events.closed(accounts.id(row), command.orderId(), instrument, orders.openLots(order));
        remove(order);
        book.releaseIfEmpty(position, contracts.instrument(instrument));
        return null;
    }

    /**
     * Forget an order; its account forgets it as slice.
     *
     * @param order row.
     */
    void remove(final int order)
    {
        final int row = positions.account(orders.position(order));
        if (accounts.sliceOrder(row) == order)
        {
            accounts.sliceOrder(row, NONE);
        }
        orders.remove(order);
    }
}
