package io.plimsoll.core.mark;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * What the mark of one instrument is made of: index, funding to come, mean basis, book (rulebook R8.4). Prices in
 * increments of the instrument.
 */
public final class MarkModel
{
    private static final long SCALE = 1_000;
    private static final long ONE_E9 = 1_000_000_000L;
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;

    private final MarkRules rules = new MarkRules();
    private final HeldMean basis = new HeldMean();
    private final HeldMean mean = new HeldMean();
    private long basisSample;
    private long bookTickPrice;
    private long bookTickNs;
    private long rateE9;
    private long nextFundingNs;
    private long fundingIntervalNs;
    private int toldValidity;

    private long indexPrice;
    private long fundingPrice;
    private long basisPrice;
    private long bookPrice;
    private long candidate;

    /**
     * Rules in force.
     *
     * @return the rules, perhaps not set.
     */
    public MarkRules rules()
    {
        return rules;
    }

    /**
     * Price of an index in another increment, rounded half up.
     *
     * @param value       of the index, 1..10^15.
     * @param incrementE9 of the index, 1..10^15.
     * @param ownE9       increment of the instrument, 1..10^15.
     * @param maxPrice    of the instrument.
     * @return 1..maxPrice.
     */
    static long inIncrements(final long value, final long incrementE9, final long ownE9, final long maxPrice)
    {
        final long whole = WideMath.mulDivFloorSaturated(value, incrementE9, ownE9);
        if (whole >= maxPrice)
        {
            return maxPrice;
        }
        // Less than the divisor, so exact in 64 bits whatever the products are.
        final long rest = value * incrementE9 - whole * ownE9;
        return Math.max(1, Math.min(maxPrice, rest + (ownE9 >> 1) >= ownE9 ? whole + 1 : whole));
    }

