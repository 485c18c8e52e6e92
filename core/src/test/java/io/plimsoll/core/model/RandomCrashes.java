package io.plimsoll.core.model;

/**
 * A few accounts with positions in two contracts, of two pools if there are, and a market that goes against both: the
 * first move brings them near the brink, the second takes them all at once.
 */
final class RandomCrashes
{
    private static final long MONEY = 1_000_000L;
    private static final long PPM = 1_000_000L;
    private static final long FIRST_ORDER = 700_000_000L;

    private final Stage stage;
    private final RandomSource random;
    private final RandomMarket market;
    private final CommandWriter writer;
    private long nextOrderId = FIRST_ORDER;

    RandomCrashes(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.market = stage.market();
        this.writer = stage.writer();
    }

    /**
     * Plans it all; the first command is a deposit.
     */
    boolean crash()
    {
        final ContractSpec first = random.pick(stage.world().contracts());
        ContractSpec second = random.pick(stage.world().contracts());
        for (int i = 0; i < 6 && (second.riskPool() == first.riskPool() || second == first); i++)
        {
            second = random.pick(stage.world().contracts());
        }
        final ContractSpec last = second;
        if (random.chance(150))
        {
            stage.plan().addFirst(() -> tickCoin(random.between(950, 1_300)));
            return tickCoin(random.between(450, 800));
        }
        final boolean isFirstLong = random.coin();
        final boolean isLastLong = random.coin();
        final long least = random.chance(300) ? 60_000L : 20_000L;
        stage.plan().addFirst(() -> jump(last, (isLastLong ? -1 : 1) * random.between(least, 300_000L)));
        stage.plan().addFirst(() -> jump(first, (isFirstLong ? -1 : 1) * random.between(2_000L, 40_000L)));
        for (int i = random.between(1, 3); i > 0; i--)
        {
            final long account = random.pick(stage.world().customers());
            final long money = random.between(100L, 20_000L) * MONEY;
            position(account, last, isLastLong, money);
            position(account, first, isFirstLong, money);
            stage.plan().addFirst(() ->
            {
                writer.deposit(account, random.chance(800) ? 0 : RandomWorld.STABLE, money);
                return true;
            });
        }
        return stage.plan().poll().write();
    }

    /**
     * A good part of what some money can carry, against a maker.
     */
    private void position(final long account, final ContractSpec contract, final boolean isLong, final long money)
    {
        final long id = nextOrderId;
        nextOrderId += 2;
        stage.plan().addFirst(() -> fill(id, contract, isLong));
        stage.plan().addFirst(() -> place(id + 1, random.pick(stage.world().makers()), contract, !isLong, id));
        stage.plan().addFirst(() ->
        {
            final long most = money * random.between(200, 450) / 1_000 * PPM / market.initialPpm(contract);
            final long lots = Math.min(contract.maxPositionLots(), Math.max(1, most / market.lotMoney(contract)));
            writer.placeOrder(new ModelOrder(
                id, account, contract.id(), isLong, false, lots, market.mark(contract.id()), false, false));
            return true;
        });
    }

    private boolean place(
        final long id, final long account, final ContractSpec contract, final boolean isBuy, final long other)
    {
        final ModelOrder order = stage.venue().order(other);
        if (order == null)
        {
            return false;
        }
        writer.placeOrder(new ModelOrder(
            id, account, contract.id(), isBuy, false, order.openLots(), order.limitPrice(), false, false));
        return true;
    }

    private boolean fill(final long id, final ContractSpec contract, final boolean isLong)
    {
        final ModelOrder one = stage.venue().order(id);
        final ModelOrder other = stage.venue().order(id + 1);
        if (one == null || other == null)
        {
            return false;
        }
        writer.fill(
            id, contract.id(), one.limitPrice(), Math.min(one.openLots(), other.openLots()),
            isLong ? id : id + 1, isLong ? id + 1 : id, new long[]{0, 0});
        return true;
    }

    private boolean tickCoin(final int perMille)
    {
        final long price = market.price(RandomWorld.COIN) / 1_000 * perMille;
        final long bounded = Math.max(1_000_000_000L, Math.min(price, RandomWorld.MAX_PRICES[RandomWorld.COIN] / 4));
        market.price(RandomWorld.COIN, bounded);
        writer.assetPriceTick(RandomWorld.COIN, bounded);
        return true;
    }

    private boolean jump(final ContractSpec contract, final long ppm)
    {
        final long mark = market.mark(contract.id());
        final long moved = Math.max(2, Math.min(contract.maxPrice() / 2, mark + mark * ppm / PPM));
        market.mark(contract.id(), moved);
        writer.priceTick(contract.id(), moved);
        return true;
    }
}
