package io.plimsoll.core.naive;

import io.plimsoll.core.message.Validity;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaivePriceMath.MILLI;
import static io.plimsoll.core.naive.NaivePriceMath.clamp;
import static io.plimsoll.core.naive.NaivePriceMath.decay;
import static io.plimsoll.core.naive.NaivePriceMath.median;
import static io.plimsoll.core.naive.NaivePriceMath.mix;
import static io.plimsoll.core.naive.NaivePriceMath.part;

/**
 * How the mark of one instrument follows its index (R8.4): rules, book, basis, funding rate and mean.
 */
final class NaiveMark
{
    private static final long E9 = 1_000_000_000L;

    final NaiveInstrument instrument;
    NaiveMarkRules rules;
    /**
     * Last told.
     */
    Validity published = Validity.VALID;
    /**
     * Index, three candidates and the mark they lead to, as last worked out; 0: never.
     */
    long indexPrice;
    long fundingPrice;
    long basisPrice;
    long bookPrice;
    long candidate;

    private boolean isBookUsable;
    private long bookMiddle;
    private long bookMedian;
    private long bookNs;

    private boolean hasBasis;
    private long basisMilli;
    private long sampleBefore;
    private long sampleNs;

    private boolean hasRate;
    private long rateE9;
    private long nextFundingNs;
    private long intervalNs;

    private boolean hasMean;
    private long meanMilli;
    private long meanNs;

    NaiveMark(final NaiveInstrument instrument)
    {
        this.instrument = instrument;
    }

    /**
     * @param validIndex index in increments of the instrument while it is VALID, else 0.
     */
    void book(final long bid, final long ask, final long last, final long validIndex, final long timeNs)
    {
        isBookUsable = bid >= 1 && bid <= ask;
        bookMiddle = Math.floorDiv(bid + ask, 2L);
        bookMedian = last == 0 ? bookMiddle : median(bid, ask, last);
        bookNs = timeNs;
        if (isBookUsable && validIndex > 0)
        {
            sampleBasis(validIndex, timeNs);
        }
    }

    private void sampleBasis(final long index, final long timeNs)
    {
        final long most = part(index, rules.maxBasisPpm(), PPM);
        final long sample = clamp(bookMiddle - index, -most, most);
        basisMilli = hasBasis ?
            mix(basisMilli, sampleBefore * MILLI, decay(timeNs - sampleNs, rules.basisNs())) : 0;
        hasBasis = true;
        sampleBefore = sample;
        sampleNs = timeNs;
    }

    void rate(final long newRateE9, final long newNextNs, final long newIntervalNs)
    {
        hasRate = true;
        rateE9 = newRateE9;
        nextFundingNs = newNextNs;
        intervalNs = newIntervalNs;
    }

    /**
     * Works out the candidates from an index that is VALID.
     */
    void workOut(final long index, final long timeNs)
    {
        indexPrice = index;
        final long rest = hasRate ? clamp(nextFundingNs - timeNs, 0, intervalNs) : 0;
        fundingPrice = hasRate ? index + part(part(index, rateE9, E9), rest, intervalNs) : index;
        basisPrice = hasBasis ? index + Math.floorDiv(basisMilli, MILLI) : index;
        bookPrice = isBookUsable && timeNs - bookNs <= rules.bookAgeNs() ? bookMedian : index;
        final long width = part(index, rules.maxBasisPpm(), PPM);
        final long middle = median(fundingPrice, basisPrice, bookPrice);
        candidate = clamp(clamp(middle, index - width, index + width), 1, instrument.maxPrice);
    }

    /**
     * What the mark stood for until now, before it changes.
     */
    void moveMean(final long timeNs)
    {
        if (hasMean)
        {
            meanMilli = meanAt(timeNs);
            meanNs = timeNs;
        }
    }

    /**
     * The first mean is the mark itself, once it is set.
     */
    void beginMean(final long timeNs)
    {
        if (!hasMean)
        {
            hasMean = true;
            meanMilli = instrument.mark * MILLI;
            meanNs = timeNs;
        }
    }

    /**
     * As kept, in increments; 0: none.
     */
    long meanPrice()
    {
        return meanMilli / MILLI;
    }

    /**
     * As it would be now.
     */
    long meanPriceAt(final long timeNs)
    {
        return hasMean ? meanAt(timeNs) / MILLI : 0;
    }

    private long meanAt(final long timeNs)
    {
        return mix(meanMilli, instrument.mark * MILLI, decay(timeNs - meanNs, rules.meanNs()));
    }
}
