package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * One source of one index: how much it weighs, the price of it that counts, one that waits for confirmation, and what
 * it says that no price can be (rulebook R8.2).
 */
final class Source
{
    static final int MAX_IDS = 64;
    static final int MAX_WEIGHT = 1_000_000;

    private static final int NONE = SourceStatus.NONE.value();
    private static final int LIVE = SourceStatus.LIVE.value();
    private static final int LAGGING = SourceStatus.LAGGING.value();
    private static final int QUARANTINED = SourceStatus.QUARANTINED.value();
    private static final int STALE = SourceStatus.STALE.value();
    private static final int FUTURE = SourceStatus.FUTURE.value();
    private static final int NON_POSITIVE = SourceStatus.NON_POSITIVE.value();

    private final LagStatistics statistics = new LagStatistics();
    private int id;
    private boolean isOwn;
    private int weight;
    private int laggingWeight;
    private int saying;
    private int status;
    private int countedWeight;
    private int heldCount;
    private long price;
    private long stampNs;
    private long confidence;
    private long heldPrice;
    private long heldStampNs;
    private long heldConfidence;

    /**
     * Nothing is known of it, nor who it is.
     */
    void clear()
    {
        statistics.clear();
        id = 0;
        isOwn = false;
        weight = 0;
        laggingWeight = 0;
        saying = NONE;
        status = NONE;
        countedWeight = 0;
        price = 0;
        stampNs = 0;
        confidence = 0;
        dropHeld();
    }

    /**
     * What the venue says about it.
     */
    void terms(final int sourceId, final boolean isOfVenue, final int ofWeight, final int lagWeightPpm)
    {
        id = sourceId;
        isOwn = isOfVenue;
        weight = ofWeight;
        laggingWeight = (int)Math.max(1, WideMath.floorPpm(ofWeight, lagWeightPpm));
    }

    LagStatistics statistics()
    {
        return statistics;
    }

    int id()
    {
        return id;
    }

    /**
     * Is it the venue's own book?
     */
    boolean isOwn()
    {
        return isOwn;
    }

    int weight()
    {
        return weight;
    }

    /**
     * With which it counts as long as nothing caps it: its weight, or the part that a lagging source keeps.
     *
     * @param ownStatus its status by itself.
     * @param rules     of the index.
     */
    int weight(final int ownStatus, final IndexRules rules)
    {
        final boolean isLagging = ownStatus == LAGGING ||
            ownStatus == QUARANTINED && statistics.isLagging(rules.maxLagNs, rules.lagNoisePpm);
        return isLagging ? laggingWeight : weight;
    }

    /**
     * With which it counted when the index was last worked out.
     */
    int countedWeight()
    {
        return countedWeight;
    }

    void countedWeight(final int counted)
    {
        countedWeight = counted;
    }

    /**
     * As of when the index was last worked out: code of {@link SourceStatus}.
     */
    int status()
    {
        return status;
    }

    void status(final int code)
    {
        status = code;
    }

    /**
     * The price that counts; 0 for none.
     */
    long price()
    {
        return price;
    }

    long stampNs()
    {
        return stampNs;
    }

    long confidence()
    {
        return confidence;
    }

    /**
     * The price that waits for confirmation; 0 for none.
     */
    long heldPrice()
    {
        return heldPrice;
    }

    /**
     * Further updates that said the like of the held price.
     */
    int heldCount()
    {
        return heldCount;
    }

    /**
     * It has said what no price can be.
     */
    void sayNonPositive()
    {
        saying = NON_POSITIVE;
        dropHeld();
    }

    /**
     * It has stamped a price later than the clock allows.
     */
    void sayFuture()
    {
        saying = FUTURE;
        dropHeld();
    }

    boolean isNonPositive()
    {
        return saying == NON_POSITIVE;
    }

    private void dropHeld()
    {
        heldPrice = 0;
        heldStampNs = 0;
        heldConfidence = 0;
        heldCount = 0;
    }

    /**
     * From now on this price counts, and nothing else that it said.
     */
    void accept(final long newPrice, final long newStampNs, final long newConfidence)
    {
        price = newPrice;
        stampNs = newStampNs;
        confidence = newConfidence;
        saying = NONE;
        dropHeld();
    }

    /**
     * What was held counts from now on.
     */
    void acceptHeld()
    {
        accept(heldPrice, heldStampNs, heldConfidence);
    }