    static long median(final long a, final long b, final long c)
    {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /**
     * The book has changed.
     *
     * @return its middle; 0 if it is not usable.
     */
    long book(final long bid, final long ask, final long last, final long nowNs)
    {
        bookTickNs = nowNs;
        if (bid < 1 || ask < bid)
        {
            bookTickPrice = 0;
            return 0;
        }
        final long middle = bid + ask >> 1;
        bookTickPrice = last == 0 ? middle : median(bid, ask, last);
        return middle;
    }

    /**
     * The middle of a usable book stands somewhere about a valid index.
     */
    void sampleBasis(final long middle, final long index, final long nowNs)
    {
        final long bound = WideMath.floorPpm(index, rules.maxBasisPpm());
        final long sample = SCALE * Math.max(-bound, Math.min(bound, middle - index));
        if (basis.isBegun())
        {
            basis.pass(basisSample, nowNs, rules.basisNs());
        }
        else
        {
            basis.begin(0, nowNs);
        }
        basisSample = sample;
    }

    void fundingRate(final long newRateE9, final long newNextFundingNs, final long newIntervalNs)
    {
        rateE9 = newRateE9;
        nextFundingNs = newNextFundingNs;
        fundingIntervalNs = newIntervalNs;
    }

    /**
     * Work the candidate out and keep what it is made of.
     */
    long workOut(final long index, final long nowNs, final long maxPrice)
    {
        indexPrice = index;
        fundingPrice = fundingPrice(index, nowNs);
        basisPrice = basisPrice(index);
        bookPrice = bookPrice(index, nowNs);
        candidate = within(index, maxPrice, median(fundingPrice, basisPrice, bookPrice));
        return candidate;
    }

    private long within(final long index, final long maxPrice, final long price)
    {
        final long bound = WideMath.floorPpm(index, rules.maxBasisPpm());
        final long held = Math.max(index - bound, Math.min(index + bound, price));
        return Math.max(1, Math.min(maxPrice, held));
    }

    private long fundingPrice(final long index, final long nowNs)
    {
        if (fundingIntervalNs == 0)
        {
            return index;
        }
        final long restNs = Math.max(0, Math.min(fundingIntervalNs, nextFundingNs - nowNs));
        final long payment = WideMath.mulDivFloor(index, rateE9, ONE_E9);
        return index + WideMath.mulDivFloor(payment, restNs, fundingIntervalNs);
    }

    private long basisPrice(final long index)
    {
        return basis.isBegun() ? index + Math.floorDiv(basis.value(), SCALE) : index;
    }

    private long bookPrice(final long index, final long nowNs)
    {
        return bookTickPrice != 0 && nowNs - bookTickNs <= rules.bookAgeNs() ? bookTickPrice : index;
    }

    /**
     * A mark has stood until now; the first begins the mean.
     */
    void passMark(final long mark, final long nowNs)
    {
        if (mean.isBegun())
        {
            mean.pass(SCALE * mark, nowNs, rules.meanNs());
        }
    }

    void beginMean(final long mark, final long nowNs)
    {
        if (!mean.isBegun())
        {
            mean.begin(SCALE * mark, nowNs);
        }
    }

    /**
     * Mean of the mark as last worked out.
     *
     * @return increments, rounded down; 0 if it has not begun.
     */
    long meanPrice()
    {
        return mean.value() / SCALE;
    }

    /**
     * Mean of the mark as of now.
     *
     * @return increments, rounded down; 0 if it has not begun.
     */
    long meanPriceAt(final long mark, final long nowNs)
    {
        return mean.isBegun() ? mean.at(SCALE * mark, nowNs, rules.meanNs()) / SCALE : 0;
    }

    /**
     * Validity that was last told.
     */
    int toldValidity()
    {
        return toldValidity;
    }

    void toldValidity(final int validity)
    {
        toldValidity = validity;
    }

    long indexPrice()
    {
        return indexPrice;
    }

    long fundingPrice()
    {
        return fundingPrice;
    }

    long basisPrice()
    {
        return basisPrice;
    }

    long bookPrice()
    {
        return bookPrice;
    }

    long candidate()
    {
        return candidate;
    }

    void addTo(final StateHash hash)
    {
        rules.addTo(hash);
        basis.addTo(hash);
        mean.addTo(hash);
        hash.add(basisSample).add(bookTickPrice).add(bookTickNs).add(rateE9).add(nextFundingNs).add(fundingIntervalNs)
            .add(toldValidity).add(indexPrice).add(fundingPrice).add(basisPrice).add(bookPrice).add(candidate);
    }

    void save(final SnapshotWriter writer)
    {
        rules.save(writer);
        basis.save(writer);
        mean.save(writer);
        writer.put(basisSample).put(bookTickPrice).put(bookTickNs).put(rateE9).put(nextFundingNs)
            .put(fundingIntervalNs).put(toldValidity)
            .put(indexPrice).put(fundingPrice).put(basisPrice).put(bookPrice).put(candidate);
    }

    /**
     * Read it, after the index of its rules.
     */
    void load(final SnapshotReader reader, final int index, final long nowNs)
    {
        rules.load(reader, index);
        basis.load(reader, nowNs);
        mean.load(reader, nowNs);
        basisSample = reader.next(-SCALE * MAX_PRICE, SCALE * MAX_PRICE, "basis sample");
        bookTickPrice = reader.next(0, MAX_PRICE, "price of the book");
        bookTickNs = reader.next(0, nowNs, "time of the book");
        rateE9 = reader.next(-ONE_E9, ONE_E9, "funding rate");
        nextFundingNs = reader.next(0, Long.MAX_VALUE, "time of the next funding");
        fundingIntervalNs = reader.next(0, MAX_DURATION_NS, "interval of funding");
        toldValidity = reader.nextInt(0, ActionTable.MAX_VALIDITY, "validity that was told");
        indexPrice = reader.next(0, MAX_PRICE, "index price");
        fundingPrice = reader.next(-MAX_PRICE, 2 * MAX_PRICE, "price with funding");
        basisPrice = reader.next(-MAX_PRICE, 2 * MAX_PRICE, "price with basis");
        bookPrice = reader.next(0, MAX_PRICE, "price of the book");
        candidate = reader.next(0, MAX_PRICE, "candidate");
    }
}
