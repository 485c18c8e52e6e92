package io.plimsoll.core.model;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongSupplier;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * Marks that come from an index of one source, so that each tick is a mark, for an {@link EdgeHistory}; and every
 * field of the commands of prices at its bounds, just inside and just outside (R1.2, R8.1 to R8.5, R9.1).
 */
final class EdgePrices
{
    /**
     * The last id that there may be: nothing hangs on it.
     */
    private static final int LOOSE_INDEX = 11;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MOST_NS = 100_000_000_000_000_000L;
    private static final long MOST_PRICE = 1_000_000_000_000_000L;
    private static final long PPM = 1_000_000L;

    private final RandomSource random;
    private final CommandWriter writer;
    private final PriceWriter prices;
    private final List<ContractSpec> contracts;
    private final ArrayDeque<Move> plan;
    private final LongSupplier clock;
    private final long[] marks;
    private final boolean[] isIndexed;
    private final boolean isPriced;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    EdgePrices(
        final RandomSource random,
        final CommandWriter writer,
        final List<ContractSpec> contracts,
        final ArrayDeque<Move> plan,
        final LongSupplier clock,
        final long[] marks,
        final long seed)
    {
        this.random = random;
        this.writer = writer;
        this.prices = new PriceWriter(writer);
        this.contracts = contracts;
        this.plan = plan;
        this.clock = clock;
        this.marks = marks;
        this.isIndexed = new boolean[marks.length];
        isPriced = new RandomSource(seed * 19 + 11).coin();
    }

    /**
     * The seed decides.
     */
    boolean isPriced()
    {
        return isPriced;
    }

    /**
     * An index for most contracts, of the same increment, and the loose one.
     */
    void planOpening()
    {
        plan.add(() -> index(loose()));
        for (final ContractSpec contract : contracts)
        {
            if (random.chance(750))
            {
                final int id = contract.id();
                plan.add(() -> index(spec(id, contract.incrementE9(), contract.maxPrice())));
                plan.add(() -> source(id, marks[id], clock.getAsLong()));
                plan.add(() -> markRules(id, new int[]{(int)PPM, 0, stableRate()}, durations()));
                plan.add(() ->
                {
                    isIndexed[id] = true;
                    return source(id, marks[id], clock.getAsLong());
                });
            }
        }
    }

    boolean isIndexed(final int instrument)
    {
        return isIndexed[instrument];
    }

    /**
     * The index of an instrument is a mark now.
     */
    boolean tick(final int instrument, final long mark)
    {
        return source(instrument, mark, clock.getAsLong());
    }

    /**
     * Any command of prices with one field at an edge.
     */
    boolean move()
    {
        final int contract = random.pick(contracts).id();
        return switch (random.index(10))
        {
            case 0, 1 -> sourceTick();
            case 2 -> bookTick(contract);
            case 3, 4 -> setIndex();
            case 5 -> setMarkRules(contract);
            case 6 -> setAssetRules();
            case 7 -> fundingRateTick(contract);
            case 8 -> setVolatilityRules(contract);
            default -> query();
        };
    }

    void onEvent(final DirectBuffer buffer, final int offset)
    {
        if (header.wrap(buffer, offset).templateId() == MarkPublishedDecoder.TEMPLATE_ID)
        {
            final MarkPublishedDecoder event = new MarkPublishedDecoder().wrapAndApplyHeader(buffer, offset, header);
            marks[event.instrument()] = Math.max(1, event.mark());
        }
    }

    private boolean source(final int index, final long price, final long stampNs)
    {
        prices.sourceTick(index, 1, price, 0, stampNs, 0);
        return true;
    }

    private boolean index(final IndexSpec spec)
    {
        prices.setIndex(spec);
        return true;
    }

    private static IndexSpec loose()
    {
        return spec(LOOSE_INDEX, 1, MOST_PRICE).withSources(
            new int[]{0, 0, 1}, new int[]{1, 0, (int)PPM}, new int[]{2, 1, 1}, new int[]{63, 0, 7});
    }