    /**
     * A price that waits for confirmation takes the place of one that waited.
     *
     * @param isLikeHeld does it say the like of that?
     */
    void hold(final long newPrice, final long newStampNs, final long newConfidence, final boolean isLikeHeld)
    {
        heldCount = isLikeHeld ? heldCount + 1 : 0;
        heldPrice = newPrice;
        heldStampNs = newStampNs;
        heldConfidence = newConfidence;
        saying = NONE;
    }

    /**
     * Is the price that counts too old, by its stamp or because the source is silent?
     */
    boolean isStale(final long nowNs, final long maxAgeNs)
    {
        return isOld(stampNs, nowNs, maxAgeNs);
    }

    /**
     * The same of the price that waits.
     */
    boolean isHeldStale(final long nowNs, final long maxAgeNs)
    {
        return isOld(heldStampNs, nowNs, maxAgeNs);
    }

    /**
     * When the price that counts was true, and the source there to say so.
     */
    long heardNs()
    {
        return Math.min(stampNs, statistics.arrivedNs());
    }

    private boolean isOld(final long ofStampNs, final long nowNs, final long maxAgeNs)
    {
        return nowNs - Math.min(ofStampNs, statistics.arrivedNs()) > maxAgeNs;
    }

    /**
     * Has it a price that counts now?
     */
    boolean isUsable(final long nowNs, final long maxAgeNs)
    {
        return price > 0 && saying == NONE && !isStale(nowNs, maxAgeNs);
    }

    /**
     * Had it one when the index was last worked out?
     */
    boolean wasUsable()
    {
        return price > 0 && status >= LIVE && status <= QUARANTINED;
    }

    /**
     * Its status by what is known of it alone, without the other sources.
     *
     * @return code of {@link SourceStatus}.
     */
    int ownStatus(final long nowNs, final IndexRules rules)
    {
        if (saying != NONE)
        {
            return saying;
        }
        if (price == 0)
        {
            return heldPrice == 0 ? NONE : QUARANTINED;
        }
        if (isStale(nowNs, rules.maxAgeNs))
        {
            return STALE;
        }
        if (heldPrice != 0)
        {
            return QUARANTINED;
        }
        return statistics.isLagging(rules.maxLagNs, rules.lagNoisePpm) ? LAGGING : LIVE;
    }

    void addTo(final StateHash hash)
    {
        hash.add(id).add(isOwn ? 1 : 0).add(weight).add(saying).add(status).add(countedWeight).add(price)
            .add(stampNs).add(confidence).add(heldPrice).add(heldStampNs).add(heldConfidence).add(heldCount);
        statistics.addTo(hash);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(id).put(isOwn ? 1 : 0).put(weight).put(saying).put(status).put(countedWeight).put(price)
            .put(stampNs).put(confidence).put(heldPrice).put(heldStampNs).put(heldConfidence).put(heldCount);
        statistics.save(writer);
    }

    /**
     * Read it.
     *
     * @param leastId that it may have.
     */
    void load(final SnapshotReader reader, final int leastId, final long nowNs, final IndexRules rules)
    {
        terms(
            reader.nextInt(leastId, MAX_IDS - 1, "id of a source"),
            reader.nextInt(0, 1, "owner of a source") == 1,
            reader.nextInt(1, MAX_WEIGHT, "weight of a source"),
            rules.lagWeightPpm);
        saying = reader.nextInt(NONE, NON_POSITIVE, "what a source says");
        if (saying != NONE && saying != FUTURE && saying != NON_POSITIVE)
        {
            throw reader.failure("source " + id + " says " + saying);
        }
        status = reader.nextInt(NONE, NON_POSITIVE, "status of a source");
        countedWeight = reader.nextInt(0, weight, "counted weight of a source");
        price = reader.next(0, rules.maxPrice, "price of a source");
        stampNs = reader.next(0, Long.MAX_VALUE, "stamp of a source");
        confidence = reader.next(0, IndexRules.MAX_PRICE, "confidence of a source");
        heldPrice = reader.next(0, rules.maxPrice, "held price of a source");
        heldStampNs = reader.next(0, Long.MAX_VALUE, "stamp of a held price");
        heldConfidence = reader.next(0, IndexRules.MAX_PRICE, "confidence of a held price");
        heldCount = reader.nextInt(0, IndexRules.MAX_CONFIRM_UPDATES, "updates that said the like of a held price");
        statistics.load(reader, nowNs, rules.maxPrice);
    }
}
