package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * Indices whose sources jump, lag, repeat each other, fall silent and talk nonsense; books, funding rates, and rules
 * that change in mid-flight (R8.1 to R8.9, R9.1).
 */
final class RandomPrices
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MOST_NS = 100_000_000_000_000_000L;
    private static final int OWN_SOURCE = 60;
    private static final int ECHO_SOURCE = 5;
    private static final int LATE_SOURCE = 3;
    private static final long[] BASES_E9 =
        {50_000_000_000_000L, 3_000_000_000_000L, 1_200_000_000L, 2_000_000_000_000L, 50_000_000_000L};
    private static final int[][] CONTRACTS = {{0, 2}, {1, 5}, {3}, {4}, {RandomWorld.TINY}};

    private final Stage stage;
    private final RandomSource random;
    private final PriceWriter prices;
    private final LongSupplier clock;
    private final RandomPriceRules rules;
    private final List<PriceFeed> feeds = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final boolean isPriced;

    RandomPrices(final Stage stage, final long seed, final boolean mayBePriced, final LongSupplier clock)
    {
        this.stage = stage;
        this.random = stage.random();
        this.prices = new PriceWriter(stage.writer());
        this.clock = clock;
        this.rules = new RandomPriceRules(stage, prices);
        // Of a source of its own: worlds without indices are what they always were.
        isPriced = mayBePriced && new RandomSource(seed * 131 + 5).chance(550);
        if (isPriced)
        {
            addFeeds();
        }
    }

    private void addFeeds()
    {
        for (int i = 0; i < CONTRACTS.length; i++)
        {
            final List<ContractSpec> contracts = new ArrayList<>();
            for (final int id : CONTRACTS[i])
            {
                if (stage.world().contract(id) != null)
                {
                    contracts.add(stage.world().contract(id));
                }
            }
            if (!contracts.isEmpty() && random.chance(750))
            {
                feeds.add(new PriceFeed(i, BASES_E9[i], contracts, i == 0 ? RandomWorld.COIN : 0));
            }
        }
        for (int asset = RandomWorld.STABLE; asset < RandomWorld.ASSETS; asset++)
        {
            if (feeds.isEmpty() || random.chance(400))
            {
                feeds.add(new PriceFeed(
                    8 + asset, RandomWorld.BASE_PRICES[asset] * 1_000, List.of(), asset));
            }
        }
    }

    /**
     * Does this world use indices? The seed decides.
     */
    boolean isPriced()
    {
        return isPriced;
    }

    /**
     * Indices, their first prices, and most of what hangs on them.
     */
    void planOpening()
    {
        for (final PriceFeed feed : feeds)
        {
            stage.plan().add(() -> rules.index(feed));
            for (int i = 0; i < 10; i++)
            {
                stage.plan().add(() -> plainTick(feed, anySource(feed), feed.level));
            }
            for (final ContractSpec contract : feed.contracts)
            {
                if (random.chance(800))
                {
                    stage.plan().add(() -> rules.mark(feed, contract));
                }
                if (random.chance(300))
                {
                    stage.plan().add(() -> rules.volatility(contract));
                }
            }
            if (feed.asset != 0 && random.chance(700))
            {
                stage.plan().add(() -> rules.asset(feed));
            }
        }
    }

    /**
     * Whether an instrument's mark comes from an index that has a value.
     */
    boolean isIndexed(final int instrument)
    {
        return feedOf(instrument) != null;
    }

    boolean isAssetIndexed(final int asset)
    {
        return feedOfAsset(asset) != null;
    }

    /**
     * Brings a mark to a value, as far as its index can: one source after the other.
     */
    boolean aim(final int instrument, final long mark)
    {
        final PriceFeed feed = feedOf(instrument);
        return aimAt(feed, feed.ofPrice(mark, stage.world().contract(instrument).incrementE9()));
    }

    /**
     * Brings an asset's price to a value, as far as its index can.
     */
    boolean aimAsset(final int asset, final long price)
    {
        final PriceFeed feed = feedOfAsset(asset);
        return aimAt(feed, feed.ofPrice(price, 1_000));
    }

    /**
     * The next step of a mark that the market takes, by its sources.
     */
    boolean follow(final ContractSpec contract)
    {
        final long mark = stage.market().mark(contract.id());
        final long next = stage.market().nextMark(contract);
        stage.market().mark(contract.id(), mark);
        return aim(contract.id(), next);
    }

    /**
     * As {@link #follow}, of an asset's price.
     */
    boolean followAsset(final int asset)
    {
        final long price = stage.market().price(asset);
        final long next = stage.market().nextPrice(asset);
        stage.market().price(asset, price);
        return aimAsset(asset, next);
    }

    /**
     * What a source says: plainly for the most part.
     */
    boolean tick()
    {
        final PriceFeed feed = random.pick(feeds);
        if (feed.spec == null)
        {
            return rules.index(feed);
        }
        feed.moved(random.between(-3_000L, 3_000L));
        final int kind = random.index(1000);
        if (kind < 620)
        {
            return plainTick(feed, anySource(feed), feed.level);
        }
        if (kind < 760)
        {
            return echo(feed);
        }
        if (kind < 850)
        {
            return jump(feed);
        }
        if (kind < 950)
        {
            return nonsense(feed);
        }
        return pull(feed);
    }

    boolean book()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long mark = Math.max(1, stage.market().mark(contract.id()));
        final long middle = Math.max(1, mark + mark / 10_000 * random.between(-120, 120));
        final long half = random.between(0L, Math.max(1, mark / 500));
        final int kind = random.index(100);
        final long bid = kind < 6 ? 0 : Math.max(0, Math.min(contract.maxPrice(), middle - half));
        final long ask = kind >= 6 && kind < 12 ? 0 : Math.min(contract.maxPrice(), middle + half);
        final long last = random.chance(300) ? 0 :
            Math.max(1, Math.min(contract.maxPrice(), middle + random.between(-3 * half, 3 * half)));
        prices.bookTick(contract.id(), kind < 90 ? bid : ask, kind < 90 ? ask : bid, last);
        return true;
    }

    boolean rate()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long now = clock.getAsLong();
        prices.fundingRateTick(
            contract.id(),
            random.chance(50) ? random.pick(-1_000_000_000L, 1_000_000_000L, 1) :
                random.between(-30_000_000L, 30_000_000L),
            random.chance(100) ? random.pick(0, now, Long.MAX_VALUE) : now + random.between(-SECOND_NS, 60 * SECOND_NS),
            random.chance(100) ? random.pick(1, MOST_NS) : random.between(1L, 120 * SECOND_NS));
        return true;
    }

    boolean change()
    {
        return rules.change(feeds);
    }

    boolean query()
    {
        if (random.coin())
        {
            prices.queryIndex(random.chance(30) ? (int)random.pick(16, 18, 65_535) : random.pick(feeds).index);
        }
        else
        {
            prices.queryPrice(random.chance(30) ? (int)random.pick(9, 12, 65_535) : anyInstrument());
        }
        return true;
    }

    boolean oddly()
    {
        return rules.oddly(feeds, clock.getAsLong());
    }

    /**
     * Where the market really is.
     */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case IndexPublishedDecoder.TEMPLATE_ID ->
            {
                final IndexPublishedDecoder event =
                    new IndexPublishedDecoder().wrapAndApplyHeader(buffer, offset, header);
                feeds.stream().filter(feed -> feed.index == event.index()).forEach(feed -> feed.value = event.price());
            }
            case MarkPublishedDecoder.TEMPLATE_ID ->
            {
                final MarkPublishedDecoder event =
                    new MarkPublishedDecoder().wrapAndApplyHeader(buffer, offset, header);
                if (event.mark() > 0 && event.instrument() < RandomWorld.MAX_CONTRACTS)
                {
                    stage.market().mark(event.instrument(), event.mark());
                }
            }
            case AssetPricedDecoder.TEMPLATE_ID ->
            {
                final AssetPricedDecoder event =
                    new AssetPricedDecoder().wrapAndApplyHeader(buffer, offset, header);
                if (event.price() > 0 && event.asset() < RandomWorld.ASSETS)
                {
                    stage.market().price(event.asset(), event.price());
                }
            }
            default ->
            {
            }
        }
    }

    private int anyInstrument()
    {
        final List<Integer> closed = stage.world().closedInstruments();
        return !closed.isEmpty() && random.chance(150) ?
            random.pick(closed) : random.pick(stage.world().contracts()).id();
    }

    private PriceFeed feedOf(final int instrument)
    {
        for (final PriceFeed feed : feeds)
        {
            if (feed.holds(instrument))
            {
                return feed;
            }
        }
        return null;
    }

    private PriceFeed feedOfAsset(final int asset)
    {
        for (final PriceFeed feed : feeds)
        {
            if (feed.holdsAsset(asset))
            {
                return feed;
            }
        }
        return null;
    }

    private boolean aimAt(final PriceFeed feed, final long price)
    {
        feed.level = price;
        for (final int[] row : feed.spec.sources())
        {
            if (row[1] == 0)
            {
                stage.plan().addFirst(() -> write(feed, row[0], price, 0, clock.getAsLong()));
            }
        }
        return stage.plan().poll().write();
    }

    private int anySource(final PriceFeed feed)
    {
        return feed.spec.sources()[random.index(feed.spec.sources().length)][0];
    }

    /**
     * Near the market; the late one is what its name says.
     */
    private boolean plainTick(final PriceFeed feed, final int source, final long level)
    {
        final long noise = source == OWN_SOURCE ? level / 50 : level / 2_000;
        final long now = clock.getAsLong();
        final long lagNs = source == LATE_SOURCE ? random.between(0L, 5 * SECOND_NS) : random.between(0L, 50_000_000L);
        return write(
            feed, source, Math.max(1, level + random.between(-noise, noise)),
            random.chance(700) ? 0 : random.between(0L, Math.max(1, level / 200)), Math.max(0, now - lagNs));
    }

    /**
     * A source that says what the index was when it last spoke.
     */
    private boolean echo(final PriceFeed feed)
    {
        final long said = feed.echo;
        feed.echo = feed.value;
        return said > 0 && write(feed, ECHO_SOURCE, said, 0, clock.getAsLong());
    }

    /**
     * One goes far away; now and then another one after it, or it insists.
     */
    private boolean jump(final PriceFeed feed)
    {
        final long far = Math.max(1, feed.level + feed.level / 1_000 * random.between(-400, 600));
        final int source = anySource(feed);
        final int accomplice = random.coin() ? anySource(feed) : source;
        for (int i = random.chance(600) ? random.between(0, 4) : 0; i > 0; i--)
        {
            stage.plan().addFirst(() -> write(
                feed, accomplice, Math.max(1, far + far / 10_000 * random.between(-60, 60)), 0, clock.getAsLong()));
        }
        return write(feed, source, far, random.chance(100) ? far : 0, clock.getAsLong());
    }

    private boolean nonsense(final PriceFeed feed)
    {
        final long now = clock.getAsLong();
        final int source = anySource(feed);
        switch (random.index(5))
        {
            case 0 ->
            {
                return write(feed, source, random.pick(0, 0, -1, -feed.level, -1_000_000_000_000_000L), 0, now);
            }
            case 1 ->
            {
                return write(
                    feed, source, feed.level, 0,
                    random.pick(now + feed.spec.ns()[IndexSpec.MAX_FUTURE], now + 90 * SECOND_NS, Long.MAX_VALUE));
            }
            case 2 ->
            {
                return write(feed, source, feed.level, 0, random.pick(0, now - 70 * SECOND_NS, now - SECOND_NS));
            }
            case 3 ->
            {
                for (final int[] row : feed.spec.sources())
                {
                    stage.plan().addFirst(() -> write(feed, row[0], random.pick(0, -1), 0, clock.getAsLong()));
                }
                return false;
            }
            default ->
            {
                return write(feed, source, random.pick(1, 2, feed.spec.maxPrice()), 0, now);
            }
        }
    }

    private boolean pull(final PriceFeed feed)
    {
        final long account = random.chance(900) ? stage.world().anyone(random) : random.pick(424_242, -1);
        final long price = Math.max(1, feed.level + random.between(-feed.level / 500, feed.level / 500));
        prices.sourceTick(
            feed.index, anySource(feed), Math.min(price, feed.spec.maxPrice()), 0, clock.getAsLong(), account);
        return true;
    }

    private boolean write(
        final PriceFeed feed, final int source, final long price, final long confidence, final long stampNs)
    {
        prices.sourceTick(
            feed.index, source, Math.min(price, feed.spec.maxPrice()), confidence, Math.max(0, stampNs), 0);
        return true;
    }
}