    private static IndexSpec spec(final int index, final long incrementE9, final long maxPrice)
    {
        return new IndexSpec(
            index, "EDGE-" + index, incrementE9, maxPrice, new int[]{1, 1},
            new int[]{(int)PPM, 0, 0, 0, 0, (int)PPM, 0},
            new long[]{SECOND_NS, MOST_NS, MOST_NS, 0, 0, 0}, new int[][]{{1, 0, 1}});
    }

    private int stableRate()
    {
        return (int)random.pick(0, 0, 1, PPM);
    }

    private long[] durations()
    {
        return new long[]{random.pick(1, SECOND_NS, MOST_NS), 1, random.pick(1, SECOND_NS, MOST_NS), 0};
    }

    private boolean markRules(final int instrument, final int[] ppm, final long[] ns)
    {
        prices.setMarkRules(instrument, instrument, ppm, ns);
        return true;
    }

    /**
     * Rows of a good value and both bounds; one of them, at random, is taken to an edge.
     */
    private long[] edged(final long[]... fields)
    {
        final long[] values = new long[fields.length];
        for (int i = 0; i < fields.length; i++)
        {
            values[i] = fields[i][0];
        }
        final int which = random.index(fields.length);
        final long least = fields[which][1];
        final long greatest = fields[which][2];
        values[which] = random.pick(least - 1, least, least + 1, greatest - 1, greatest, greatest + 1);
        return values;
    }

    private static long[] field(final long good, final long least, final long greatest)
    {
        return new long[]{good, least, greatest};
    }

    private boolean sourceTick()
    {
        final long now = clock.getAsLong();
        final long[] at = edged(
            field(LOOSE_INDEX, 11, 11), field(random.pick(0, 1, 2, 63), 0, 63), field(1_000, -MOST_PRICE, MOST_PRICE),
            field(1_000, 0, 1), field(1_000, 0, 1), field(0, 0, MOST_PRICE), field(now, 0, Long.MAX_VALUE),
            field(now, now - SECOND_NS, now + SECOND_NS), field(0, 0, 1));
        final boolean isSmall = random.coin();
        prices.sourceTick(
            (int)at[0], (int)at[1], at[2] == 1_000 ? isSmall ? at[3] : at[4] : at[2], at[5],
            at[6] == now ? at[7] : at[6], at[8]);
        return true;
    }

    private boolean bookTick(final int contract)
    {
        final long most = contract(contract).maxPrice();
        final long mark = marks[contract];
        final long[] at = edged(field(contract, 0, 7), field(mark, 0, most), field(mark, 0, most), field(0, 0, most));
        prices.bookTick((int)at[0], at[1], at[2], at[3]);
        return true;
    }

    private boolean setIndex()
    {
        final IndexSpec spec = loose();
        if (random.chance(150))
        {
            return index(spec);
        }
        final long[] at = edged(
            field(LOOSE_INDEX, 0, 11), field(1, 1, MOST_PRICE), field(MOST_PRICE, 1, MOST_PRICE), field(1, 1, 8),
            field(1, 1, 100), field(1, 1, 3));
        final long[] ppm = edged(
            field(PPM, 1, PPM), field(0, 0, PPM), field(0, 0, PPM), field(0, PPM + 1, 1_000_000_000L),
            field(0, 0, PPM), field(PPM, 1, PPM), field(0, 0, PPM));
        final long[] ns = edged(
            field(SECOND_NS, 1, MOST_NS), field(SECOND_NS, 1, MOST_NS), field(0, 0, MOST_NS), field(0, 0, MOST_NS),
            field(0, 8, MOST_NS), field(0, 0, MOST_NS));
        final int kind = random.index(4);
        final IndexSpec odd = new IndexSpec(
            kind == 0 ? (int)at[0] : LOOSE_INDEX, random.chance(900) ? spec.name() : "EDGE-12",
            kind == 0 ? at[1] : 1, kind == 0 ? at[2] : MOST_PRICE,
            kind == 0 ? new int[]{(int)Math.max(at[3], at[5]), (int)at[4]} : new int[]{1, 1},
            kind == 1 ? ints(ppm) : spec.ppm(), kind == 2 ? ns : spec.ns(),
            kind == 3 ? oddSources() : spec.sources());
        return index(odd.index() < LOOSE_INDEX && odd.index() >= 0 ? spec : odd);
    }

