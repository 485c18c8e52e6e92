package io.plimsoll.core.price;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * What a venue has said about an index, its sources apart (rulebook R8.1). Name, increment and largest price stay as
 * first set.
 */
final class IndexRules
{
    static final long MAX_PRICE = 1_000_000_000_000_000L;
    static final long MAX_DURATION_NS = 100_000_000_000_000_000L;
    static final int MAX_CONFIRM_UPDATES = 100;

    private static final int MILLION = 1_000_000;
    private static final int MAX_RATIO_PPM = 1_000_000_000;

    int minSources;
    int confirmUpdates;
    int deviationPpm;
    int jumpPpm;
    int uncertaintyPpm;
    int volatileRatioPpm;
    int lagNoisePpm;
    int lagWeightPpm;
    int lagMovePpm;
    long meanNs;
    long maxAgeNs;
    long maxFutureNs;
    long maxLagNs;
    long lagWindowNs;
    long coolOffNs;
    long priceIncrementE9;
    long maxPrice;
    private long nameLow;
    private long nameHigh;

    /**
     * Is everything that a command says within its bounds, id, name and sources apart?
     */
    static boolean isInRange(final SetIndexDecoder command)
    {
        return isWithin(command.priceIncrementE9(), 1, MAX_PRICE) && isWithin(command.maxPrice(), 1, MAX_PRICE) &&
            isWithin(command.minSources(), 1, PriceIndex.MAX_SOURCES) &&
            isWithin(command.confirmUpdates(), 1, MAX_CONFIRM_UPDATES) &&
            isWithin(command.deviationPpm(), 1, MILLION) && isWithin(command.jumpPpm(), 0, MILLION) &&
            isWithin(command.uncertaintyPpm(), 0, MILLION) && isRatio(command.volatileRatioPpm()) &&
            isWithin(command.lagNoisePpm(), 0, MILLION) && isWithin(command.lagWeightPpm(), 1, MILLION) &&
            isWithin(command.lagMovePpm(), 0, MILLION) && areDurationsInRange(command);
    }

    private static boolean areDurationsInRange(final SetIndexDecoder command)
    {
        return isWithin(command.meanNs(), 1, MAX_DURATION_NS) && isWithin(command.maxAgeNs(), 1, MAX_DURATION_NS) &&
            isWithin(command.maxFutureNs(), 0, MAX_DURATION_NS) && isWithin(command.maxLagNs(), 0, MAX_DURATION_NS) &&
            isWithin(command.coolOffNs(), 0, MAX_DURATION_NS) && isWindow(command.lagWindowNs());
    }

    private static boolean isWithin(final long value, final long min, final long max)
    {
        return value >= min && value <= max;
    }

    private static boolean isRatio(final long ppm)
    {
        return ppm == 0 || isWithin(ppm, MILLION + 1, MAX_RATIO_PPM);
    }

    private static boolean isWindow(final long ns)
    {
        return ns == 0 || isWithin(ns, MoveWindow.PARTS, MAX_DURATION_NS);
    }

    /**
     * Were they ever set? An increment of 0 cannot be.
     */
    boolean isSet()
    {
        return priceIncrementE9 != 0;
    }

    /**
     * Does a command leave alone what may not change?
     */
    boolean isKeptBy(final SetIndexDecoder command)
    {
        return command.priceIncrementE9() == priceIncrementE9 && command.maxPrice() == maxPrice &&
            name(command, 0) == nameLow && name(command, Long.BYTES) == nameHigh;
    }

    /**
     * Eight characters of a name.
     */
    private static long name(final SetIndexDecoder command, final int from)
    {
        long characters = 0;
        for (int i = 0; i < Long.BYTES; i++)
        {
            characters |= (command.name(from + i) & 0xFFL) << i * Byte.SIZE;
        }
        return characters;
    }

