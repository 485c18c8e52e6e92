package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders, trades, and a venue that answers slices and cancels fully, partly, late or never.
 */
final class RandomOrders
{
    private static final long PPM = 1_000_000L;
    private static final long MAX_FEE = 1_000_000_000_000_000L;

    private final Stage stage;
    private final RandomSource random;
    private final VenueModel venue;
    private final RandomMarket market;
    private final CommandWriter writer;
    private long nextOrderId = 1;
    private long nextTradeId = 1;

    RandomOrders(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.venue = stage.venue();
        this.market = stage.market();
        this.writer = stage.writer();
    }

    /**
     * Two orders that cross, and the trade between them.
     */
    boolean trade()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long taker = stage.world().anyone(random);
        final long maker = random.chance(40) ? taker :
            random.chance(500) ? random.pick(stage.world().makers()) : stage.world().anyone(random);
        final boolean isBuy = random.coin();
        final long lots = Math.min(affordable(contract, taker), affordable(contract, maker));
        final ModelOrder first = order(contract, taker, isBuy, false, lots, slack(isBuy));
        final ModelOrder second = order(contract, maker, !isBuy, false, first.openLots(), slack(!isBuy));
        stage.plan().add(() -> place(second));
        stage.plan().add(() -> fill(first.id(), second.id()));
        if (random.chance(850))
        {
            stage.plan().add(() -> close(first.id()));
            stage.plan().add(() -> close(second.id()));
        }
        return place(first);
    }

    /**
     * A trade that takes a position down, or through zero.
     */
    boolean reduce()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = stage.world().anyone(random);
        final long held = venue.lots(account, contract.id());
        if (held == 0)
        {
            return false;
        }
        final long size = Math.abs(held);
        final long lots = random.chance(300) ? size : random.chance(100) ? size + random.between(1, 9) :
            random.between(1, size);
        final ModelOrder first =
            order(contract, account, held < 0, random.chance(700), lots, slack(held < 0));
        final ModelOrder second = order(
            contract, random.pick(stage.world().makers()), held > 0, false, lots, slack(held > 0));
        stage.plan().add(() -> place(second));
        stage.plan().add(() -> fill(first.id(), second.id()));
        if (random.chance(850))
        {
            stage.plan().add(() -> close(first.id()));
            stage.plan().add(() -> close(second.id()));
        }
        return place(first);
    }

    /**
     * An order that rests, at some distance from the mark.
     */
    boolean rest()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = stage.world().anyone(random);
        final boolean isBuy = random.coin();
        return place(order(
            contract, account, isBuy, random.chance(60), affordable(contract, account),
            (isBuy ? -1 : 1) * random.between(-20_000L, 60_000L)));
    }

    /**
     * An order without measure.
     */
    boolean oversize()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        return place(order(
            contract, stage.world().anyone(random), random.coin(), random.chance(200),
            random.coin() ? contract.maxPositionLots() + random.between(-1, 2) :
                random.magnitude(1_000_000_000_000_000L),
            random.between(-900_000L, 900_000L)));
    }

    boolean closeAny()
    {
        final List<ModelOrder> orders = venue.orders();
        return !orders.isEmpty() && close(random.pick(orders).id());
    }

    /**
     * A trade between any two orders that cross.
     */
    boolean fillAny()
    {
        final List<ModelOrder> orders = venue.orders();
        if (orders.isEmpty())
        {
            return false;
        }
        final ModelOrder first = random.pick(orders);
        for (final ModelOrder second : orders)
        {
            if (first.crosses(second) && random.coin())
            {
                return fill(first.id(), second.id());
            }
        }
        return false;
    }

    /**
     * A trade that cannot have been: wrong side, instrument, size or price, or an order nobody knows.
     */
    boolean fillWrongly()
    {
        final List<ModelOrder> orders = venue.orders();
        if (orders.isEmpty())
        {
            return false;
        }
        final ModelOrder one = random.pick(orders);
        final ModelOrder other = random.chance(200) ? random.pick(orders) : counterpart(one, orders);
        final ModelOrder buy = one.isBuy() || random.chance(100) ? one : other;
        final ModelOrder sell = buy == one ? other : one;
        writer.fill(
            nextTradeId++,
            random.chance(800) ? buy.instrument() : random.between(0, 6),
            random.chance(700) ? Math.max(1, (buy.limitPrice() + sell.limitPrice()) / 2) :
                random.pick(0, -1, 1, Long.MAX_VALUE),
            random.chance(700) ? random.between(1L, buy.openLots() + 2) : random.pick(0, -3, Long.MAX_VALUE),
            random.chance(950) ? buy.id() : -7, random.chance(950) ? sell.id() : nextOrderId + 99,
            new long[]{random.chance(50) ? MAX_FEE + 1 : 0, random.chance(50) ? -MAX_FEE - 1 : 0});
        return true;
    }

    /**
     * An order of the other side, if there is one.
     */
    private ModelOrder counterpart(final ModelOrder order, final List<ModelOrder> orders)
    {
        ModelOrder found = order;
        for (final ModelOrder other : orders)
        {
            if (other.instrument() == order.instrument() && other.isBuy() != order.isBuy() &&
                (found == order || random.chance(300)))
            {
                found = other;
            }
        }
        return found;
    }

    /**
     * Plans what the venue does about slices and cancels that the last command caused.
     */
    void answerCore()
    {
        for (final ModelOrder slice : venue.takeNewSlices())
        {
            if (random.chance(750))
            {
                stage.plan().addFirst(() -> meet(slice.id()));
            }
        }
        for (final ModelOrder cancelled : venue.takeNewCancels())
        {
            final long id = cancelled.id();
            if (random.chance(300))
            {
                stage.plan().add(() -> meet(id));
            }
            if (random.chance(600))
            {
                stage.plan().add(() -> close(id));
            }
        }
    }

    /**
     * A maker's order against one that the core wants filled or gone, and then the trade, whole or in part.
     */
    private boolean meet(final long orderId)
    {
        final ModelOrder order = venue.order(orderId);
        if (order == null)
        {
            return false;
        }
        final ContractSpec contract = stage.world().contract(order.instrument());
        final long maker = random.chance(800) ? random.pick(stage.world().makers()) : stage.world().anyone(random);
        final long mark = market.mark(order.instrument());
        final long beyond = order.isBuy() ? -random.between(0L, 5_000L) : random.between(0L, 5_000L);
        final long from = random.chance(200) ? order.limitPrice() :
            order.isBuy() ? Math.min(order.limitPrice(), mark) : Math.max(order.limitPrice(), mark);
        final ModelOrder other = new ModelOrder(
            nextOrderId++, maker, order.instrument(), !order.isBuy(), false,
            random.chance(800) ? order.openLots() : random.between(1L, order.openLots()),
            within(contract, from + from * beyond / PPM), false, false);
        stage.plan().addFirst(() -> fill(orderId, other.id()));
        if (random.chance(500))
        {
            stage.plan().add(() -> close(other.id()));
        }
        if (random.chance(400))
        {
            stage.plan().add(() -> close(orderId));
        }
        return place(other);
    }

    private boolean place(final ModelOrder order)
    {
        writer.placeOrder(order);
        return true;
    }

    private boolean close(final long orderId)
    {
        if (venue.order(orderId) == null)
        {
            return false;
        }
        writer.closeOrder(orderId);
        return true;
    }

    private boolean fill(final long oneId, final long otherId)
    {
        final ModelOrder one = venue.order(oneId);
        final ModelOrder other = venue.order(otherId);
        if (one == null || other == null || !one.crosses(other))
        {
            return false;
        }
        final ModelOrder buy = one.isBuy() ? one : other;
        final ModelOrder sell = one.isBuy() ? other : one;
        final long most = Math.min(buy.openLots(), sell.openLots());
        final long lots = random.chance(650) ? most : random.between(1L, most);
        final long mark = market.mark(buy.instrument());
        final long price = random.chance(800) ?
            Math.max(sell.limitPrice(), Math.min(buy.limitPrice(), mark)) :
            random.between(sell.limitPrice(), buy.limitPrice());
        writer.fill(
            nextTradeId++, buy.instrument(), price, lots, buy.id(), sell.id(),
            new long[]{fee(buy, lots), fee(sell, lots)});
        return true;
    }

    private long fee(final ModelOrder order, final long lots)
    {
        if (random.chance(200))
        {
            return 0;
        }
        final long units = market.lotUnits(stage.world().contract(order.instrument())) * lots;
        if (random.chance(order.account() == RandomWorld.WHALE ? 300 : 4))
        {
            return -units + random.between(-1, 1);
        }
        return units / PPM * random.between(-300, 1_000) + random.between(-1, 2);
    }

    private ModelOrder order(
        final ContractSpec contract,
        final long account,
        final boolean isBuy,
        final boolean isReduceOnly,
        final long lots,
        final long awayPpm)
    {
        final long mark = market.mark(contract.id());
        return new ModelOrder(
            nextOrderId++, account, contract.id(), isBuy, isReduceOnly, Math.max(1, lots),
            within(contract, mark + mark * awayPpm / PPM), false, false);
    }

    /**
     * Ppm from the mark towards the other side, so that two such orders cross.
     */
    private long slack(final boolean isBuy)
    {
        final long away = random.chance(900) ? random.between(0L, 8_000L) : random.between(0L, 300_000L);
        return isBuy ? away : -away;
    }

    private static long within(final ContractSpec contract, final long price)
    {
        return Math.max(1, Math.min(contract.maxPrice(), price));
    }

    /**
     * Lots that take an account to somewhere between a cautious position and a little more than it can afford.
     */
    private long affordable(final ContractSpec contract, final long account)
    {
        long money = 0;
        for (int asset = 0; asset < RandomWorld.ASSETS; asset++)
        {
            money += market.money(asset, venue.balance(account, contract.id(), asset));
        }
        final long wealth = Math.max(1, Math.min(money, Long.MAX_VALUE / (2 * PPM)));
        final long most = wealth * PPM / market.initialPpm(contract) / market.lotMoney(contract);
        final long wanted = random.share(most, 20, random.chance(200) ? 1_050 : 400) -
            Math.abs(venue.lots(account, contract.id())) / 2;
        return Math.max(1, Math.min(contract.maxPositionLots(), wanted));
    }

    /**
     * Order ids that exist or once did, for commands that should not find them.
     */
    List<Long> someOrderIds()
    {
        final List<Long> ids = new ArrayList<>();
        ids.add(0L);
        ids.add(-1L);
        ids.add(1L << 62);
        ids.add(Math.max(1, nextOrderId - 5));
        return ids;
    }
}