    private int[][] oddSources()
    {
        final long[] at = edged(field(63, 2, 63), field(7, 1, PPM), field(1, 1, 1));
        return new int[][]{{0, 0, 1}, {1, 0, (int)PPM}, {(int)at[0], 0, (int)at[1]}};
    }

    private boolean setMarkRules(final int contract)
    {
        final long[] at = edged(
            field(PPM, 1, PPM), field(0, 0, PPM), field(0, 0, PPM), field(SECOND_NS, 1, MOST_NS),
            field(SECOND_NS, 1, MOST_NS), field(SECOND_NS, 1, MOST_NS), field(0, 0, MOST_NS));
        prices.setMarkRules(
            random.chance(50) ? (int)random.pick(7, 8) : contract, isIndexed[contract] ? contract : 99,
            new int[]{(int)at[0], (int)at[1], (int)at[2]}, new long[]{at[3], at[4], at[5], at[6]});
        return true;
    }

    /**
     * Of an asset that the loose index would only ruin: it is never defined, or the rules are refused.
     */
    private boolean setAssetRules()
    {
        final long[] at = edged(
            field(0, 0, PPM), field(0, 0, 10_000_000_000_000L), field(0, 0, MOST_NS), field(64, 64, MOST_NS),
            field(0, 0, MOST_NS));
        prices.setAssetRules(
            (int)random.pick(0, 1, 2, 3, 4), random.chance(500) ? 10 : 99, (int)at[0], at[1],
            new long[]{at[2], at[3], at[4]});
        return true;
    }

    private boolean fundingRateTick(final int contract)
    {
        final long now = clock.getAsLong();
        final long[] at = edged(
            field(random.between(-9L, 9L), -1_000_000_000L, 1_000_000_000L), field(now, 0, Long.MAX_VALUE),
            field(SECOND_NS, 1, MOST_NS));
        prices.fundingRateTick(contract, at[0], at[1] == now ? now + random.between(-1L, 2L) : at[1], at[2]);
        return true;
    }

    private boolean setVolatilityRules(final int contract)
    {
        final long[] at = edged(
            field(500, 500, 500), field(500, 1, 500), field(500, 500, 10_000_000L), field(1, 1, MOST_NS),
            field(SECOND_NS, 1, MOST_NS), field(SECOND_NS, 1, MOST_NS));
        prices.setVolatilityRules(
            contract, new int[]{(int)at[0], (int)at[1], (int)at[2]}, new long[]{at[3], at[4], at[5]});
        return true;
    }

    private boolean query()
    {
        if (random.coin())
        {
            prices.queryIndex((int)random.pick(0, 1, 4, 10, 11, 12, 65_535));
        }
        else
        {
            prices.queryPrice((int)random.pick(0, 1, 2, 3, 4, 7, 8, 65_535));
        }
        if (random.chance(30))
        {
            writer.length(writer.length() + 1);
        }
        return true;
    }

    private ContractSpec contract(final int id)
    {
        return contracts.stream().filter(contract -> contract.id() == id).findFirst().orElseThrow();
    }

    private static int[] ints(final long[] values)
    {
        final int[] ints = new int[values.length];
        for (int i = 0; i < values.length; i++)
        {
            ints[i] = (int)values[i];
        }
        return ints;
    }
}
