package io.plimsoll.core.model;

import java.util.List;

/**
 * Commands of actions, breakers and governance with one field at a bound, just inside of it or just outside (R1.2).
 */
final class EdgeControls
{
    private static final long MAX = 100_000_000_000_000_000L;
    private static final int PPM = 1_000_000;
    private static final int MAX_Z = 100_000_000;
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final int OPERATORS = 3;

    private final RandomSource random;
    private final CommandWriter writer;
    private final RuleWriter rules;
    private final PriceWriter prices;
    private final CommandWriter inner = new CommandWriter();
    private final RuleWriter innerRules = new RuleWriter(inner);
    private final List<ContractSpec> contracts;

    EdgeControls(final RandomSource random, final CommandWriter writer, final List<ContractSpec> contracts)
    {
        this.random = random;
        this.writer = writer;
        this.rules = new RuleWriter(writer);
        this.prices = new PriceWriter(writer);
        this.contracts = contracts;
    }

    /**
     * Operators, and volatilities for statistical triggers.
     */
    List<Runnable> opening()
    {
        return List.of(
            () -> rules.setOperator(1, true, true), () -> rules.setOperator(2, true, true),
            () -> prices.setVolatilityRules(
                contracts.get(0).id(), new int[]{20_000, 10_000, 10_000_000}, new long[]{1, 1_000, 1_000_000}));
    }

    void write()
    {
        switch (random.index(12))
        {
            case 0 -> actions();
            case 1 -> fail(rules);
            case 2, 3, 4 -> breaker();
            case 5 -> rules.setVenueBreaker((int)random.pick(0, 1, 2, 65_535), random.pick(0, 1, 2, MAX, MAX + 1));
            case 6 -> governance();
            case 7 -> operator();
            case 8, 9 -> propose();
            case 10 -> rules.approveChange(id(), someone());
            default -> rules.revokeChange(id(), someone());
        }
    }

    private void actions()
    {
        final int[] masks = {63, 1, 1, 15, 15, 15};
        masks[random.index(masks.length)] = (int)random.pick(0, 1, 2, 3, 7, 31, 62, 63, 64, 127, 255);
        rules.setActionTable(masks);
    }

    private void fail(final RuleWriter to)
    {
        to.failAsset(
            (int)random.pick(0, 1, 2, 3, 4), random.coin(),
            random.pick(-1, 0, 16, 63, 64, 65, 100_000_000, MAX - 1, MAX, MAX + 1));
    }

    /**
     * Valid but for at most one field.
     */
    private void breaker()
    {
        final ContractSpec contract = random.pick(contracts);
        final int field = random.index(16);
        final long haltNs = field == 0 ? random.pick(0, 1, 2, MAX) : random.between(1L, 300_000_000L);
        final long maxHaltNs = field == 1 ? random.pick(haltNs - 1, haltNs, MAX, MAX + 1) : haltNs;
        final long[] ns =
        {
            field == 2 ? random.pick(-1, 0, 1, MAX, MAX + 1) : 0,
            field == 3 ? random.pick(-1, 0, 1, MAX, MAX + 1) : random.between(0L, 200_000_000L), haltNs, maxHaltNs,
            field == 4 ? random.pick(0, 1, MAX, MAX + 1) : random.between(1L, 100_000_000L)
        };
        final long[][] rows = new long[field == 5 ? random.between(5, 7) : random.between(0, 3)][];
        for (int i = 0; i < rows.length; i++)
        {
            rows[i] = trigger(contract, field == 6 && i == 0);
        }
        rules.setBreakerRules(new BreakerSpec(
            field == 7 ? random.between(5, 8) : contract.id(), random.coin(), random.coin(),
            field == 8 ? (int)random.pick(0, 1, 2, 999, 1_000, 1_001) : random.between(1, 3),
            field == 9 ? (int)random.pick(0, 1, PPM, PPM + 1) : random.between(1, PPM),
            field == 10 ? (int)random.pick(-1, 0, 1, PPM, PPM + 1) : 0,
            field == 11 ? random.pick(-1, 0, 1, MAX, MAX + 1) : 0, ns,
            field == 12 ? (int)random.pick(-1, 0, 1, PPM, PPM + 1) : 0, rows));
        if (field == 13)
        {
            writer.putByte(random.between(2, 3), (int)random.pick(0, 3, 255));
        }
    }

