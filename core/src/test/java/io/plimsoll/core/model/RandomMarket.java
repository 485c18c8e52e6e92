package io.plimsoll.core.model;

import java.util.Arrays;

/**
 * Marks, asset prices and funding indices: small steps for the most part, sometimes a gap, sometimes a run.
 */
final class RandomMarket
{
    private static final int MAX_CONTRACTS = RandomWorld.MAX_CONTRACTS;
    private static final long PPM = 1_000_000L;

    private final RandomSource random;
    private final RandomWorld world;
    private final long[] marks = new long[MAX_CONTRACTS];
    private final long[] fundingIndices = new long[MAX_CONTRACTS];
    private final long[] prices = RandomWorld.BASE_PRICES.clone();
    private final long[] initialPpm = new long[MAX_CONTRACTS];
    private final long[] drifts = new long[MAX_CONTRACTS];

    RandomMarket(final RandomSource random, final RandomWorld world)
    {
        this.random = random;
        this.world = world;
        Arrays.setAll(marks, id -> world.contract(id) == null ? 0 : world.contract(id).basePrice());
    }

    long mark(final int instrument)
    {
        return marks[instrument];
    }

    void mark(final int instrument, final long mark)
    {
        marks[instrument] = mark;
    }

    void price(final int asset, final long price)
    {
        prices[asset] = price;
    }

    long funding(final int instrument)
    {
        return fundingIndices[instrument];
    }

    void funding(final int instrument, final long indexUnits)
    {
        fundingIndices[instrument] = indexUnits;
    }

    /**
     * Initial rate of the first tier, as last set.
     */
    long initialPpm(final ContractSpec contract)
    {
        return Math.max(1, initialPpm[contract.id()]);
    }

    void initialPpm(final ContractSpec contract, final long ppm)
    {
        initialPpm[contract.id()] = ppm;
    }

    long price(final int asset)
    {
        return prices[asset];
    }

    /**
     * Money that one lot stands for at the mark, rounded down, at least 1.
     */
    long lotMoney(final ContractSpec contract)
    {
        return Math.max(1, contract.isInverse() ?
            contract.faceValue() :
            money(contract.settleAsset(), tickUnits(contract) * marks[contract.id()]));
    }

    /**
     * Settle units of one lot and increment of a linear contract.
     */
    static long tickUnits(final ContractSpec contract)
    {
        return contract.incrementE9() / 1000 * (contract.lotSizeE9() / 1000) / 1000 *
            RandomWorld.UNITS[contract.settleAsset()] / 1_000_000_000L;
    }

    /**
     * Settle units that one lot is worth at the mark, at least 1.
     */
    long lotUnits(final ContractSpec contract)
    {
        return units(contract.settleAsset(), lotMoney(contract));
    }

    long money(final int asset, final long units)
    {
        return (long)((double)units * prices[asset] / RandomWorld.UNITS[asset]);
    }

    /**
     * Units of an asset for some money, at least 1.
     */
    long units(final int asset, final long money)
    {
        return Math.max(1, (long)((double)money * RandomWorld.UNITS[asset] / prices[asset]));
    }

    /**
     * Moves a mark.
     *
     * @return the new one.
     */
    long nextMark(final ContractSpec contract)
    {
        final int id = contract.id();
        if (random.chance(15))
        {
            drifts[id] = random.between(-3_500L, 3_500L);
        }
        final long moved = moved(marks[id], stepPpm(drifts[id]));
        final long lowest = Math.max(2, contract.basePrice() / 12);
        final long highest = Math.min(contract.maxPrice() / 2, contract.basePrice() * 12);
        if (moved < lowest || moved > highest)
        {
            drifts[id] = 0;
            marks[id] = contract.basePrice();
        }
        else
        {
            marks[id] = moved;
        }
        return marks[id];
    }

    /**
     * A price at the very end of what is allowed, for one tick.
     */
    long edgeMark(final ContractSpec contract)
    {
        return random.coin() ? random.between(1L, 3L) : contract.maxPrice() - random.between(0L, 2L);
    }

    /**
     * Moves an asset price; a stable coin sometimes loses its peg and comes back.
     */
    long nextPrice(final int asset)
    {
        if (asset == RandomWorld.STABLE)
        {
            prices[asset] = random.chance(20) ?
                random.between(400_000L, 1_000_000L) :
                Math.min(1_000_000L, prices[asset] + prices[asset] / 50) + random.between(-3_000L, 1_000L);
            return prices[asset];
        }
        final long moved = moved(prices[asset], stepPpm(asset == RandomWorld.COIN ? drifts[0] / 2 : 0));
        final long base = RandomWorld.BASE_PRICES[asset];
        prices[asset] = moved < base / 4 || moved > base * 4 ? base : moved;
        return prices[asset];
    }

    /**
     * Moves a funding index by up to a few per cent of what a lot is worth.
     */
    long nextFunding(final ContractSpec contract)
    {
        final long most = lotUnits(contract) / (random.chance(100) ? 20 : 1000) + 1;
        final long moved = fundingIndices[contract.id()] + random.between(-most, most);
        fundingIndices[contract.id()] = moved;
        return moved;
    }

    private long stepPpm(final long drift)
    {
        final int kind = random.index(1000);
        if (kind < 600)
        {
            return drift + random.between(-200L, 200L);
        }
        if (kind < 920)
        {
            return drift + random.between(-3_000L, 3_000L);
        }
        if (kind < 999)
        {
            return drift + random.between(-12_000L, 12_000L);
        }
        return random.between(-400_000L, 600_000L);
    }

    private long moved(final long price, final long stepPpm)
    {
        final long moved = price + price * stepPpm / PPM;
        return moved == price && random.coin() ? price + random.between(-1, 1) : moved;
    }
}
