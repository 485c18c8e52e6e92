package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;

/**
 * Calls, capacities, halts and delistings, with values as a venue would have them and some at their bounds.
 */
final class RandomWaterfall
{
    private static final long MONEY = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MAX_CAPACITY = 100_000_000_000_000_000L;
    private static final int MAX_FILLABLE_PPM = 10_000_000;
    private static final int MAX_VOLATILITY_PPM = 1_000_000_000;
    private static final int CLASSES = 8;
    /**
     * What is delisted trades no more: most of the contracts are to be there to the end.
     */
    private static final int LEAST_CONTRACTS = 3;

    private final Stage stage;
    private final RandomSource random;
    private final CommandWriter writer;
    private long nextOrderId = 8_000_000_000L;

    RandomWaterfall(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.writer = stage.writer();
    }

    /**
     * Rules, classes and capacities from the start; not in every world all of them.
     */
    void planOpening()
    {
        final List<Move> opening = new ArrayList<>(List.of(this::rules, this::riskClass, this::riskClass));
        for (final long account : stage.world().customers())
        {
            if (random.chance(500))
            {
                opening.add(() -> assign(account));
            }
        }
        for (final ContractSpec contract : stage.world().contracts())
        {
            if (random.chance(500))
            {
                opening.add(() -> capacity(contract.id()));
            }
            if (random.chance(500))
            {
                opening.add(() -> volatility(contract.id()));
            }
        }
        stage.plan().addAll(opening);
    }

    boolean rules()
    {
        final boolean isFillable = random.chance(400);
        writer.setLiquidationRules(
            random.chance(700) ? SliceMode.LEAST_COST : SliceMode.LARGEST_LEG,
            random.chance(400) ? FeeRule.SURPLUS : FeeRule.FLAT,
            new int[]
            {
                isFillable ? random.chance(700) ? random.between(300_000, 4_000_000) : fillableEdge() : 0,
                random.chance(800) ? random.between(50_000, 2_000_000) : fillableEdge()
            },
            random.chance(300) ? 0 : someCapacity(),
            random.chance(150) ? 0 : someWindowNs());
        return true;
    }

    boolean capacity()
    {
        return capacity(random.pick(stage.world().contracts()).id());
    }

    private boolean capacity(final int instrument)
    {
        writer.setInstrumentCapacity(instrument, random.chance(200) ? 0 : someCapacity());
        return true;
    }

    boolean riskClass()
    {
        writer.setRiskClass(
            random.chance(500) ? 0 : random.index(CLASSES),
            random.chance(100) ? 0 : random.chance(150) ? random.pick(1, 2, 3, 5_000_000_000_000L) :
                random.between(SECOND_NS / 5, 12 * SECOND_NS));
        return true;
    }

    boolean assign()
    {
        return assign(stage.world().anyone(random));
    }

    private boolean assign(final long account)
    {
        writer.assignRiskClass(account, random.chance(400) ? 0 : random.index(CLASSES));
        return true;
    }

    boolean volatility()
    {
        return volatility(random.pick(stage.world().contracts()).id());
    }

    private boolean volatility(final int instrument)
    {
        final int longRun = random.chance(900) ? random.between(10_000, 900_000) :
            (int)random.pick(1, MAX_VOLATILITY_PPM);
        final int present = random.chance(900) ? random.between(longRun / 2, longRun / 2 * 5) :
            (int)random.pick(1, MAX_VOLATILITY_PPM, longRun, Math.min(longRun, MAX_VOLATILITY_PPM / 4) * 4L);
        final boolean isNone = random.chance(150);
        writer.volatilityTick(instrument, isNone ? 0 : longRun, isNone ? 0 : Math.max(1, present));
        return true;
    }

    /**
     * Stops one contract at a time; one that stands is let go on before long.
     */
    boolean halt()
    {
        final List<Integer> halted = stage.venue().haltedInstruments();
        if (!halted.isEmpty() && random.chance(800))
        {
            writer.haltInstrument(random.pick(halted), random.chance(50));
            return true;
        }
        if (halted.size() > 1 || random.chance(750))
        {
            return false;
        }
        writer.haltInstrument(random.pick(stage.world().contracts()).id(), random.chance(950));
        return true;
    }

    /**
     * For the most part near the mark, where the positions are worth something.
     */
    boolean delist()
    {
        if (stage.world().contracts().size() < LEAST_CONTRACTS || random.chance(500))
        {
            return false;
        }
        final ContractSpec contract = random.pick(stage.world().contracts());
        if (random.coin())
        {
            return delist(contract);
        }
        // Two orders that cross and whose trade is told too late.
        final long price = stage.market().mark(contract.id());
        final long buyId = nextOrderId++;
        final long sellId = nextOrderId++;
        stage.plan().addFirst(() -> fill(contract, price, buyId, sellId));
        stage.plan().addFirst(() -> delist(contract));
        stage.plan().addFirst(() -> place(contract, sellId, false, price));
        return place(contract, buyId, true, price);
    }

