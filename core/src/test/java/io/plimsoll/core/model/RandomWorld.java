package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.CoreLimits;

/**
 * The venue of one seed: assets, contracts, accounts and the room that its tables have.
 */
final class RandomWorld
{
    static final int NUMERAIRE = 0;
    static final int COIN = 1;
    static final int STABLE = 2;
    static final int FOREIGN = 3;
    static final int ASSETS = 4;
    /**
     * Ids of contracts that a history trades are below this.
     */
    static final int MAX_CONTRACTS = 7;
    /**
     * One increment of one lot is one micro-unit of money here, so that every rounding shows.
     */
    static final int TINY = 6;
    /**
     * Units of one whole asset.
     */
    static final long[] UNITS = {1_000_000L, 100_000_000L, 1_000_000L, 100L};
    static final int[] DECIMALS = {6, 8, 6, 2};
    static final long[] BASE_PRICES = {1_000_000L, 50_000_000_000L, 1_000_000L, 1_080_000L};
    static final long[] MAX_PRICES = {1_000_000L, 1_000_000_000_000L, 2_000_000L, 5_000_000L};
    /**
     * Its deposits go up to what a balance may be.
     */
    static final long WHALE = 1_999;

    private static final long FIRST_FUND = 801;
    private static final long FIRST_MAKER = 1_001;
    private static final long FIRST_BACKSTOP = 901;
    private static final int MAX_INSTRUMENTS = 12;
    private static final int MAX_ASSETS = 6;

    final int pools;
    final boolean isTight;
    /**
     * Few and simple accounts, each right at some edge of the index.
     */
    final boolean isEdge;
    /**
     * Calls, capacities, auctions and funds; without them everything is as it was before there were any.
     */
    final boolean hasRules;
    private final List<ContractSpec> contracts = new ArrayList<>();
    private final List<ContractSpec> known;
    private final List<Long> customers = new ArrayList<>();
    private final List<Long> makers = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final CoreLimits limits;

    RandomWorld(final RandomSource random, final boolean hasRules)
    {
        this.hasRules = hasRules;
        pools = random.between(1, 3);
        isTight = random.chance(150);
        isEdge = !isTight && random.chance(300);
        final int size = random.between(3, 6);
        final List<ContractSpec> all = allContracts(random);
        if (isEdge)
        {
            contracts.add(all.remove(TINY));
            contracts.add(all.remove(0));
        }
        while (contracts.size() < size)
        {
            contracts.add(all.remove(random.index(all.size())));
        }
        known = List.copyOf(contracts);
        final int accounts = isEdge ? random.between(5, 14) : random.between(9, 32);
        for (int i = 0; i < accounts; i++)
        {
            customers.add((i * 37L + 11) % 101 + 1);
        }
        final int makerCount = random.between(2, 3);
        for (int i = 0; i < makerCount; i++)
        {
            makers.add(FIRST_MAKER + i);
        }
        final int people = accounts + makerCount + pools + 1;
        limits = isTight ?
            new CoreLimits(
                people + random.between(-2, 6), people + random.between(0, 20), random.between(people / 2, 2 * people),
                random.between(8, 40), MAX_INSTRUMENTS, MAX_ASSETS) :
            new CoreLimits(400, 1_000, 1_000, 4_000, MAX_INSTRUMENTS, MAX_ASSETS);
    }

    CoreLimits limits()
    {
        return limits;
    }

    /**
     * Those that still trade.
     */
    List<ContractSpec> contracts()
    {
        return contracts;
    }

    /**
     * A contract that has been delisted.
     */
    void close(final int id)
    {
        if (contract(id) != null && contracts.size() > 1)
        {
            contracts.removeIf(contract -> contract.id() == id);
            closed.add(id);
        }
    }

    List<Integer> closedInstruments()
    {
        return closed;
    }

    /**
     * One of this world, delisted or not; else null.
     */
    ContractSpec contract(final int id)
    {
        for (final ContractSpec contract : known)
        {
            if (contract.id() == id)
            {
                return contract;
            }
        }
        return null;
    }

    List<Long> customers()
    {
        return customers;
    }

    List<Long> makers()
    {
        return makers;
    }

    long backstop(final int pool)
    {
        return FIRST_BACKSTOP + pool;
    }

    /**
     * Insurance fund of a pool, if there is one.
     */
    static long fund(final int pool)
    {
        return FIRST_FUND + pool;
    }

    static boolean isBackstop(final long account)
    {
        return account >= FIRST_BACKSTOP && account < FIRST_MAKER;
    }

    /**
     * Customers for the most part, now and then a maker, a backstop or the whale.
     */
    long anyone(final RandomSource random)
    {
        final int choice = random.index(100);
        if (choice < 80)
        {
            return random.pick(customers);
        }
        if (hasRules && choice == 99)
        {
            return fund(random.index(pools));
        }
        return choice < 92 ? random.pick(makers) : choice < 97 ? backstop(random.index(pools)) : WHALE;
    }

    private List<ContractSpec> allContracts(final RandomSource random)
    {
        final List<ContractSpec> all = new ArrayList<>();
        all.add(new ContractSpec(
            0, false, NUMERAIRE, 0, 100_000_000L, 1_000_000L, 0, 10_000_000L, 1_000_000L, 500_000L));
        all.add(new ContractSpec(
            1, false, STABLE, random.index(pools), 10_000_000L, 100_000_000L, 0, 10_000_000L, 100_000L, 300_000L));
        all.add(new ContractSpec(
            2, true, COIN, random.index(pools), 100_000_000L, 0, 100_000_000L, 10_000_000L, 1_000_000L, 500_000L));
        all.add(new ContractSpec(
            3, false, NUMERAIRE, random.index(pools), 10_000_000L, 10_000_000_000_000L, 0, 5_000L, 12L, 120L));
        all.add(new ContractSpec(
            4, false, FOREIGN, random.index(pools), 100_000_000L, 100_000_000L, 0, 1_000_000L, 100_000L, 20_000L));
        all.add(new ContractSpec(
            5, true, COIN, random.index(pools), 25_000_000L, 0, 1_000_000L, 2_000_000L, 10_000_000L, 120_000L));
        all.add(new ContractSpec(
            TINY, false, NUMERAIRE, 0, 1_000_000L, 1_000_000L, 0, 10_000_000L, 1_000_000L, 50_000L));
        return all;
    }
}
