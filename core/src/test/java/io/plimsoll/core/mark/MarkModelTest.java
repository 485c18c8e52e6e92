package io.plimsoll.core.mark;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R8.4: what venues that publish their mark work out, and what the model says to the same numbers.
 */
@Timeout(60)
class MarkModelTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long MAX_PRICE = 1_000_000_000L;
    private static final long INDEX = 5_000_000L;

    private final MarkModel model = new MarkModel();

    private void rules(final int maxBasisPpm, final long basisNs)
    {
        model.rules().distances(maxBasisPpm, 0, 0);
        model.rules().durations(basisNs, 5 * SECOND, 300 * SECOND, 0);
    }

    private void book(final long middle, final long nowNs)
    {
        model.book(middle - 1, middle + 1, 0, nowNs);
        model.sampleBasis(middle, INDEX, nowNs);
    }

    private long mark(final long nowNs)
    {
        return model.workOut(INDEX, nowNs, MAX_PRICE);
    }

    /**
     * Binance: the median of index·(1 + rate·time to funding/8 h), index + mean basis, and the last price. At 50,000.00
     * with 0.01 % to be paid in 2 h the first is 50,001.25; a basis of 3.00; the last price in the book is 50,002.00.
     */
    @Test
    void shouldTakeBinancesMedianOfThree()
    {
        rules(20_000, 150 * SECOND);
        book(INDEX + 300, 0);
        assertEquals(INDEX, mark(0), "what was there for no time counts nothing");
        // For so long that nothing is left of the 0 that the mean began with.
        book(INDEX + 300, HOUR);
        model.fundingRate(100_000, 3 * HOUR, 8 * HOUR);
        model.book(INDEX + 290, INDEX + 310, INDEX + 200, HOUR);
        assertEquals(INDEX + 290, mark(HOUR), "the last trade stands below the bid");
        model.book(INDEX + 100, INDEX + 310, INDEX + 200, HOUR);
        assertEquals(INDEX + 200, mark(HOUR));
        assertEquals(INDEX + 125, model.fundingPrice());
        assertEquals(INDEX + 300, model.basisPrice());
        assertEquals(INDEX + 200, model.bookPrice());
        model.book(INDEX + 900, INDEX + 910, 0, HOUR);
        assertEquals(INDEX + 300, mark(HOUR));
        model.book(INDEX - 900, INDEX - 890, 0, HOUR);
        assertEquals(INDEX + 125, mark(HOUR));
        // Past the time of funding nothing is left of it; before the interval begins, all of it.
        assertEquals(INDEX, model.workOut(INDEX, 3 * HOUR, MAX_PRICE));
        model.fundingRate(-100_000, 30 * HOUR, 8 * HOUR);
        mark(HOUR + 6 * SECOND);
        assertEquals(INDEX - 500, model.fundingPrice());
        assertEquals(INDEX, model.bookPrice(), "an old book is none");
    }

    /**
     * Deribit: index + 30 s mean of the middle's distance, which is held within a band about the index. 400 that stood
     * for 30 s count 1 − 1/e: 252.848.
     */
    @Test
    void shouldTakeDeribitsMeanBasisWithinItsBand()
    {
        rules(5_000, 30 * SECOND);
        book(INDEX, 0);
        book(INDEX + 400, 0);
        assertEquals(INDEX, mark(0), "one tick of the venue's own book moves nothing");
        book(INDEX + 400, 30 * SECOND);
        mark(30 * SECOND);
        assertEquals(INDEX + 252, model.basisPrice());
        assertEquals(INDEX + 252, mark(30 * SECOND));
        // 0.5 % of 50,000 are 250: no more counts, however far the book is.
        book(INDEX + 4_000_000, 30 * SECOND);
        book(INDEX, 30 * SECOND + 3_000 * SECOND);
        mark(30 * SECOND + 3_000 * SECOND);
        assertEquals(INDEX + 25_000, model.basisPrice());
    }

    /**
     * Hyperliquid: num = num·d + sample·t, den = den·d + t, d = exp(−t/150 s). At even times and once it has run for
     * long it is the same mean, to an increment.
     */
    @Test
    void shouldFollowHyperliquidsMean()
    {
        rules(1_000_000, 150 * SECOND);
        final double d = StrictMath.exp(-3.0 / 150.0);
        double num = 0;
        double den = 0;
        long sample = 0;
        book(INDEX, 0);
        for (int i = 1; i <= 4_000; i++)
        {
            num = num * d + sample * 3.0;
            den = den * d + 3.0;
            sample = (i * 7_919L % 2_001) - 1_000;
            book(INDEX + sample, i * 3 * SECOND);
        }
        mark(12_000 * SECOND);
        assertEquals(INDEX + num / den, model.basisPrice(), 1.0);
    }

    /**
     * R8.4: an index in other increments is rounded to the nearest, half up, and held in range.
     */
    @Test
    void shouldRoundAnIndexToTheInstrument()
    {
        assertEquals(50_000, MarkModel.inIncrements(5_000_049, 10_000_000L, SECOND, MAX_PRICE));
        assertEquals(50_001, MarkModel.inIncrements(5_000_050, 10_000_000L, SECOND, MAX_PRICE));
        assertEquals(1, MarkModel.inIncrements(1, 1, SECOND, MAX_PRICE));
        assertEquals(MAX_PRICE, MarkModel.inIncrements(1_000_000_000_000_000L, SECOND, 1, MAX_PRICE));
        // Products past 2^63: 10^15 · 999,999,999,999,999 / 10^15.
        assertEquals(999_999_999_999_999L, MarkModel.inIncrements(
            1_000_000_000_000_000L, 999_999_999_999_999L, 1_000_000_000_000_000L, 1_000_000_000_000_000L));
        assertEquals(333_333_333_333_333L, MarkModel.inIncrements(
            999_999_999_999_999L, 333_333_333_333_333L, 999_999_999_999_999L, 1_000_000_000_000_000L));
        assertEquals(2, MarkModel.inIncrements(3, 3, 5, MAX_PRICE));
    }

    /**
     * R8.4: the mean of the mark gives each mark the time that it stood.
     */
    @Test
    void shouldWeighMarksByTheTimeThatTheyStood()
    {
        rules(20_000, SECOND);
        assertEquals(0, model.meanPriceAt(100, SECOND), "it has not begun");
        model.beginMean(100, 0);
        model.passMark(1_000_000, 0);
        assertEquals(100, model.meanPrice(), "what stood for no time counts nothing");
        assertEquals(163, model.meanPriceAt(200, 300 * SECOND));
        model.passMark(200, 300 * SECOND);
        assertEquals(163, model.meanPrice());
        assertTrue(model.meanPriceAt(200, 3_000 * SECOND) == 199);
    }
}
