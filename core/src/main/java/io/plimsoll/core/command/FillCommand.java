package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.liquidation.LiquidationRules;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.OrderEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * A trade between two known orders: checked as a whole, then applied to the buyer and then to the seller (rulebook
 * R1.9, R1.10).
 */
final class FillCommand
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final OrderTable orders;
    private final Contracts contracts;
    private final Market market;
    private final LiquidationRules rules;
    private final Valuation valuation;
    private final Settlement settlement;
    private final Funds funds;
    private final OrderCommands orderCommands;
    private final Monitor monitor;
    private final Auctions auctions;
    private final OrderEvents events;

    FillCommand(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final LiquidationRules rules,
        final Valuation valuation,
        final Settlement settlement,
        final Funds funds,
        final OrderCommands orderCommands,
        final Monitor monitor,
        final Auctions auctions,
        final OrderEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.orders = book.orders();
        this.contracts = contracts;
        this.market = market;
        this.rules = rules;
        this.valuation = valuation;
        this.settlement = settlement;
        this.funds = funds;
        this.orderCommands = orderCommands;
        this.monitor = monitor;
        this.auctions = auctions;
        this.events = events;
    }

    Reason apply(final FillDecoder command)
    {
        if (!isInRange(command))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasInstrument(command.instrument()))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final int buy = orders.find(command.buyOrderId());
        final int sell = orders.find(command.sellOrderId());
        if (buy == OrderTable.NONE || sell == OrderTable.NONE)
        {
            return Reason.UNKNOWN_ORDER;
        }
        final Instrument instrument = contracts.instrument(command.instrument());
        final Reason reason = judge(command, buy, sell, instrument);
        if (reason != null)
        {
            return reason;
        }
        final int buyer = positions.account(orders.position(buy));
        final int seller = positions.account(orders.position(sell));
        final long price = command.price();
        final long lots = command.lots();
        final Asset settle = contracts.asset(instrument.settleAsset());
        settle.bookDust(instrument.cost(lots, price) + instrument.cost(-lots, price));
        applySide(command.tradeId(), buy, instrument, lots, price, command.buyerFeeUnits());
        applySide(command.tradeId(), sell, instrument, -lots, price, command.sellerFeeUnits());
        auctions.onFill(buyer, seller);
        monitor.onAccount(buyer);
        if (seller != buyer)
        {
            monitor.onAccount(seller);
        }
        return null;
    }

    private boolean isInRange(final FillDecoder command)
    {
        final int id = command.instrument();
        final long price = command.price();
        return price >= 1 && isWithin(command.lots(), 1, MAX_QUANTITY) &&
            isWithin(command.buyerFeeUnits(), -MAX_QUANTITY, MAX_QUANTITY) &&
            isWithin(command.sellerFeeUnits(), -MAX_QUANTITY, MAX_QUANTITY) &&
            (!contracts.hasInstrument(id) || isFor(contracts.instrument(id), command));
    }

    private static boolean isFor(final Instrument instrument, final FillDecoder command)
    {
        final long price = command.price();
        final long lots = command.lots();
        if (price > instrument.maxPrice() || !instrument.isCostExact(lots))
        {
            return price <= instrument.maxPrice();
        }
        return Math.abs(command.buyerFeeUnits()) <= Math.abs(instrument.cost(lots, price)) &&
            Math.abs(command.sellerFeeUnits()) <= Math.abs(instrument.cost(-lots, price));
    }

    private Reason judge(final FillDecoder command, final int buy, final int sell, final Instrument instrument)
    {
        final long lots = command.lots();
        final long price = command.price();
        if (!orders.isBuy(buy) || orders.isBuy(sell) || !isFor(buy, instrument) || !isFor(sell, instrument))
        {
            return Reason.FILL_MISMATCH;
        }
        if (orders.openLots(buy) < lots || orders.openLots(sell) < lots)
        {
            return Reason.FILL_EXCEEDS_ORDER;
        }
        if (price > orders.limitPrice(buy) || price < orders.limitPrice(sell))
        {
            return Reason.FILL_BEYOND_LIMIT;
        }
        final long buyerLots = positions.lots(orders.position(buy));
        final long sellerLots = positions.lots(orders.position(sell));
        if (orders.isReduceOnly(buy) && buyerLots > -lots || orders.isReduceOnly(sell) && sellerLots < lots)
        {
            return Reason.REDUCE_ONLY;
        }
        if (isBeyondLimit(buy, buyerLots + lots, instrument) || isBeyondLimit(sell, sellerLots - lots, instrument))
        {
            return Reason.POSITION_LIMIT;
        }
        if (!isPayable(buy, instrument) || !isPayable(sell, instrument))
        {
            return Reason.BALANCE_LIMIT;
        }
        return instrument.isClosed() ? Reason.INSTRUMENT_CLOSED : null;
    }

    private boolean isBeyondLimit(final int order, final long lotsAfter, final Instrument instrument)
    {
        return Math.abs(lotsAfter) > Instrument.LATE_FILL_ROOM * instrument.maxPositionLots() &&
            !accounts.isBackstop(positions.account(orders.position(order)));
    }

    private boolean isFor(final int order, final Instrument instrument)
    {
        return positions.instrument(orders.position(order)) == instrument.id();
    }

    private boolean isPayable(final int order, final Instrument instrument)
    {
        final Asset asset = contracts.asset(instrument.settleAsset());
        final int row = positions.account(orders.position(order));
        return Bounds.isBalanceExact(asset, book.amount(row, asset.id())) && (!orders.isSlice(order) ||
            Bounds.isBalanceExact(asset, book.amount(book.backstop(instrument.riskPool()), asset.id())));
    }

    private void applySide(
        final long tradeId,
        final int order,
        final Instrument instrument,
        final long lots,
        final long price,
        final long feeUnits)
    {
        final int position = orders.position(order);
        final int row = positions.account(position);
        final int asset = instrument.settleAsset();
        final long cost = instrument.cost(lots, price);
        final boolean isSlice = orders.isSlice(order);
        final long realised = settlement.trade(position, instrument, lots, cost);
        book.credit(row, asset, -feeUnits);
        final long liquidationFee = isSlice ? liquidationFee(row, instrument, cost) : 0;
        book.credit(row, asset, -liquidationFee);
        contracts.asset(asset).bookFee(feeUnits);
        if (liquidationFee != 0)
        {
            book.credit(book.backstop(instrument.riskPool()), asset, liquidationFee);
        }
        events.fill(isSlice)
            .tradeId(tradeId).account(accounts.id(row)).orderId(orders.id(order)).scope(accounts.scope(row))
            .instrument(instrument.id()).lots(lots).price(price).realisedPnlUnits(realised).feeUnits(feeUnits)
            .liquidationFeeUnits(liquidationFee).positionLots(positions.lots(position))
            .positionCostUnits(positions.cost(position));
        events.publishFill();
        if (asset == 0)
        {
            funds.shareFee(instrument.riskPool(), liquidationFee);
        }
        orders.fill(order, Math.abs(lots));
        if (orders.openLots(order) == 0)
        {
            orderCommands.remove(order);
            book.releaseIfEmpty(position, instrument);
        }
    }

    /**
     * Fee of a slice's fill: of its cost, and by the rule of the surplus not more than the equity that the trade and
     * its venue fee have left, so that a fee makes no account bankrupt.
     */
    private long liquidationFee(final int row, final Instrument instrument, final long cost)
    {
        final long fee = WideMath.ceilPpm(Math.abs(cost), instrument.liquidationFeePpm());
        if (fee == 0 || !rules.isFeeOfSurplus())
        {
            return fee;
        }
        valuation.evaluate(row);
        final long surplus = WideMath.mulDivFloorSaturated(
            valuation.equityNoHaircut(), instrument.settleScale(), market.assetPrice(instrument.settleAsset()));
        return Math.min(fee, Math.max(0, surplus));
    }
}
