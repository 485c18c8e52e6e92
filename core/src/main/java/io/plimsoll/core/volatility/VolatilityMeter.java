package io.plimsoll.core.volatility;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.Volatilities;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Measures the volatility of marks (rulebook R9.1): at present and in the long run, by exponential averages over
 * samples at irregular times. What it measures goes where {@code VolatilityTick} would have gone.
 */
public final class VolatilityMeter
{
    /**
     * Largest volatility of a day in ppm.
     */
    public static final int MAX_DAY_PPM = 10_000_000;

    /**
     * Longest duration.
     */
    public static final long MAX_NS = 100_000_000_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long HASH_TAG = 5L << 32;

    private final Contracts contracts;
    private final Market market;
    private final Volatilities volatilities;
    private final CommandClock clock;
    private final VarianceAverage present;
    private final VarianceAverage longRun;
    private final long[] initialPpms;
    private final long[] floorPpms;
    private final long[] capPpms;
    private final long[] sampleNs;
    private final long[] presentNs;
    private final long[] longRunNs;
    private final long[] lastMarks;
    private final long[] lastNs;

    /**
     * Over given state, without rules.
     *
     * @param contracts listed.
     * @param market    of marks and volatilities.
     * @param clock     of the commands.
     */
    public VolatilityMeter(final Contracts contracts, final Market market, final CommandClock clock)
    {
        this.contracts = contracts;
        this.market = market;
        this.clock = clock;
        volatilities = market.volatilities();
        final int size = contracts.maxInstruments();
        present = new VarianceAverage(size);
        longRun = new VarianceAverage(size);
        initialPpms = new long[size];
        floorPpms = new long[size];
        capPpms = new long[size];
        sampleNs = new long[size];
        presentNs = new long[size];
        longRunNs = new long[size];
        lastMarks = new long[size];
        lastNs = new long[size];
    }

    /**
     * Set how strongly a volatility is believed in before anything is measured, and its bounds; begins anew together
     * with {@link #start}.
     *
     * @param instrument id.
     * @param initialPpm standard deviation of a day, floor..cap.
     * @param floorPpm   least present volatility, 1 and more.
     * @param capPpm     largest, at most {@link #MAX_DAY_PPM}.
     */
    public void bounds(final int instrument, final int initialPpm, final int floorPpm, final int capPpm)
    {
        initialPpms[instrument] = initialPpm;
        floorPpms[instrument] = floorPpm;
        capPpms[instrument] = capPpm;
    }

    /**
     * Begin to measure, from the mark of now.
     *
     * @param instrument  id, with bounds.
     * @param leastNs     between two samples, 1..{@link #MAX_NS}.
     * @param ofPresentNs time constant of the present volatility, 1..{@link #MAX_NS}.
     * @param ofLongRunNs time constant in the long run, 1..{@link #MAX_NS}.
     */
    public void start(final int instrument, final long leastNs, final long ofPresentNs, final long ofLongRunNs)
    {
        sampleNs[instrument] = leastNs;
        presentNs[instrument] = ofPresentNs;
        longRunNs[instrument] = ofLongRunNs;
        present.begin(instrument, (int)initialPpms[instrument], ofPresentNs);
        longRun.begin(instrument, (int)initialPpms[instrument], ofLongRunNs);
        lastMarks[instrument] = market.mark(instrument);
        lastNs[instrument] = clock.nowNs();
        show(instrument);
    }

    /**
     * Are there rules?
     *
     * @param instrument id.
     * @return true if it is measured here.
     */
    public boolean hasRules(final int instrument)
    {
        return sampleNs[instrument] != 0;
    }

    /**
     * Measured volatility at present.
     *
     * @param instrument id.
     * @return of a day in ppm; 0 without rules.
     */
    public int presentPpm(final int instrument)
    {
        return hasRules(instrument) ? (int)volatilities.presentPpm(instrument) : 0;
    }

