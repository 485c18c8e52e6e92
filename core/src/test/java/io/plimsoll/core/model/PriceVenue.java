package io.plimsoll.core.model;

import io.plimsoll.core.StateMachine;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The venue of {@link Scenario} with an index. Its increment is 0.01, so that 10,000 is 100; it needs two of the
 * sources 1, 2 and 3, drops who is 5 % off, and takes prices of up to a minute. Everything else is off.
 */
final class PriceVenue
{
    static final int INDEX = 4;
    static final long SECOND_NS = 1_000_000_000L;
    static final int[][] SOURCES = {{1, 0, 10}, {2, 0, 10}, {3, 0, 10}};
    static final IndexSpec SPEC = new IndexSpec(
        INDEX, "BTC-USD", 10_000_000L, 1_000_000_000L, new int[]{2, 2},
        new int[]{50_000, 0, 0, 0, 0, 500_000, 0},
        new long[]{10 * SECOND_NS, 60 * SECOND_NS, SECOND_NS, 0, 0, 0}, SOURCES);
    /**
     * Largest basis 2 %, no distance, no stable price.
     */
    static final int[] MARK_PPM = {20_000, 0, 0};
    /**
     * Basis and mean 10 s, book age 5 s, no refusals.
     */
    static final long[] MARK_NS = {10 * SECOND_NS, 5 * SECOND_NS, 10 * SECOND_NS, 0};

    private final Scenario scenario;
    private final PriceWriter writer;
    private long timeNs = Scenario.START_NS;

    private PriceVenue(final Scenario scenario)
    {
        this.scenario = scenario;
        this.writer = new PriceWriter(scenario.writer());
    }

    /**
     * Marks 100 and 50,000, coin at 50,000, no index yet; market version 3, parameter version 4.
     */
    static PriceVenue open(final StateMachine engine)
    {
        return new PriceVenue(new Scenario(engine).open());
    }

    Scenario scenario()
    {
        return scenario;
    }

    PriceWriter writer()
    {
        return writer;
    }

    PriceVenue index(final IndexSpec spec)
    {
        writer.setIndex(spec);
        return apply();
    }

    /**
     * Stamped now, without confidence.
     */
    PriceVenue tick(final int source, final long price)
    {
        return tick(source, price, 0, 0);
    }

    /**
     * @param agoNs age of the stamp; below 0: in the future.
     */
    PriceVenue tick(final int source, final long price, final long confidence, final long agoNs)
    {
        writer.sourceTick(INDEX, source, price, confidence, timeNs - agoNs, 0);
        return apply();
    }

    PriceVenue book(final int instrument, final long bid, final long ask, final long last)
    {
        writer.bookTick(instrument, bid, ask, last);
        return apply();
    }

    PriceVenue rate(final int instrument, final long rateE9, final long inNs, final long intervalNs)
    {
        writer.fundingRateTick(instrument, rateE9, timeNs + inNs, intervalNs);
        return apply();
    }

    PriceVenue rules(final int instrument, final int[] ppm, final long[] ns)
    {
        writer.setMarkRules(instrument, INDEX, ppm, ns);
        return apply();
    }

    PriceVenue assetRules(final int asset, final int stableRatePpm, final long floorPrice)
    {
        writer.setAssetRules(asset, INDEX, stableRatePpm, floorPrice, new long[]{0, 64, 0});
        return apply();
    }

    PriceVenue volatility(final int instrument, final int[] ppm, final long[] ns)
    {
        writer.setVolatilityRules(instrument, ppm, ns);
        return apply();
    }

    PriceVenue queryIndex()
    {
        writer.queryIndex(INDEX);
        return apply();
    }

    PriceVenue queryPrice(final int instrument)
    {
        writer.queryPrice(instrument);
        return apply();
    }

    PriceVenue after(final long durationNs)
    {
        timeNs += durationNs;
        scenario.after(durationNs);
        return this;
    }

    PriceVenue expect(final String... expected)
    {
        scenario.expect(expected);
        return this;
    }

    PriceVenue expectOf(final String kind, final String... expected)
    {
        scenario.expectOf(kind, expected);
        return this;
    }

    /**
     * The one event of the last command begins so.
     */
    PriceVenue expectStart(final String start)
    {
        final String event = scenario.events().get(0);
        assertEquals(start, event.substring(0, Math.min(start.length(), event.length())));
        return this;
    }

    PriceVenue apply()
    {
        scenario.apply();
        return this;
    }
}
