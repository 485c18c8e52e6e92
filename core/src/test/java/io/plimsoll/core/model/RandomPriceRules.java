package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules of indices, marks, asset prices and volatilities: as a venue would have them, at their bounds, and beyond.
 */
final class RandomPriceRules
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MOST_NS = 100_000_000_000_000_000L;
    private static final long MOST_PRICE = 1_000_000_000_000_000L;
    private static final int PPM = 1_000_000;
    private static final int OWN_SOURCE = 60;

    private final RandomSource random;
    private final RandomWorld world;
    private final CommandWriter writer;
    private final PriceWriter prices;

    RandomPriceRules(final Stage stage, final PriceWriter prices)
    {
        this.random = stage.random();
        this.world = stage.world();
        this.writer = stage.writer();
        this.prices = prices;
    }

    /**
     * Sets an index, for the first time or anew: name, increment and largest price stay.
     */
    boolean index(final PriceFeed feed)
    {
        final boolean isNew = feed.spec == null;
        final long incrementE9 = isNew ? increment(feed) : feed.spec.incrementE9();
        final long base = feed.baseE9 / incrementE9;
        final int[][] sources = isNew || random.chance(300) ? sources() : feed.spec.sources();
        int others = 0;
        for (final int[] row : sources)
        {
            others += 1 - row[1];
        }
        final long windowNs = random.chance(400) ? 0 : random.pick(8, 9, SECOND_NS, 5 * SECOND_NS, 60 * SECOND_NS);
        feed.spec = new IndexSpec(
            feed.index, "IDX-" + feed.index, incrementE9,
            isNew ? Math.min(MOST_PRICE, base * random.pick(20, 1_000, 1_000_000)) : feed.spec.maxPrice(),
            new int[]{random.between(1, others), random.chance(800) ? random.between(1, 3) : 100},
            new int[]
            {
                (int)random.pick(1, 2_000, 20_000, 50_000, 50_000, 200_000, PPM),
                (int)random.pick(0, 0, 1, 5_000, 20_000, 20_000, 300_000, PPM),
                (int)random.pick(0, 0, 1_000, 5_000, 50_000),
                (int)random.pick(0, 0, 1_000_001, 1_020_000, 1_200_000, 1_000_000_000),
                (int)random.pick(0, 0, 1, 100, 2_000), (int)random.pick(1, 250_000, 500_000, PPM),
                (int)random.pick(0, 1_000, 10_000, PPM)
            },
            new long[]
            {
                random.pick(1, SECOND_NS, 10 * SECOND_NS, 600 * SECOND_NS, MOST_NS),
                random.pick(SECOND_NS, 3 * SECOND_NS, 10 * SECOND_NS, 60 * SECOND_NS, 600 * SECOND_NS, MOST_NS),
                random.pick(0, SECOND_NS, 60 * SECOND_NS, MOST_NS),
                random.pick(0, 0, SECOND_NS, 3 * SECOND_NS, 1), windowNs,
                random.chance(600) ? 0 : random.pick(1, SECOND_NS, 10 * SECOND_NS)
            },
            sources);
        feed.level = isNew ? base : feed.level;
        prices.setIndex(feed.spec);
        return true;
    }

    boolean mark(final PriceFeed feed, final ContractSpec contract)
    {
        feed.hang(contract.id());
        prices.setMarkRules(
            contract.id(), feed.index,
            new int[]
            {
                (int)random.pick(1, 5_000, 20_000, 20_000, 100_000, PPM), (int)random.pick(0, 0, 3_000, 30_000, PPM),
                (int)random.pick(0, 0, 1, 10_000, 200_000, PPM)
            },
            new long[]
            {
                random.pick(1, SECOND_NS, 10 * SECOND_NS, MOST_NS),
                random.pick(1, SECOND_NS, 10 * SECOND_NS, MOST_NS),
                random.pick(1, SECOND_NS, 30 * SECOND_NS, MOST_NS),
                random.pick(0, 0, 1, 2 * SECOND_NS, 20 * SECOND_NS)
            });
        return true;
    }

    boolean asset(final PriceFeed feed)
    {
        feed.hangAsset(true);
        prices.setAssetRules(
            feed.asset, feed.index, (int)random.pick(0, 0, 1, 10_000, PPM),
            random.chance(700) ? 0 : RandomWorld.BASE_PRICES[feed.asset] / 10 * random.between(3, 9),
            new long[]
            {
                random.pick(0, 0, 1, 5 * SECOND_NS, 60 * SECOND_NS),
                random.pick(64, 65, SECOND_NS, 20 * SECOND_NS), random.pick(0, 0, 2 * SECOND_NS)
            });
        return true;
    }

    boolean volatility(final ContractSpec contract)
    {
        final int floor = (int)random.pick(1, 10_000, 100_000);
        final int initial = random.between(floor, 1_000_000);
        prices.setVolatilityRules(
            contract.id(),
            new int[]{initial, floor, random.between(initial, random.chance(100) ? initial : 10_000_000)},
            new long[]
            {
                random.pick(1, SECOND_NS / 10, SECOND_NS, 10 * SECOND_NS),
                random.pick(1, SECOND_NS, 20 * SECOND_NS, MOST_NS),
                random.pick(1, SECOND_NS, 300 * SECOND_NS, MOST_NS)
            });
        return true;
    }

    /**
     * Any of them, in mid-flight.
     */
    boolean change(final List<PriceFeed> feeds)
    {
        final PriceFeed feed = random.pick(feeds);
        final int kind = random.index(10);
        if (kind < 4 || feed.spec == null)
        {
            return index(feed);
        }
        if (kind < 7 && !feed.contracts.isEmpty())
        {
            return mark(feed, random.pick(feed.contracts));
        }
        if (kind < 8 && feed.asset != 0)
        {
            return asset(feed);
        }
        return kind >= 8 && volatility(random.pick(world.contracts()));
    }

    /**
     * What is out of range, unknown or closed.
     */
    boolean oddly(final List<PriceFeed> feeds, final long nowNs)
    {
        final PriceFeed feed = random.pick(feeds);
        final ContractSpec contract = random.pick(world.contracts());
        final List<Integer> closed = world.closedInstruments();
        final int instrument = random.chance(400) && !closed.isEmpty() ? random.pick(closed) :
            random.chance(600) ? contract.id() : (int)random.pick(9, 12, 65_535);
        final int index = random.chance(600) ? feed.index : (int)random.pick(16, 18, 65_535);
        switch (random.index(9))
        {
            case 0 -> prices.sourceTick(
                index, (int)random.pick(1, 2, 62, 63, 64, 255),
                random.pick(1, MOST_PRICE, MOST_PRICE + 1, Long.MIN_VALUE),
                random.pick(0, MOST_PRICE, MOST_PRICE + 1, -1), random.pick(nowNs, 0, -1),
                random.pick(0, 0, -1, 424_242, 901));
            case 1 -> prices.bookTick(
                instrument, random.pick(0, -1, contract.maxPrice()),
                random.pick(contract.maxPrice(), Long.MAX_VALUE, 0),
                random.pick(0, 0, -1));
            case 2 -> prices.fundingRateTick(
                instrument, random.pick(0, 1_000_000_001L, -1_000_000_001L), random.pick(nowNs, nowNs, -1),
                random.pick(1, MOST_NS, 0, MOST_NS + 1));
            case 3, 4 ->
            {
                if (feed.spec == null)
                {
                    return false;
                }
                oddIndex(feed.spec, index);
            }
            case 5, 6 ->
            {
                prices.setMarkRules(
                    instrument, index, new int[]{(int)random.pick(PPM, PPM, 0), 0, (int)random.pick(0, 0, -1, PPM + 1)},
                    new long[]{SECOND_NS, random.pick(1, 1, 0, MOST_NS + 1), SECOND_NS, random.pick(0, 0, -1)});
                feeds.forEach(other -> other.drop(instrument));
            }
            case 7 -> prices.setAssetRules(
                (int)random.pick(0, 2, 3, 4, 5, 6, 65_535), index, (int)random.pick(0, PPM + 1),
                random.pick(0, 0, -1, 10_000_000_000_001L), new long[]{0, random.pick(64, 64, 63), 0});
            default -> prices.setVolatilityRules(
                instrument, new int[]{5, (int)random.pick(5, 5, 6, 0), (int)random.pick(5, 5, 4, 10_000_001)},
                new long[]{random.pick(1, 1, 0), 1, random.pick(1, 1, MOST_NS + 1)});
        }
        return true;
    }

    private void oddIndex(final IndexSpec spec, final int index)
    {
        final IndexSpec odd = new IndexSpec(
            index, random.chance(700) ? spec.name() : "other", random.chance(800) ? spec.incrementE9() : 7,
            random.chance(800) ? spec.maxPrice() : spec.maxPrice() + 1, spec.least().clone(), spec.ppm().clone(),
            spec.ns().clone(), random.chance(700) ? spec.sources() : oddSources());
        if (random.coin())
        {
            odd.ppm()[random.index(odd.ppm().length)] = (int)random.pick(-1, PPM + 1, 0);
        }
        else
        {
            odd.ns()[random.index(odd.ns().length)] = random.pick(-1, 7, 0, MOST_NS + 1);
        }
        prices.setIndex(odd);
        if (random.chance(100))
        {
            writer.length(writer.length() - 6);
        }
    }

    private int[][] oddSources()
    {
        return switch (random.index(5))
        {
            case 0 -> new int[0][];
            case 1 -> new int[][]{{2, 0, 10}, {1, 0, 10}};
            case 2 -> new int[][]{{1, 1, 10}};
            case 3 -> new int[][]{{1, 0, 0}};
            default -> new int[][]
            {
                {1, 0, 1}, {2, 0, 1}, {3, 0, 1}, {4, 0, 1}, {5, 0, 1}, {6, 0, 1}, {7, 0, 1}, {8, 0, 1}, {9, 0, 1}
            };
        };
    }

    /**
     * Two to seven; one may be the venue's own, one repeats the index, one is late.
     */
    private int[][] sources()
    {
        final List<int[]> rows = new ArrayList<>();
        final int count = random.between(2, 6);
        for (int i = 1; i <= count; i++)
        {
            rows.add(new int[]{i, 0, random.chance(500) ? 10 : (int)random.magnitude(PPM)});
        }
        if (random.chance(500))
        {
            rows.add(new int[]{OWN_SOURCE, 1, random.chance(500) ? 10 : PPM});
        }
        if (random.chance(150))
        {
            rows.add(new int[]{OWN_SOURCE + 3, 1, 1});
        }
        return rows.toArray(new int[0][]);
    }

    private long increment(final PriceFeed feed)
    {
        final long step = feed.contracts.isEmpty() ? 10_000 : feed.contracts.get(0).incrementE9();
        return random.chance(150) ? step * 3 / 2 : step / random.pick(1, 1, 10, 100);
    }
}
