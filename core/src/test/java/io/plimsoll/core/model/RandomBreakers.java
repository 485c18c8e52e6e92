package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Breakers of all kinds whose rules change in mid-flight, and prices that jump across their bounds and come back.
 */
final class RandomBreakers
{
    private static final long MONEY = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MAX = 100_000_000_000_000_000L;
    private static final int PPM = 1_000_000;

    private final Stage stage;
    private final RandomSource random;
    private final CommandWriter writer;
    private final RuleWriter rules;
    private final PriceWriter prices;

    RandomBreakers(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.writer = stage.writer();
        this.rules = new RuleWriter(writer);
        this.prices = new PriceWriter(writer);
    }

    void planOpening()
    {
        final List<Move> opening = new ArrayList<>();
        for (final ContractSpec contract : stage.world().contracts())
        {
            if (random.chance(600))
            {
                opening.add(() -> volatility(contract));
            }
            if (random.chance(700))
            {
                opening.add(() -> rules(contract));
            }
        }
        opening.add(this::venue);
        stage.plan().addAll(opening);
    }

    boolean move()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final int kind = random.index(100);
        if (kind < 12)
        {
            return rules(contract);
        }
        if (kind < 16)
        {
            return volatility(contract);
        }
        if (kind < 19)
        {
            return venue();
        }
        if (kind < 22)
        {
            rules.setBreakerRules(BreakerSpec.none(contract.id()));
            return true;
        }
        if (kind < 28)
        {
            return oddly(contract);
        }
        if (kind < 40)
        {
            prices.queryPrice(contract.id());
            return true;
        }
        return jump(contract);
    }

    /**
     * Away from the mark for a tick or more; the market's own ticks come back by themselves.
     */
    private boolean jump(final ContractSpec contract)
    {
        final int most = (int)random.pick(3_000, 20_000, 60_000, 300_000);
        final long mark = stage.market().mark(contract.id());
        final long far = Math.max(1, Math.min(
            contract.maxPrice(), mark + (long)((double)mark * random.between(-most, most) / PPM)));
        writer.priceTick(contract.id(), far);
        return true;
    }

    private boolean venue()
    {
        rules.setVenueBreaker(
            random.chance(300) ? 0 : random.between(1, 3), random.between(SECOND_NS / 10, 3 * SECOND_NS));
        return true;
    }

    private boolean volatility(final ContractSpec contract)
    {
        final int floor = random.between(1_000, 30_000);
        final int initial = random.between(floor, 200_000);
        prices.setVolatilityRules(
            contract.id(), new int[]{initial, floor, random.between(initial, 3_000_000)},
            new long[]{random.pick(1, SECOND_NS / 5, SECOND_NS), 5 * SECOND_NS, 60 * SECOND_NS});
        return true;
    }

    private boolean rules(final ContractSpec contract)
    {
        rules.setBreakerRules(spec(contract));
        return true;
    }

    BreakerSpec spec(final ContractSpec contract)
    {
        final long haltNs = durationNs();
        return new BreakerSpec(
            contract.id(), random.coin(), random.coin(), random.chance(200) ? 1 : random.between(2, 6),
            random.chance(100) ? (int)random.pick(1, PPM) : random.between(500, 60_000),
            random.chance(500) ? 0 : random.between(1, 400_000),
            random.chance(500) ? 0 : random.magnitude(200_000) * MONEY,
            new long[]
            {
                random.chance(300) ? 0 : durationNs(), random.chance(200) ? 0 : durationNs(), haltNs,
                haltNs + random.between(0L, 3 * SECOND_NS), random.pick(1, SECOND_NS / 20, SECOND_NS / 2)
            },
            random.chance(300) ? 0 : random.between(100, 30_000), triggers(contract));
    }

    private long[][] triggers(final ContractSpec contract)
    {
        final long[][] rows = new long[random.chance(150) ? 0 : random.between(1, 4)][];
        for (int i = 0; i < rows.length; i++)
        {
            rows[i] = trigger(contract, random.between(BreakerSpec.STATISTICAL, BreakerSpec.VELOCITY));
        }
        return rows;
    }

    private long[] trigger(final ContractSpec contract, final int kind)
    {
        final boolean isHalt = random.chance(350);
        final boolean isBand = kind == BreakerSpec.BAND;
        final long width = kind == BreakerSpec.STATISTICAL ?
            random.between(1_500_000L, 40_000_000L) : random.between(2_000L, isHalt ? 200_000L : 60_000L);
        return new long[]
        {
            kind, isHalt ? BreakerSpec.HALTS : BreakerSpec.LIMITS,
            random.chance(60) ? random.pick(16, 17, 31, 1_000, MAX) : random.between(SECOND_NS / 2, 40 * SECOND_NS),
            width, isBand ? random.pick(0, 1, 2_000, 20_000) : 0,
            isBand && random.chance(300) ? random.between(1L, Math.max(2, contract.basePrice() / 50)) : 0
        };
    }

    private long durationNs()
    {
        return random.chance(80) ? random.pick(1, 2, 1_000) : random.between(SECOND_NS / 10, 3 * SECOND_NS);
    }

    /**
     * What is refused: unknown and closed contracts, numbers just out of bounds, triggers that cannot be worked out.
     */
    private boolean oddly(final ContractSpec like)
    {
        final BreakerSpec spec = spec(like);
        final long[][] rows = spec.triggers();
        if (rows.length > 0)
        {
            final long[] row = rows[random.index(rows.length)];
            switch (random.index(5))
            {
                case 0 -> row[2] = random.pick(15, 0, -1, MAX + 1);
                case 1 -> row[3] = random.pick(0, -1, 1_000_000, 100_000_001);
                case 2 -> row[4] = random.pick(-1, 1, 1_000_001);
                case 3 -> row[5] = random.pick(-1, 1, 1_000_000_000_000_001L);
                default -> row[0] = BreakerSpec.STATISTICAL;
            }
        }
        final List<Integer> closed = stage.world().closedInstruments();
        final int id = random.chance(700) ? like.id() :
            closed.isEmpty() || random.coin() ? (int)random.pick(10, 11, 12, 65_535) : random.pick(closed);
        rules.setBreakerRules(new BreakerSpec(
            id, spec.isDrawdownHalt(), spec.isRateHalt(), spec.reopenSteps(), spec.reopenStepPpm(),
            spec.drawdownPpm(), spec.rateNotional(), spec.ns(), spec.publishPpm(), rows));
        return true;
    }
}
