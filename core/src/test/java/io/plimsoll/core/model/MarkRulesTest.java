package io.plimsoll.core.model;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.PriceVenue.MARK_NS;
import static io.plimsoll.core.model.PriceVenue.MARK_PPM;
import static io.plimsoll.core.model.PriceVenue.SPEC;
import static io.plimsoll.core.model.Scenario.CROSS;
import static io.plimsoll.core.model.Scenario.INVERSE;
import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Marks, asset prices and volatilities that come from an index (R8.4 to R8.6, R8.13, R9.1).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class MarkRulesTest extends GoldenVenue
{
    private static final long HOUR_NS = 3_600 * SECOND_NS;

    private PriceVenue prices()
    {
        return PriceVenue.open(engine(LIMITS));
    }

    /**
     * The index is 50,000.
     */
    private PriceVenue fifty()
    {
        return prices().index(SPEC).tick(1, 5_000_000).tick(2, 5_000_000);
    }

    /**
     * The index is 100, and so is the mark of the linear contract.
     */
    private PriceVenue hundred(final int... ppm)
    {
        return prices().index(SPEC).tick(1, 10_000).tick(2, 10_000).rules(LINEAR, ppm, MARK_NS);
    }

    /**
     * @param numbers mark, candidate, index, funding, basis, book, mean and stable price.
     */
    private static String published(final int instrument, final String validity, final long... numbers)
    {
        return "MarkPublished instrument=" + instrument + "|validity=" + validity + "|mark=" + numbers[0] +
            "|candidate=" + numbers[1] + "|indexPrice=" + numbers[2] + "|fundingPrice=" + numbers[3] +
            "|basisPrice=" + numbers[4] + "|bookPrice=" + numbers[5] + "|meanPrice=" + numbers[6] +
            "|stablePrice=" + numbers[7];
    }

    /**
     * @param numbers mark, candidate, index, funding, basis, book, mean, stable price; present and long run volatility.
     */
    private static String reported(final int instrument, final String validity, final long... numbers)
    {
        final long[] all = Arrays.copyOf(numbers, 10);
        return "PriceReported instrument=" + instrument + "|validity=" + validity + "|refused=NO|breaker=NORMAL|mark=" +
            all[0] + "|candidate=" + all[1] + "|indexPrice=" + all[2] + "|fundingPrice=" + all[3] +
            "|basisPrice=" + all[4] + "|bookPrice=" + all[5] + "|meanPrice=" + all[6] + "|stablePrice=" + all[7] +
            "|presentPpm=" + all[8] + "|longRunPpm=" + all[9] + "|lower=0|upper=0|untilNs=0|triggers=[]";
    }

    /**
     * R8.4: the mark there is stays until a candidate comes; from then on PriceTick is PRICED_BY_INDEX.
     */
    @Test
    void shouldPriceByTheIndexAlone()
    {
        final PriceVenue venue = prices().index(SPEC).rules(INVERSE, MARK_PPM, MARK_NS).expect(
            "ParametersChanged parameters=MARK|reference=1|parameterVersion=6",
            published(INVERSE, "NON_POSITIVE", 50_000, 0, 0, 0, 0, 0, 0, 50_000));
        venue.scenario().mark(INVERSE, 50_001)
            .expect("Rejected command=12|reason=PRICED_BY_INDEX|account=0|reference=1");
        venue.tick(1, 5_000_049).expectOf("Mark",
                published(INVERSE, "TOO_FEW_SOURCES", 50_000, 0, 0, 0, 0, 0, 0, 50_000))
            .tick(2, 5_000_050).expectOf("Mark",
                published(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000))
            .tick(1, 5_000_050).expectOf("Mark",
                published(INVERSE, "VALID", 50_001, 50_001, 50_001, 50_001, 50_001, 50_001, 50_000, 50_001))
            .queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 100));
    }

    /**
     * R8.4: a rule that is set where the index is valid is worked out at once; each of the three is the mark in turn:
     * funding of 25 of 50, the index itself when the book is old, then 63.212 of the basis of 100 that stood for 10 s
     * of 10 s, then the book.
     */
    @Test
    void shouldTakeTheMiddleOfThree()
    {
        final PriceVenue venue = fifty().rules(INVERSE, MARK_PPM, MARK_NS)
            .expect("ParametersChanged parameters=MARK|reference=1|parameterVersion=6")
            .book(INVERSE, 50_090, 50_110, 0).expect()
            .rate(INVERSE, 1_000_000, 4 * HOUR_NS, 8 * HOUR_NS).expect(
                published(INVERSE, "VALID", 50_025, 50_025, 50_000, 50_025, 50_000, 50_100, 50_000, 50_025))
            .after(10 * SECOND_NS).queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_025, 50_025, 50_000, 50_025, 50_000, 50_100, 50_015, 50_025));
        venue.tick(1, 5_000_000).expect(
            published(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_024, 50_000, 50_000, 50_015, 50_000));
        venue.book(INVERSE, 50_300, 50_320, 50_200).expect(
            published(INVERSE, "VALID", 50_063, 50_063, 50_000, 50_024, 50_063, 50_300, 50_015, 50_063));
        venue.book(INVERSE, 50_040, 50_050, 0).expect(
            published(INVERSE, "VALID", 50_045, 50_045, 50_000, 50_024, 50_063, 50_045, 50_015, 50_045));
    }

    /**
     * R8.4: the mean basis begins at 0. The very first book after the rules, however far off, moves the mark by
     * nothing, neither at once nor with the next price of the index; nor does the second. What it says counts once it
     * has stood: 1,000, as far as it may be, for 10 s of 10 s are 632.12.
     */
    @Test
    void shouldNotMoveByTheFirstBook()
    {
        final PriceVenue venue = fifty().rules(INVERSE, MARK_PPM, MARK_NS)
            .book(INVERSE, 70_000, 70_000, 0).expect()
            .queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 70_000, 50_000, 50_000))
            .tick(1, 5_000_000).expectOf("Mark")
            .book(INVERSE, 70_000, 70_000, 0).expect()
            .queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 70_000, 50_000, 50_000))
            .after(10 * SECOND_NS);
        venue.book(INVERSE, 70_000, 70_000, 0).expect(
            published(INVERSE, "VALID", 50_632, 50_632, 50_000, 50_000, 50_632, 70_000, 50_000, 50_632));
    }

    /**
     * R8.4: 300, which stood for 10 s of 10 s, count 1 - 0.367879441: 189.636. Ten seconds later 0.367879441 of that
     * are left, and 150, which stood, are the rest: 164.581. What was there for no time counts nothing.
     */
    @Test
    void shouldWeighABasisByTheTimeThatItStood()
    {
        fifty().rules(INVERSE, MARK_PPM, MARK_NS)
            .book(INVERSE, 50_100, 50_100, 0).book(INVERSE, 50_300, 50_300, 0)
            .queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 50_300, 50_000, 50_000))
            .after(10 * SECOND_NS).book(INVERSE, 50_150, 50_150, 0).expect(
                published(INVERSE, "VALID", 50_150, 50_150, 50_000, 50_000, 50_189, 50_150, 50_000, 50_150))
            .after(10 * SECOND_NS).book(INVERSE, 50_400, 50_400, 0).expect(
                published(INVERSE, "VALID", 50_164, 50_164, 50_000, 50_000, 50_164, 50_400, 50_094, 50_164));
    }

    /**
     * R8.4: 2 % of 50,000 are 1,000: so far a sample and the mark may be. A book without a side, or crossed, is none;
     * a last trade above the ask counts as the ask.
     */
    @Test
    void shouldHoldTheMarkNearTheIndex()
    {
        fifty().rules(INVERSE, MARK_PPM, MARK_NS)
            .book(INVERSE, 60_000, 60_010, 0).expect()
            .rate(INVERSE, 1_000_000_000, 8 * HOUR_NS, HOUR_NS).expect(
                published(INVERSE, "VALID", 51_000, 51_000, 50_000, 100_000, 50_000, 60_005, 50_000, 51_000))
            .rate(INVERSE, -1_000_000_000, 8 * HOUR_NS, HOUR_NS).expect(
                published(INVERSE, "VALID", 50_000, 50_000, 50_000, 0, 50_000, 60_005, 50_000, 50_000))
            .after(10 * SECOND_NS).book(INVERSE, 0, 50_000, 0).expect()
            .queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_000, 50_000, 50_000, 0, 50_000, 50_000, 50_000, 50_000))
            .book(INVERSE, 60_000, 60_010, 0).expect(
                published(INVERSE, "VALID", 50_632, 50_632, 50_000, 0, 50_632, 60_005, 50_000, 50_632))
            .book(INVERSE, 50_001, 50_000, 0).expect(
                published(INVERSE, "VALID", 50_000, 50_000, 50_000, 0, 50_632, 50_000, 50_000, 50_000))
            .book(INVERSE, 1, 1, 0).expect(
                published(INVERSE, "VALID", 49_000, 49_000, 50_000, 0, 50_632, 1, 50_000, 49_000))
            .book(INVERSE, 60_000, 60_010, 70_000).expect(
                published(INVERSE, "VALID", 50_632, 50_632, 50_000, 0, 50_632, 60_010, 50_000, 50_632));
    }

    /**
     * R8.4: without mark rules there is nothing that a book or a rate could say; a closed contract stays closed.
     */
    @Test
    void shouldRefuseWhatHangsOnNothing()
    {
        final PriceVenue venue = fifty();
        venue.book(INVERSE, 1, 1, 1).expect("Rejected command=31|reason=UNKNOWN_INDEX|account=0|reference=1")
            .rate(7, 0, 0, 1).expect("Rejected command=37|reason=UNKNOWN_INSTRUMENT|account=0|reference=7")
            .rules(INVERSE, MARK_PPM, MARK_NS);
        venue.scenario().delist(INVERSE, 50_000);
        venue.book(INVERSE, 1, 1, 1).expect("Rejected command=31|reason=INSTRUMENT_CLOSED|account=0|reference=1")
            .tick(1, 5_010_000).expectOf("Mark");
        venue.writer().queryPrice(7);
        venue.apply().expect("Rejected command=39|reason=UNKNOWN_INSTRUMENT|account=0|reference=7");
        venue.writer().queryIndex(7);
        venue.apply().expect("Rejected command=38|reason=UNKNOWN_INDEX|account=0|reference=7");
    }

    /**
     * R8.5: 5,000,000 of 0.01 are 50,000; the price follows, and AssetPriceTick is PRICED_BY_INDEX.
     */
    @Test
    void shouldPriceAnAssetByItsIndex()
    {
        final PriceVenue venue = fifty().assetRules(1, 0, 0)
            .expect("ParametersChanged parameters=ASSET_PRICE|reference=1|parameterVersion=6")
            .tick(1, 5_000_002).expectOf("AssetPriced",
                "AssetPriced asset=1|validity=VALID|price=50000010000|stablePrice=50000010000|" +
                    "collateralPrice=50000010000");
        venue.scenario().price(1, 1).expect("Rejected command=13|reason=PRICED_BY_INDEX|account=0|reference=1");
        venue.tick(1, 0).expectOf("AssetPriced",
            "AssetPriced asset=1|validity=TOO_FEW_SOURCES|price=50000010000|stablePrice=50000010000|" +
                "collateralPrice=50000010000");
    }

    /**
     * R8.6: 1 % an hour of 50,000 are 5 in 36 s. The price that stood is where it begins. Funding of 200 lets the book
     * of 50,100 be the mark; without it, and with the book old, it is the index again.
     */
    @Test
    void shouldMoveTheStablePriceSlowly()
    {
        fifty().rules(INVERSE, new int[]{20_000, 0, 10_000}, MARK_NS)
            .rate(INVERSE, 4_000_000, 8 * HOUR_NS, HOUR_NS).expect()
            .book(INVERSE, 50_100, 50_100, 0).expect(
                published(INVERSE, "VALID", 50_100, 50_100, 50_000, 50_200, 50_000, 50_100, 50_000, 50_000))
            .after(36 * SECOND_NS).queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_100, 50_100, 50_000, 50_200, 50_000, 50_100, 50_097, 50_005))
            .rate(INVERSE, 0, 8 * HOUR_NS, HOUR_NS).expect(
                published(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_097, 50_005))
            .after(18 * SECOND_NS).queryPrice(INVERSE).expect(
                reported(INVERSE, "VALID", 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_016, 50_002));
    }

    /**
     * R8.6, R2.3: long 100 at 100; at a mark of 110 with a stable price of 100 the gain of 1,000 is no initial
     * equity, a loss is so at once. Requirements are at the mark: 10 % of 11,000.
     */
    @Test
    void shouldCountStrictPricesInInitialEquity()
    {
        final PriceVenue venue = hundred(200_000, 0, 10_000);
        venue.scenario().customer(1, 0, 1_200 * MONEY).customer(2, 0, 5_000 * MONEY).trade(1, 2, LINEAR, 100, 100);
        venue.tick(1, 10_400).tick(2, 10_400).expectOf("MarkPublished",
            published(LINEAR, "VALID", 104, 104, 104, 104, 104, 104, 100, 100));
        reports(venue, 1, "equity=1600000000|equityInitial=1200000000|");
        reports(venue, 2, "equity=4600000000|equityInitial=4600000000|");
        venue.tick(1, 9_900).tick(2, 9_900);
        reports(venue, 1, "equity=1100000000|equityInitial=1100000000|");
        reports(venue, 2, "equity=5100000000|equityInitial=5000000000|");
        venue.after(50 * SECOND_NS).after(HOUR_NS);
        reports(venue, 2, "equity=5100000000|equityInitial=5100000000|");
    }

    /**
     * R8.6: an asset counts at the lower price of both when it is held, and at the higher when it is owed.
     */
    @Test
    void shouldCountStrictPricesOfAssets()
    {
        final PriceVenue venue = fifty().assetRules(1, 10_000, 0);
        venue.scenario().customer(1, 1, Scenario.COIN);
        venue.tick(1, 5_100_000).tick(2, 5_100_000).expectOf("AssetPriced",
            "AssetPriced asset=1|validity=VALID|price=51000000000|stablePrice=50000000000|" +
                "collateralPrice=51000000000");
        reports(venue, 1, "equity=51000000000|equityInitial=50000000000|");
        venue.tick(1, 4_900_000).tick(2, 4_900_000);
        reports(venue, 1, "equity=49000000000|equityInitial=49000000000|");
    }

    private static void reports(final PriceVenue venue, final long account, final String part)
    {
        final String event = venue.scenario().query(account, CROSS).events().get(0);
        assertTrue(event.contains(part), event);
    }

    /**
     * R9.1: half a day's deviation to begin with. Ten seconds without a move leave 0.268941 of the variance of the
     * present (10 s) and 0.900482 of that in the long run (100 s); 2 s with a move of 1 % then. VolatilityTick is
     * MEASURED_HERE.
     */
    @Test
    void shouldMeasureVolatility()
    {
        final PriceVenue venue = prices()
            .volatility(LINEAR, new int[]{500_000, 100_000, 2_000_000}, new long[]{
                2 * SECOND_NS, 10 * SECOND_NS, 100 * SECOND_NS})
            .expect("ParametersChanged parameters=VOLATILITY|reference=0|parameterVersion=5")
            .queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 100, 0, 0, 0, 0, 0, 0, 0, 500_000, 500_000))
            .after(10 * SECOND_NS);
        venue.scenario().volatility(LINEAR, 1, 1)
            .expect("Rejected command=40|reason=MEASURED_HERE|account=0|reference=0")
            .mark(LINEAR, 101).expect();
        venue.queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 101, 0, 0, 0, 0, 0, 0, 0, 259_298, 474_468))
            .after(2 * SECOND_NS - 1);
        venue.scenario().mark(LINEAR, 101);
        venue.queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 101, 0, 0, 0, 0, 0, 0, 0, 259_298, 474_468))
            .after(1);
        venue.scenario().mark(LINEAR, 50);
        venue.queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 50, 0, 0, 0, 0, 0, 0, 0, 839_728, 552_959))
            .after(HOUR_NS);
        venue.scenario().mark(LINEAR, 50);
        venue.queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 50, 0, 0, 0, 0, 0, 0, 0, 2_000_000, 2_000_000))
            .after(1_000 * HOUR_NS);
        venue.scenario().mark(LINEAR, 50);
        venue.queryPrice(LINEAR).expect(reported(LINEAR, "VALID", 50, 0, 0, 0, 0, 0, 0, 0, 100_000, 1));
    }

    /**
     * R9.1: a candidate that leaves the mark as it is counts as a sample too, a book that finds no valid index does
     * not.
     */
    @Test
    void shouldSampleWithCandidates()
    {
        final PriceVenue venue = hundred(20_000, 0, 0)
            .volatility(LINEAR, new int[]{500_000, 1, 10_000_000}, new long[]{
                SECOND_NS, 10 * SECOND_NS, 100 * SECOND_NS})
            .after(10 * SECOND_NS).book(LINEAR, 100, 100, 0).expect()
            .queryPrice(LINEAR).expect(
                reported(LINEAR, "VALID", 100, 100, 100, 100, 100, 100, 100, 100, 259_298, 474_468))
            .tick(1, 0).after(10 * SECOND_NS).book(LINEAR, 100, 100, 0);
        venue.queryPrice(LINEAR).expect(
            reported(LINEAR, "TOO_FEW_SOURCES", 100, 100, 100, 100, 100, 100, 100, 100, 259_298, 474_468));
    }
}
