package io.plimsoll.core.model;

import java.util.ArrayDeque;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.FailAssetEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetActionTableEncoder;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * An {@link EdgeHistory} whose marks and prices come from indices: sources that fall silent, books, refusals that begin
 * and end, assets that fail on ramps and are restored, accounts that pull updates.
 */
final class PricedHistory implements History
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MONEY = 1_000_000L;
    private static final int PRICED_PER_MILLE = 400;
    private static final int COIN = 1;
    private static final int STABLE = 2;
    private static final int OF_COIN = 8;
    private static final int OF_STABLE = 9;
    private static final int INSTRUMENTS = 5;
    private static final long[] BASES = {50_000, 2_000, 30_000, 50_000_000, 20};
    private static final int[] NO_PPM = {60_000, 0, 0, 0, 0, 500_000, 0};

    private final RandomSource random;
    private final EdgeHistory inner;
    private final CommandWriter writer = new CommandWriter();
    private final PriceWriter prices = new PriceWriter(writer);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ArrayDeque<Runnable> plan = new ArrayDeque<>();
    private final long[] values = new long[INSTRUMENTS + 2];
    private final int opening;
    private boolean isOwn;
    private long sequence;

    PricedHistory(final long seed, final int opening)
    {
        random = new RandomSource(seed * 31);
        inner = new EdgeHistory(seed);
        this.opening = opening;
        System.arraycopy(BASES, 0, values, 0, INSTRUMENTS);
        values[INSTRUMENTS] = 50_000_000;
        values[INSTRUMENTS + 1] = 1_000;
    }

    @Override
    public void next()
    {
        sequence++;
        if (sequence == opening)
        {
            planIndices();
        }
        isOwn = !plan.isEmpty() || sequence > opening && random.chance(PRICED_PER_MILLE);
        if (!plan.isEmpty())
        {
            plan.poll().run();
        }
        else if (isOwn)
        {
            write();
        }
        else
        {
            inner.next();
        }
    }

    private void planIndices()
    {
        for (int i = 0; i < values.length; i++)
        {
            final int index = index(i);
            final long coolOffNs = random.coin() ? random.between(SECOND_NS, 5 * SECOND_NS) : 0;
            final long lagNs = random.chance(300) ? 4 * SECOND_NS : 0;
            plan.add(() -> prices.setIndex(new IndexSpec(
                index, "I-" + index, 1_000_000L, 1_000_000_000_000L, new int[]{1, 2}, lagged(lagNs),
                new long[]{5 * SECOND_NS, 4 * SECOND_NS, SECOND_NS, 0, lagNs, coolOffNs},
                new int[][]{{1, 0, 10}, {2, 0, 10}})));
        }
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            plan.add(() -> tick(random.index(values.length)));
            planRules(i);
        }
        plan.add(() -> assetRules(COIN));
        plan.add(() -> assetRules(STABLE));
    }

    private int[] lagged(final long lagNs)
    {
        final int[] ppm = NO_PPM.clone();
        ppm[IndexSpec.LAG_MOVE] = lagNs == 0 ? 0 : 30_000;
        return ppm;
    }

    private void planRules(final int instrument)
    {
        plan.add(() -> markRules(instrument));
    }

    private static int index(final int i)
    {
        return i < INSTRUMENTS ? i : OF_COIN + i - INSTRUMENTS;
    }

    private void write()
    {
        final int kind = random.index(1_000);
        if (kind < 600)
        {
            tick(random.index(values.length));
        }
        else if (kind < 720)
        {
            book(random.index(INSTRUMENTS));
        }
        else if (kind < 750)
        {
            prices.fundingRateTick(
                random.index(INSTRUMENTS), random.between(-3_000_000L, 3_000_000L), inner.timeNs() + 2 * SECOND_NS,
                4 * SECOND_NS);
        }
        else if (kind < 780)
        {
            markRules(random.index(INSTRUMENTS));
        }
        else if (kind < 800)
        {
            assetRules(random.coin() ? COIN : STABLE);
        }
        else if (kind < 830)
        {
            actions();
        }
        else if (kind < 900)
        {
            written(new FailAssetEncoder().wrapAndApplyHeader(writer.buffer(), 0, header)
                .asset(random.coin() ? COIN : STABLE).failed(random.coin() ? Flag.YES : Flag.NO)
                .rampNs(random.between(64, 20 * SECOND_NS)).encodedLength());
        }
        else
        {
            prices.queryPrice(random.index(INSTRUMENTS));
        }
    }

    private void tick(final int i)
    {
        final long base = i < INSTRUMENTS ? BASES[i] : i == INSTRUMENTS ? 50_000_000 : 1_000;
        final long reach = Math.max(2, values[i] / 40);
        values[i] = random.chance(20) ? base : Math.max(1, values[i] + random.between(-reach, reach));
        final long pulledBy = random.chance(150) ? random.between(1, 24) : 0;
        // Now and then a source says what no price can be, and the index is not valid for a while.
        final long price = random.chance(30) ? 0 : values[i];
        final int source = random.chance(700) ? 1 : 2;
        prices.sourceTick(index(i), source, price, 0, inner.timeNs(), pulledBy);
    }

    private void book(final int instrument)
    {
        final long bid = Math.max(0, values[instrument] + random.between(-20L, 20L));
        prices.bookTick(instrument, bid, bid + random.between(-1L, 4L) + (bid == 0 ? 1 : 0), random.coin() ? 0 : bid);
    }

    private void markRules(final int instrument)
    {
        final int index = random.chance(950) ? instrument : random.index(INSTRUMENTS);
        prices.setMarkRules(
            instrument, index,
            new int[]{200_000, random.coin() ? 0 : 30_000, random.coin() ? 0 : 300_000},
            new long[]{SECOND_NS, 2 * SECOND_NS, 3 * SECOND_NS, random.coin() ? 0 : 3 * SECOND_NS});
    }

    private void assetRules(final int asset)
    {
        prices.setAssetRules(
            asset, asset == COIN ? OF_COIN : OF_STABLE, random.coin() ? 0 : 300_000,
            random.chance(800) ? 0 : asset == COIN ? 40_000 * MONEY : 800_000,
            new long[]{random.coin() ? 0 : 3 * SECOND_NS, 10 * SECOND_NS, random.coin() ? 0 : 4 * SECOND_NS});
    }

    private void actions()
    {
        final int[] masks = new int[6];
        for (int i = 0; i < masks.length; i++)
        {
            masks[i] = (1 << random.between(1, 6)) - 1;
        }
        if (random.chance(900))
        {
            masks[1] = masks[0] & masks[1] & masks[3];
            masks[2] = masks[2] & masks[4];
        }
        written(new SetActionTableEncoder().wrapAndApplyHeader(writer.buffer(), 0, header)
            .priceOrder((short)masks[0]).openRisk((short)masks[1]).withdraw((short)masks[2])
            .liquidate((short)masks[3]).settle((short)masks[4]).fund((short)masks[5]).encodedLength());
    }

    private void written(final int bodyLength)
    {
        writer.length(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    @Override
    public void nextQuery(final long account, final int scope)
    {
        sequence++;
        isOwn = false;
        inner.nextQuery(account, scope);
    }

    @Override
    public void nextAudit()
    {
        sequence++;
        isOwn = false;
        inner.nextAudit();
    }

    @Override
    public void endOfCommand()
    {
        inner.endOfCommand();
    }

    @Override
    public NaiveEngine naive()
    {
        return inner.naive();
    }

    @Override
    public DirectBuffer buffer()
    {
        return isOwn ? writer.buffer() : inner.buffer();
    }

    @Override
    public int length()
    {
        return isOwn ? writer.length() : inner.length();
    }

    @Override
    public long sequence()
    {
        return sequence;
    }

    @Override
    public long timeNs()
    {
        return inner.timeNs();
    }

    @Override
    public void onEvent(
        final long eventSequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        inner.onEvent(eventSequence, ordinal, buffer, offset, length);
    }
}