    private boolean delist(final ContractSpec contract)
    {
        final long mark = stage.market().mark(contract.id());
        writer.delistInstrument(
            contract.id(),
            random.chance(100) ? random.pick(1, contract.maxPrice()) :
                Math.max(1, Math.min(contract.maxPrice(), mark + mark / 1_000 * random.between(-40, 40))));
        return true;
    }

    private boolean place(final ContractSpec contract, final long orderId, final boolean isBuy, final long price)
    {
        writer.placeOrder(new ModelOrder(
            orderId, random.pick(stage.world().makers()), contract.id(), isBuy, false, 1, price, false, false));
        return true;
    }

    private boolean fill(final ContractSpec contract, final long price, final long buyId, final long sellId)
    {
        writer.fill(sellId, contract.id(), price, 1, buyId, sellId, new long[]{0, 0});
        return true;
    }

    boolean ask()
    {
        writer.queryLiquidationQueue(random.chance(50) ? (int)random.pick(0, 101, 65_535) : random.between(1, 100));
        return true;
    }

    /**
     * What concerns a contract that is closed, bounds that are passed, ids and enums that nobody knows.
     */
    boolean oddly()
    {
        final List<Integer> closed = stage.world().closedInstruments();
        if (!closed.isEmpty() && random.chance(500))
        {
            return touchClosed(random.pick(closed));
        }
        final int instrument = random.chance(500) ? random.pick(stage.world().contracts()).id() :
            (int)random.pick(8, 11, 12, 65_535);
        switch (random.index(8))
        {
            case 0 -> oddRules();
            case 1 -> writer.setInstrumentCapacity(
                instrument, random.pick(-1, MAX_CAPACITY, MAX_CAPACITY + 1, Long.MIN_VALUE, 0));
            case 2 -> writer.setRiskClass(
                (int)random.pick(7, 8, 255), random.pick(-1, 0, 1, 1_000_000_000_000_000L, 1_000_000_000_000_001L));
            case 3 -> writer.assignRiskClass(
                random.pick(0, -1, 777_777, stage.world().backstop(0), stage.world().anyone(random)),
                (int)random.pick(0, 7, 8, 255));
            case 4 -> writer.volatilityTick(
                instrument, (int)random.pick(0, -1, 1, MAX_VOLATILITY_PPM, MAX_VOLATILITY_PPM + 1L),
                (int)random.pick(0, -1, 1, MAX_VOLATILITY_PPM, Integer.MIN_VALUE));
            case 5 ->
            {
                writer.haltInstrument(instrument, false);
                writer.putByte(Short.BYTES, (int)random.pick(0, 2, 255));
            }
            case 6 -> writer.delistInstrument(instrument, random.pick(0, -1, Long.MAX_VALUE, Long.MIN_VALUE));
            default -> writer.openAccount(
                random.pick(803, 804, 805, stage.world().backstop(0)),
                random.coin() ? AccountKind.INSURANCE_FUND : AccountKind.COMMON_FUND, random.between(0, 64));
        }
        return true;
    }

    private void oddRules()
    {
        writer.setLiquidationRules(
            SliceMode.LEAST_COST, FeeRule.FLAT,
            new int[]{(int)random.pick(0, -1, MAX_FILLABLE_PPM + 1), (int)random.pick(0, -1, MAX_FILLABLE_PPM + 1)},
            random.pick(0, -1, MAX_CAPACITY + 1, MAX_CAPACITY),
            random.pick(0, 15, 1, -1, 10_000_000_000_000_001L, Long.MAX_VALUE));
        if (random.chance(300))
        {
            writer.putByte(random.index(2), (int)random.pick(2, 255));
        }
    }

    private boolean touchClosed(final int instrument)
    {
        final long price = stage.market().mark(instrument);
        switch (random.index(7))
        {
            case 0 -> writer.priceTick(instrument, price);
            case 1 -> writer.fundingTick(instrument, stage.market().funding(instrument));
            case 2 -> writer.volatilityTick(instrument, 1, 1);
            case 3 -> writer.haltInstrument(instrument, random.coin());
            case 4 -> writer.delistInstrument(instrument, price);
            case 5 -> writer.setInstrumentCapacity(instrument, 1);
            default -> writer.placeOrder(new ModelOrder(
                7_000_000_000L, stage.world().anyone(random), instrument, random.coin(), random.coin(), 1, price,
                false, false));
        }
        return true;
    }

    private int fillableEdge()
    {
        return (int)random.pick(0, 1, 1_000_000, MAX_FILLABLE_PPM);
    }

    private long someCapacity()
    {
        return random.chance(100) ? random.pick(1, 2, MAX_CAPACITY) :
            random.chance(600) ? random.between(1L, 6_000L) * MONEY : random.between(1L, 500_000L) * MONEY;
    }

    private long someWindowNs()
    {
        return random.chance(150) ? random.pick(16, 17, 31, 32, 10_000_000_000_000_000L) :
            random.between(SECOND_NS / 2, random.pick(2, 20, 100) * SECOND_NS);
    }
}
