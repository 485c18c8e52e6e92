package io.plimsoll.core.model;

import java.util.List;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.naive.NaiveEngine;

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
    private static final long E9 = 1_000_000_000L;
    private static final long FUND = 801;
    private static final long COMMON_FUND = 850;

    private final RandomSource random;
    private final CommandWriter writer;
    private final NaiveEngine naive;
    private final List<ContractSpec> contracts;
    private final long backstop;
    private final long rich;

    EdgeRules(
        final RandomSource random,
        final CommandWriter writer,
        final NaiveEngine naive,
        final List<ContractSpec> contracts,
        final long backstop,
        final long rich)
    {
        this.random = random;
        this.writer = writer;
        this.naive = naive;
        this.contracts = contracts;
        this.backstop = backstop;
        this.rich = rich;
    }

    /**
     * Commands of the opening, in order.
     */
    List<Runnable> opening()
    {
        return List.of(
            () -> writer.openAccount(FUND, AccountKind.INSURANCE_FUND, 0),
            () -> writer.openAccount(COMMON_FUND, AccountKind.COMMON_FUND, 0),
            () -> writer.deposit(FUND, 0, random.between(1L, random.pick(3, 50, 5_000) * MONEY)),
            () -> writer.deposit(COMMON_FUND, 0, random.between(1L, random.pick(1, 20) * MONEY)),
            this::liquidationRules, this::poolRules, this::auctionRules, this::riskClass);
    }

    /**
     * Any of them, a bid for the most part if there is something to bid for.
     */
    void write()
    {
        final List<long[]> estates = naive.estates();
        if (!estates.isEmpty() && random.chance(600))
        {
            final long[] estate = random.pick(estates);
            writer.takeAuction(
                random.chance(980) ? rich : backstop, estate[0], (int)estate[1], fraction(),
                random.pick(-MAX_MONEY, -MAX_MONEY, -1, 0, 1));
            return;
        }
        final ContractSpec contract = random.pick(contracts);
        switch (random.index(14))
        {
            case 0, 1 -> liquidationRules();
            case 2 -> writer.setInstrumentCapacity(contract.id(), capacity());
            case 3 -> riskClass();
            case 4 -> writer.assignRiskClass(random.between(1L, 24L), random.pick(0, 0, 7) == 0 ? 0 : 7);
            case 5, 6 -> volatility(contract.id());
            case 7, 8 -> writer.haltInstrument(contract.id(), random.chance(300));
            case 9 -> delist(contract);
            case 10 -> poolRules();
            case 11 -> auctionRules();
            case 12 -> writer.queryLiquidationQueue(random.between(1, 100));
            default -> ask(contract.id());
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

    private void poolRules()
    {
        writer.setPoolRules(
            0, LossRule.get((short)random.index(5)),
            new int[]{part(), part(), (int)random.pick(0, 0, 1, PPM, PPM / 3)},
            new long[]{random.pick(0, 0, 1, MAX_MONEY), random.pick(0, 0, 1, MONEY), random.pick(0, 1, MAX_MONEY)},
            new long[]
            {
                random.pick(8, 15, STEP_NS, 80 * STEP_NS, MAX_MONEY),
                random.pick(0, 0, 1, STEP_NS, 1_000_000_000_000_000L)
            });
    }

    private void auctionRules()
    {
        final long tailNs = random.pick(1, 3, 2 * STEP_NS, 10 * STEP_NS, 20 * STEP_NS);
        writer.setAuctionRules(
            0, AuctionCurve.get((short)random.index(4)), random.coin() ? AuctionGoal.RESTORE : AuctionGoal.SELL_ALL,
            (int)random.pick(0, 1, 3),
            new int[]
            {
                (int)random.pick(1, PPM, PPM, PPM + 1, 2 * PPM), (int)random.pick(1, PPM / 2, 900_000, PPM - 1),
                (int)random.pick(0, 1, PPM / 2, PPM - 1), part(), (int)random.pick(0, 0, 1, PPM / 10, PPM)
            },
            new long[]
            {
                random.pick(Math.max(1, tailNs / 100_000), tailNs, tailNs + 1, Math.max(1, tailNs / 7)), tailNs,
                random.pick(1, STEP_NS, 30 * STEP_NS)
            });
    }

    private void ask(final int instrument)
    {
        if (random.coin())
        {
            writer.queryPool(0);
        }
        else
        {
            writer.queryAdlRank(random.between(1L, 24L), CommandWriter.CROSS, instrument);
        }
    }

    private int part()
    {
        return (int)random.pick(0, 1, PPM / 2, 333_333, PPM - 1, PPM);
    }

    private long capacity()
    {
        return random.chance(400) ? random.pick(0, 1, 2, MAX_MONEY) : random.between(1L, 40L * MONEY);
    }

    private long fraction()
    {
        return random.chance(400) ? E9 :
            random.chance(400) ? random.pick(1, E9 / 2, E9 / 3, E9 - 1) : random.between(1L, E9);
    }
}