    /**
     * Take over what a command says.
     *
     * @param command that is in range.
     */
    void set(final SetIndexDecoder command)
    {
        nameLow = name(command, 0);
        nameHigh = name(command, Long.BYTES);
        priceIncrementE9 = command.priceIncrementE9();
        maxPrice = command.maxPrice();
        minSources = command.minSources();
        confirmUpdates = command.confirmUpdates();
        deviationPpm = command.deviationPpm();
        jumpPpm = command.jumpPpm();
        uncertaintyPpm = command.uncertaintyPpm();
        volatileRatioPpm = command.volatileRatioPpm();
        meanNs = command.meanNs();
        maxAgeNs = command.maxAgeNs();
        maxFutureNs = command.maxFutureNs();
        maxLagNs = command.maxLagNs();
        lagNoisePpm = command.lagNoisePpm();
        lagWeightPpm = command.lagWeightPpm();
        lagWindowNs = command.lagWindowNs();
        lagMovePpm = command.lagMovePpm();
        coolOffNs = command.coolOffNs();
    }

    void addTo(final StateHash hash)
    {
        hash.add(nameLow).add(nameHigh).add(priceIncrementE9).add(maxPrice).add(minSources).add(confirmUpdates)
            .add(deviationPpm).add(jumpPpm).add(uncertaintyPpm).add(volatileRatioPpm).add(meanNs).add(maxAgeNs)
            .add(maxFutureNs).add(maxLagNs).add(lagNoisePpm).add(lagWeightPpm).add(lagWindowNs).add(lagMovePpm)
            .add(coolOffNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(nameLow).put(nameHigh).put(priceIncrementE9).put(maxPrice).put(minSources).put(confirmUpdates)
            .put(deviationPpm).put(jumpPpm).put(uncertaintyPpm).put(volatileRatioPpm).put(meanNs).put(maxAgeNs)
            .put(maxFutureNs).put(maxLagNs).put(lagNoisePpm).put(lagWeightPpm).put(lagWindowNs).put(lagMovePpm)
            .put(coolOffNs);
    }

    /**
     * Read rules that were set.
     */
    void load(final SnapshotReader reader)
    {
        nameLow = reader.next();
        nameHigh = reader.next();
        priceIncrementE9 = reader.next(1, MAX_PRICE, "increment of an index");
        maxPrice = reader.next(1, MAX_PRICE, "largest price of an index");
        minSources = reader.nextInt(1, PriceIndex.MAX_SOURCES, "least sources");
        confirmUpdates = reader.nextInt(1, MAX_CONFIRM_UPDATES, "updates that confirm");
        deviationPpm = reader.nextInt(1, MILLION, "deviation");
        jumpPpm = reader.nextInt(0, MILLION, "jump");
        uncertaintyPpm = reader.nextInt(0, MILLION, "largest uncertainty");
        volatileRatioPpm = reader.nextInt(0, MAX_RATIO_PPM, "largest ratio to the mean");
        meanNs = reader.next(1, MAX_DURATION_NS, "time constant of an index' mean");
        maxAgeNs = reader.next(1, MAX_DURATION_NS, "largest age");
        maxFutureNs = reader.next(0, MAX_DURATION_NS, "how far ahead a stamp may be");
        maxLagNs = reader.next(0, MAX_DURATION_NS, "largest lag");
        lagNoisePpm = reader.nextInt(0, MILLION, "noise of a lagging source");
        lagWeightPpm = reader.nextInt(1, MILLION, "weight of a lagging source");
        lagWindowNs = reader.next(0, MAX_DURATION_NS, "lag window");
        lagMovePpm = reader.nextInt(0, MILLION, "move within the lag window");
        coolOffNs = reader.next(0, MAX_DURATION_NS, "cool-off");
        if (!isRatio(volatileRatioPpm) || !isWindow(lagWindowNs))
        {
            throw reader.failure("ratio " + volatileRatioPpm + " or lag window " + lagWindowNs + " is too small");
        }
    }
}