    private long[] trigger(final ContractSpec contract, final boolean isOdd)
    {
        final int kind = random.between(
            contract == contracts.get(0) ? BreakerSpec.STATISTICAL : BreakerSpec.BAND, BreakerSpec.VELOCITY);
        final boolean isBand = kind == BreakerSpec.BAND;
        final int widest = kind == BreakerSpec.STATISTICAL ? MAX_Z : PPM - 1;
        final int field = isOdd ? random.index(5) : -1;
        return new long[]
        {
            field == 0 ? BreakerSpec.STATISTICAL : kind, random.coin() ? BreakerSpec.LIMITS : BreakerSpec.HALTS,
            field == 1 ? random.pick(15, 16, 17, MAX, MAX + 1) : random.pick(16, 31, 1_000_000_000, MAX),
            field == 2 ? random.pick(0, 1, widest, widest + 1) : random.between(1L, widest / 4),
            field == 3 ? random.pick(-1, 0, 1, PPM, PPM + 1) : isBand ? random.pick(0, 1, PPM) : 0,
            field == 4 ? random.pick(-1, 0, 1, MAX_PRICE, MAX_PRICE + 1) : isBand ? random.pick(0, 1, MAX_PRICE) : 0
        };
    }

    private void governance()
    {
        final int field = random.index(4);
        rules.setGovernance(
            random.chance(200), field == 1 ? random.pick(-1, 0, 1, MAX, MAX + 1) : 1,
            field == 2 ? random.pick(0, 1, MAX, MAX + 1) : 2_000_000_000,
            field == 3 ? random.pick(15, 16, MAX, MAX + 1) : 16);
        if (field == 0)
        {
            writer.putByte(0, (int)random.pick(2, 255));
        }
    }

    private void operator()
    {
        rules.setOperator((int)random.pick(0, 1, 2, 64, 65, 255), random.chance(800), random.chance(800));
        if (random.chance(200))
        {
            writer.putByte(random.between(1, 2), (int)random.pick(2, 255));
        }
    }

    private long id()
    {
        return random.chance(150) ? random.pick(-1, 0, Long.MAX_VALUE) : random.between(1L, 18);
    }

    private int someone()
    {
        return random.chance(100) ? (int)random.pick(0, 64, 65) : random.between(1, OPERATORS);
    }

    /**
     * Steps at the bounds of R14.3, ramps of 15 and 16 ns, words too many, a byte too few.
     */
    private void propose()
    {
        final boolean isRamped = random.coin();
        if (isRamped)
        {
            final int step = (int)random.pick(0, 99_999, 100_000, 100_001, -100_000);
            inner.setRiskParameters(
                new int[]{1_250_000 + step, 1_500_000, 1_100_000, 666_667},
                (int)random.pick(1_000_000, 750_000, 749_999), random.pick(500_000_000, 1_000_000_000, 2_000_000_001),
                random.between(1, 10));
        }
        else if (random.coin())
        {
            fail(innerRules);
        }
        else
        {
            innerRules.setGovernance(random.chance(300), 1, 1_000_000_000, 16);
        }
        rules.proposeChange(
            id(), someone(), random.pick(-1, 0, 0, 1, 2_000_000_000, Long.MAX_VALUE),
            isRamped ? random.pick(0, 15, 16, 17, MAX, MAX + 1, 160) : random.pick(0, 0, 0, 16), inner.buffer(),
            inner.length() - random.index(20) / 19, random.chance(100) ? random.pick(1, 40, 56) > 40 ? 56 : 1 : 0);
    }
}
