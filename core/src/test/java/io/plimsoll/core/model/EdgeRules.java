package io.plimsoll.core.model;

import java.util.List;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;

/**
 * Rules at their bounds for an {@link EdgeHistory}: windows of 16 ns, caps of one micro-unit, intervals of one
 * nanosecond, delistings at the ends of what a price may be.
 */
final class EdgeRules
{
    private static final long MONEY = 1_000_000L;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final long STEP_NS = 100_000_000L;
    private static final int PPM = 1_000_000;
    private static final long ACCOUNTS = 24;

    private final RandomSource random;
    private final CommandWriter writer;
    private final List<ContractSpec> contracts;

    EdgeRules(final RandomSource random, final CommandWriter writer, final List<ContractSpec> contracts)
    {
        this.random = random;
        this.writer = writer;
        this.contracts = contracts;
    }

    /**
     * Commands of the opening, in order.
     */
    List<Runnable> opening()
    {
        return List.of(this::liquidationRules, this::riskClass);
    }

    /**
     * Any of them.
     */
    void write()
    {
        final ContractSpec contract = random.pick(contracts);
        switch (random.index(11))
        {
            case 0, 1 -> liquidationRules();
            case 2 -> writer.setInstrumentCapacity(contract.id(), capacity());
            case 3 -> riskClass();
            case 4 -> writer.assignRiskClass(random.between(1L, ACCOUNTS), (int)random.pick(0, 7));
            case 5, 6 -> volatility(contract.id());
            case 7, 8 -> writer.haltInstrument(contract.id(), random.chance(300));
            case 9 -> delist(contract);
            default -> writer.queryLiquidationQueue(random.between(1, 100));
        }
    }

    private void liquidationRules()
    {
        writer.setLiquidationRules(
            random.chance(700) ? SliceMode.LEAST_COST : SliceMode.LARGEST_LEG,
            random.coin() ? FeeRule.SURPLUS : FeeRule.FLAT,
            new int[]{(int)random.pick(0, 1, PPM, 10 * PPM), (int)random.pick(0, 1, PPM, 10 * PPM)},
            random.coin() ? 0 : capacity(),
            random.pick(0, 16, 16, 31, 16 * STEP_NS, 20 * STEP_NS, 10_000_000_000_000_000L));
    }

    private void riskClass()
    {
        writer.setRiskClass(
            (int)random.pick(0, 7), random.pick(0, 1, 1, 3, STEP_NS, 4 * STEP_NS, 1_000_000_000_000_000L));
    }

    private void volatility(final int instrument)
    {
        final int longRun = (int)random.pick(1, 4, 1_000_000_000);
        writer.volatilityTick(
            instrument, longRun, (int)random.pick(1, 4, 16, 17, longRun, Math.min(1_000_000_000L, longRun * 3L)));
        if (random.chance(150))
        {
            writer.volatilityTick(instrument, 0, 0);
        }
    }

    /**
     * Rare: what is closed has no edges any more.
     */
    private void delist(final ContractSpec contract)
    {
        if (random.chance(900))
        {
            writer.haltInstrument(contract.id(), false);
            return;
        }
        writer.delistInstrument(contract.id(), random.pick(1, contract.maxPrice(), contract.basePrice()));
    }

    private long capacity()
    {
        return random.chance(400) ? random.pick(0, 1, 2, MAX_MONEY) : random.between(1L, 40L * MONEY);
    }
}
