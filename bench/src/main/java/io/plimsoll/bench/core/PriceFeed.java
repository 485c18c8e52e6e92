package io.plimsoll.bench.core;

import io.plimsoll.core.message.BookTickEncoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingRateTickEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetIndexEncoder;
import io.plimsoll.core.message.SetMarkRulesEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import io.plimsoll.core.message.SourceTickEncoder;
import io.plimsoll.core.message.TriggerKind;

/**
 * Commands of the price path, with the terms of a venue that uses all of it: an index of five sources per contract,
 * mark rules with a stable price, measured volatility, a breaker with five triggers that a calm market stays within.
 */
final class PriceFeed
{
    /**
     * Sources of each index.
     */
    static final int SOURCES = 5;

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long TICK_NS = 1_000_000L;
    private static final long LAG_NS = 200_000L;
    private static final long INCREMENT_E9 = 100_000_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final int STATISTICAL_WIDTH_PPM = 8_000_000;
    private static final int WIDTH_PPM = 500_000;

    private final CommandFeed feed;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SourceTickEncoder sourceTick = new SourceTickEncoder();
    private int length;

    PriceFeed(final CommandFeed feed)
    {
        this.feed = feed;
    }

    /**
     * Encode a price of a source, stamped a little before it arrives.
     */
    void encode(final int index, final int source, final long price)
    {
        sourceTick.wrapAndApplyHeader(feed.buffer(), 0, header).index(index).source((short)source).price(price)
            .confidence(1).sourceTimeNs(feed.timeNs() + TICK_NS - LAG_NS).pulledBy(0);
        length = sourceTick.encodedLength();
    }

    /**
     * Apply what was encoded.
     */
    void apply()
    {
        feed.apply(length, TICK_NS);
    }

    void index(final int id)
    {
        final SetIndexEncoder rules = new SetIndexEncoder();
        rules.wrapAndApplyHeader(feed.buffer(), 0, header).index(id).name("X" + id).priceIncrementE9(INCREMENT_E9)
            .maxPrice(MAX_PRICE).minSources((short)3).confirmUpdates((short)3).deviationPpm(20_000).jumpPpm(20_000)
            .uncertaintyPpm(10_000).volatileRatioPpm(2_000_000).meanNs(HOUR).maxAgeNs(HOUR).maxFutureNs(SECOND)
            .maxLagNs(SECOND).lagNoisePpm(5_000).lagWeightPpm(500_000).lagWindowNs(8 * SECOND).lagMovePpm(50_000)
            .coolOffNs(0);
        final SetIndexEncoder.SourcesEncoder sources = rules.sourcesCount(SOURCES);
        for (int source = 0; source < SOURCES; source++)
        {
            sources.next().source((short)source).own(Flag.NO).weight(100 + source);
        }
        feed.apply(rules.encodedLength(), 0);
    }

    /**
     * The mark of a contract comes from the index of the same id, with a book and a funding rate.
     */
    void mark(final int instrument, final long price)
    {
        final SetMarkRulesEncoder rules = new SetMarkRulesEncoder();
        rules.wrapAndApplyHeader(feed.buffer(), 0, header).instrument(instrument).index(instrument)
            .maxBasisPpm(10_000).basisNs(HOUR).bookAgeNs(HOUR).meanNs(HOUR).distancePpm(500_000)
            .stableRatePpm(100_000).refusalNs(HOUR);
        feed.apply(rules.encodedLength(), 0);
        final FundingRateTickEncoder rate = new FundingRateTickEncoder();
        rate.wrapAndApplyHeader(feed.buffer(), 0, header).instrument(instrument).rateE9(100_000L)
            .nextFundingNs(feed.timeNs() + 8 * HOUR).intervalNs(8 * HOUR);
        feed.apply(rate.encodedLength(), 0);
        final BookTickEncoder book = new BookTickEncoder();
        book.wrapAndApplyHeader(feed.buffer(), 0, header).instrument(instrument).bid(price - 1).ask(price + 1)
            .last(price);
        feed.apply(book.encodedLength(), 0);
    }

    void volatility(final int instrument)
    {
        final SetVolatilityRulesEncoder rules = new SetVolatilityRulesEncoder();
        rules.wrapAndApplyHeader(feed.buffer(), 0, header).instrument(instrument).initialPpm(400_000)
            .floorPpm(200_000).capPpm(5_000_000).sampleNs(SECOND).presentNs(600 * SECOND).longRunNs(24 * HOUR);
        feed.apply(rules.encodedLength(), 0);
    }

    /**
     * Three statistical triggers, a band and a velocity.
     */
    void breaker(final int instrument)
    {
        final SetBreakerRulesEncoder rules = new SetBreakerRulesEncoder();
        rules.wrapAndApplyHeader(feed.buffer(), 0, header).instrument(instrument)
            .drawdownAction(BreakerAction.LIMIT).rateAction(BreakerAction.LIMIT).reopenSteps(10)
            .reopenStepPpm(10_000).drawdownPpm(0).rateNotional(0).outageNs(HOUR).limitNs(15 * SECOND)
            .haltNs(300 * SECOND).maxHaltNs(HOUR).reopenNs(SECOND).publishPpm(10_000);
        final SetBreakerRulesEncoder.TriggersEncoder triggers = rules.triggersCount(5);
        trigger(triggers, TriggerKind.STATISTICAL, BreakerAction.LIMIT, 300 * SECOND, 2 * STATISTICAL_WIDTH_PPM);
        trigger(triggers, TriggerKind.STATISTICAL, BreakerAction.HALT, HOUR, STATISTICAL_WIDTH_PPM);
        trigger(triggers, TriggerKind.STATISTICAL, BreakerAction.HALT, 24 * HOUR, STATISTICAL_WIDTH_PPM);
        trigger(triggers, TriggerKind.BAND, BreakerAction.LIMIT, 300 * SECOND, WIDTH_PPM);
        trigger(triggers, TriggerKind.VELOCITY, BreakerAction.HALT, 60 * SECOND, WIDTH_PPM);
        feed.apply(rules.encodedLength(), 0);
    }

    private static void trigger(
        final SetBreakerRulesEncoder.TriggersEncoder triggers,
        final TriggerKind kind,
        final BreakerAction action,
        final long horizonNs,
        final int widthPpm)
    {
        triggers.next().kind(kind).action(action).horizonNs(horizonNs).widthPpm(widthPpm)
            .republishPpm(kind == TriggerKind.BAND ? 5_000 : 0).capPrice(0);
    }
}