    /**
     * Measured volatility in the long run.
     *
     * @param instrument id.
     * @return of a day in ppm; 0 without rules.
     */
    public int longRunPpm(final int instrument)
    {
        return hasRules(instrument) ? (int)volatilities.longRunPpm(instrument) : 0;
    }

    /**
     * A candidate was worked out, or a price has come, and the mark is still the one before: take a sample if it is
     * time. None is taken while the breaker holds the mark still.
     *
     * @param instrument id.
     */
    public void sample(final int instrument)
    {
        if (!hasRules(instrument) || contracts.instrument(instrument).isHaltedByBreaker())
        {
            return;
        }
        final long mark = market.mark(instrument);
        final long nowNs = clock.nowNs();
        final long passedNs = nowNs - lastNs[instrument];
        if (mark == 0 || lastMarks[instrument] != 0 && passedNs < sampleNs[instrument])
        {
            return;
        }
        if (lastMarks[instrument] != 0)
        {
            final double logReturn = StrictMath.log((double)mark / (double)lastMarks[instrument]);
            final double passedSeconds = passedNs / NANOS_PER_SECOND;
            present.sample(instrument, logReturn, passedSeconds);
            longRun.sample(instrument, logReturn, passedSeconds);
            show(instrument);
        }
        lastMarks[instrument] = mark;
        lastNs[instrument] = nowNs;
    }

    private void show(final int instrument)
    {
        final long cap = capPpms[instrument];
        final long ofLongRun = Math.max(1, Math.min(cap, longRun.dayPpm(instrument)));
        final long ofPresent = Math.max(floorPpms[instrument], Math.min(cap, present.dayPpm(instrument)));
        volatilities.set(instrument, (int)ofLongRun, (int)ofPresent);
    }

    /**
     * Add what is measured to a hash; nothing for instruments without rules.
     *
     * @param hash of the state.
     */
    public void addTo(final StateHash hash)
    {
        for (int id = 0; id < sampleNs.length; id++)
        {
            if (hasRules(id))
            {
                hash.add(HASH_TAG + id).add(initialPpms[id]).add(floorPpms[id]).add(capPpms[id])
                    .add(sampleNs[id]).add(presentNs[id]).add(longRunNs[id]).add(lastMarks[id]).add(lastNs[id]);
                present.addTo(hash, id);
                longRun.addTo(hash, id);
            }
        }
    }

    /**
     * Write it into the section at hand.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        for (int id = 0; id < sampleNs.length; id++)
        {
            writer.put(sampleNs[id]);
            if (hasRules(id))
            {
                writer.put(initialPpms[id]).put(floorPpms[id]).put(capPpms[id])
                    .put(presentNs[id]).put(longRunNs[id]).put(lastMarks[id]).put(lastNs[id]);
                present.save(writer, id);
                longRun.save(writer, id);
            }
        }
    }

    /**
     * Read it from the section at hand.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number is out of its bounds.
     */
    public void load(final SnapshotReader reader)
    {
        for (int id = 0; id < sampleNs.length; id++)
        {
            sampleNs[id] = reader.next(0, contracts.hasInstrument(id) ? MAX_NS : 0, "time between two samples");
            if (hasRules(id))
            {
                load(reader, id);
            }
        }
    }

    private void load(final SnapshotReader reader, final int id)
    {
        initialPpms[id] = reader.next(1, MAX_DAY_PPM, "initial volatility");
        floorPpms[id] = reader.next(1, initialPpms[id], "least volatility");
        capPpms[id] = reader.next(initialPpms[id], MAX_DAY_PPM, "largest volatility");
        presentNs[id] = reader.next(1, MAX_NS, "time constant");
        longRunNs[id] = reader.next(1, MAX_NS, "time constant in the long run");
        lastMarks[id] = reader.next(0, contracts.instrument(id).maxPrice(), "mark of the last sample");
        lastNs[id] = reader.next(0, clock.nowNs(), "time of the last sample");
        present.load(reader, id, presentNs[id]);
        longRun.load(reader, id, longRunNs[id]);
    }
}
