package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What prices may be used for: action tables, assets that fail and come back, marks far from their mean, sources that
 * fall silent, updates that accounts pull.
 */
final class RandomActions
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int FIRST_INDEX = 12;
    private static final int LAST_INDEX = 17;
    private static final int SOURCES = 3;

    private final Stage stage;
    private final RandomSource random;
    private final CommandWriter writer;
    private final RuleWriter rules;
    private final PriceWriter prices;
    /**
     * Index by instrument.
     */
    private final Map<Integer, Integer> indices = new TreeMap<>();
    /**
     * Index by asset.
     */
    private final Map<Integer, Integer> assetIndices = new TreeMap<>();
    private final Map<Integer, Long> lastPrices = new TreeMap<>();
    private final long coolOffNs;
    private long timeNs;

    RandomActions(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.writer = stage.writer();
        this.rules = new RuleWriter(writer);
        this.prices = new PriceWriter(writer);
        this.coolOffNs = random.chance(400) ? 0 : random.between(SECOND_NS / 2, 4 * SECOND_NS);
    }

    /**
     * An index each for some of the contracts and assets, and what hangs on them.
     */
    void planOpening()
    {
        final List<Move> opening = new ArrayList<>();
        int index = FIRST_INDEX;
        for (final ContractSpec contract : stage.world().contracts())
        {
            if (index < LAST_INDEX && random.chance(400))
            {
                final int id = index++;
                indices.put(contract.id(), id);
                plan(opening, id, contract.incrementE9());
                opening.add(() -> markRules(contract));
            }
        }
        final int asset = random.between(1, RandomWorld.ASSETS - 1);
        if (random.chance(700))
        {
            final int id = index;
            assetIndices.put(asset, id);
            plan(opening, id, 1_000);
            opening.add(() -> assetRules(asset));
        }
        stage.plan().addAll(opening);
    }

    private void plan(final List<Move> opening, final int index, final long incrementE9)
    {
        opening.add(() -> setIndex(index, incrementE9));
        for (int source = 0; source < SOURCES; source++)
        {
            final int id = source;
            opening.add(() -> tick(index, id, price(index), 0));
        }
    }

    /**
     * The clock of the history, before each command.
     */
    void onTime(final long newTimeNs)
    {
        timeNs = newTimeNs;
    }

    boolean isIndexed(final ContractSpec contract)
    {
        return indices.containsKey(contract.id());
    }

    /**
     * A tick of an instrument that an index prices; false if none does.
     */
    boolean tick(final ContractSpec contract)
    {
        final Integer index = indices.get(contract.id());
        if (index == null)
        {
            return false;
        }
        lastPrices.put(index, stage.market().nextMark(contract));
        return tick(index, random.index(SOURCES), price(index), 0);
    }

    boolean move()
    {
        final int kind = random.index(100);
        if (kind < 10)
        {
            return actions();
        }
        if (kind < 25)
        {
            return fail();
        }
        if (kind < 30)
        {
            return indices.isEmpty() ? fail() : markRules(contract());
        }
        if (kind < 34)
        {
            return assetIndices.isEmpty() ? fail() : assetRules(assetIndices.keySet().iterator().next());
        }
        if (kind < 38)
        {
            return oddly();
        }
        if (kind < 42)
        {
            return indices.isEmpty() ? actions() :
                setIndex(indices.get(contract().id()), contract().incrementE9());
        }
        return source();
    }

    /**
     * A source of any index here: pulled or pushed, sometimes bad or far off.
     */
    private boolean source()
    {
        final List<Integer> all = new ArrayList<>(indices.values());
        all.addAll(assetIndices.values());
        if (all.isEmpty())
        {
            return fail();
        }
        final int index = random.pick(all);
        final boolean isPulled = coolOffNs > 0 && random.chance(250);
        final long price = random.chance(60) ? random.pick(0, -1) :
            random.share(price(index), random.chance(150) ? 850 : 990, random.chance(150) ? 1_150 : 1_010);
        return tick(
            index, random.index(SOURCES), price,
            isPulled ? random.pick(stage.world().customers()) : random.chance(20) ? 424_242 : 0);
    }

    private boolean tick(final int index, final int source, final long price, final long pulledBy)
    {
        prices.sourceTick(
            index, source, price, random.chance(700) ? 0 : random.magnitude(Math.max(1, price / 50)),
            Math.max(0, timeNs - (random.chance(50) ? 2 * SECOND_NS : 0)), pulledBy);
        return true;
    }

    private long price(final int index)
    {
        for (final ContractSpec contract : stage.world().contracts())
        {
            if (Integer.valueOf(index).equals(indices.get(contract.id())))
            {
                return lastPrices.getOrDefault(index, stage.market().mark(contract.id()));
            }
        }
        for (final Map.Entry<Integer, Integer> entry : assetIndices.entrySet())
        {
            if (entry.getValue() == index)
            {
                return stage.market().nextPrice(entry.getKey());
            }
        }
        return 1_000;
    }

    private ContractSpec contract()
    {
        for (final ContractSpec contract : stage.world().contracts())
        {
            if (indices.containsKey(contract.id()) && random.coin())
            {
                return contract;
            }
        }
        return random.pick(stage.world().contracts().stream().filter(
            contract -> indices.containsKey(contract.id())).toList().isEmpty() ? stage.world().contracts() :
            stage.world().contracts().stream().filter(contract -> indices.containsKey(contract.id())).toList());
    }

    private boolean setIndex(final Integer index, final long incrementE9)
    {
        if (index == null)
        {
            return false;
        }
        prices.setIndex(new IndexSpec(
            index, "I-" + index, incrementE9, 1_000_000_000_000L, new int[]{random.between(1, 2), 2},
            new int[]
            {
                random.between(30_000, 400_000), random.chance(500) ? 0 : random.between(50_000, 300_000),
                random.chance(700) ? 0 : random.between(500, 20_000),
                random.chance(600) ? 0 : random.between(1_010_000, 1_300_000), 0, 500_000,
                random.between(5_000, 60_000)
            },
            new long[]
            {
                random.between(SECOND_NS, 10 * SECOND_NS), random.between(SECOND_NS, 12 * SECOND_NS), SECOND_NS, 0,
                random.chance(600) ? 0 : random.between(SECOND_NS, 8 * SECOND_NS), coolOffNs
            },
            new int[][]{{0, 0, 10}, {1, 0, random.between(1, 30)}, {2, random.index(2), 10}}));
        return true;
    }

    private boolean markRules(final ContractSpec contract)
    {
        final Integer index = indices.get(contract.id());
        if (index == null)
        {
            return false;
        }
        prices.setMarkRules(
            contract.id(), index,
            new int[]
            {
                random.between(5_000, 100_000), random.chance(300) ? 0 : random.between(1_000, 40_000),
                random.chance(500) ? 0 : random.between(10_000, 1_000_000)
            },
            new long[]
            {
                5 * SECOND_NS, 2 * SECOND_NS, random.between(SECOND_NS, 20 * SECOND_NS),
                random.chance(150) ? 0 : random.between(SECOND_NS / 2, 6 * SECOND_NS)
            });
        return true;
    }

    private boolean assetRules(final int asset)
    {
        final long base = RandomWorld.BASE_PRICES[asset];
        prices.setAssetRules(
            asset, assetIndices.get(asset), random.chance(500) ? 0 : random.between(10_000, 1_000_000),
            random.chance(500) ? 0 : random.share(base, 500, 950),
            new long[]
            {
                random.chance(400) ? 0 : random.between(SECOND_NS, 10 * SECOND_NS),
                random.between(64L, 10 * SECOND_NS), random.chance(200) ? 0 : random.between(SECOND_NS, 6 * SECOND_NS)
            });
        return true;
    }

    /**
     * Steps of all lengths, what belongs together kept so for the most part.
     */
    boolean actions()
    {
        if (random.chance(250))
        {
            rules.setActionTable(0b111111, 0b000001, 0b000001, 0b001111, 0b001111, 0b001111);
            return true;
        }
        final int liquidate = stair(1);
        final int priceOrder = stair(1);
        final int settle = stair(1);
        final boolean isOdd = random.chance(150);
        final int openRisk = isOdd ? stair(1) : Math.min(stair(1), Math.min(liquidate, priceOrder));
        rules.setActionTable(
            priceOrder, openRisk, isOdd ? stair(1) : Math.min(stair(1), settle), liquidate, settle,
            random.chance(50) ? (int)random.pick(0, 2, 5, 64, 255) : stair(1));
        return true;
    }

    private int stair(final int least)
    {
        return (1 << random.between(least, 6)) - 1;
    }

    private boolean fail()
    {
        rules.failAsset(
            random.between(1, RandomWorld.ASSETS - 1), random.chance(400),
            random.chance(200) ? random.pick(64, 65, 127) : random.between(SECOND_NS / 10, 12 * SECOND_NS));
        return true;
    }

    private boolean oddly()
    {
        rules.failAsset(
            (int)random.pick(0, 1, 4, 5, 65_535), random.coin(),
            random.pick(63, 0, -1, 64, 100_000_000_000_000_001L, Long.MAX_VALUE));
        if (random.chance(200))
        {
            writer.putByte(Short.BYTES, (int)random.pick(2, 255));
        }
        return true;
    }
}
