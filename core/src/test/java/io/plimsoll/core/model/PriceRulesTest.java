package io.plimsoll.core.model;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.IndexSpec.JUMP;
import static io.plimsoll.core.model.IndexSpec.LAG_MOVE;
import static io.plimsoll.core.model.IndexSpec.LAG_NOISE;
import static io.plimsoll.core.model.IndexSpec.LAG_WINDOW;
import static io.plimsoll.core.model.IndexSpec.MAX_LAG;
import static io.plimsoll.core.model.IndexSpec.UNCERTAINTY;
import static io.plimsoll.core.model.IndexSpec.VOLATILE_RATIO;
import static io.plimsoll.core.model.PriceVenue.SPEC;

/**
 * Indices and their sources (R8.1 to R8.3, R8.9, R8.11).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class PriceRulesTest extends GoldenVenue
{
    private static final long START_S = Scenario.START_NS / SECOND_NS;

    private PriceVenue prices()
    {
        return PriceVenue.open(engine(LIMITS));
    }

    /**
     * Sources 1 and 2 say 100 and 101: the index is 100.50.
     */
    private PriceVenue valid(final IndexSpec spec)
    {
        return prices().index(spec).tick(1, 10_000).tick(2, 10_100);
    }

    /**
     * @param atS     second of the stamp, the first is 1; 0: none.
     * @param numbers price, held price and median; mean lag; both mean distances.
     */
    private static String changed(
        final int source, final String from, final String to, final long atS, final long... numbers)
    {
        final long[] all = Arrays.copyOf(numbers, 6);
        return "SourceChanged index=4|source=" + source + "|fromStatus=" + from + "|toStatus=" + to + "|price=" +
            all[0] + "|heldPrice=" + all[1] + "|median=" + all[2] + "|sourceTimeNs=" +
            (START_S + atS - 1) + "000000000|meanLagNs=" + all[3] + "|meanDistanceE9=" + all[4] +
            "|meanDistanceBeforeE9=" + all[5];
    }

    /**
     * @param numbers live, price, candidate, uncertainty and mean.
     */
    private static String published(final String validity, final long... numbers)
    {
        return "IndexPublished index=4|validity=" + validity + "|live=" + numbers[0] + "|price=" + numbers[1] +
            "|candidate=" + numbers[2] + "|uncertainty=" + numbers[3] + "|meanPrice=" + numbers[4];
    }

    /**
     * R8.1: the first setting begins with nothing, which is NON_POSITIVE; it and all after it count.
     */
    @Test
    void shouldDefineAnIndex()
    {
        final String none = "|own=NO|status=NONE|weight=0|price=0|heldPrice=0|sourceTimeNs=0|meanLagNs=0|" +
            "meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=0)";
        prices().index(SPEC).expect("ParametersChanged parameters=INDEX|reference=4|parameterVersion=5")
            .queryIndex().expect(
                "IndexReported index=4|validity=NON_POSITIVE|live=0|moving=NO|price=0|candidate=0|uncertainty=0|" +
                    "meanPrice=0|invalidSinceNs=1000000000000|sources=[(source=1" + none + ",(source=2" + none +
                    ",(source=3" + none + "]")
            .after(SECOND_NS)
            .index(SPEC).expect("ParametersChanged parameters=INDEX|reference=4|parameterVersion=6");
    }

    /**
     * R8.1: a source that stays keeps its price, one that goes is forgotten; the index is worked out at once.
     */
    @Test
    void shouldKeepWhatIsKnownOfSourcesThatStay()
    {
        valid(SPEC)
            .index(SPEC.withLeast(1, 2).withSources(new int[]{2, 0, 10}, new int[]{7, 0, 10})).expect(
                "ParametersChanged parameters=INDEX|reference=4|parameterVersion=6",
                published("VALID", 1, 10_100, 10_100, 0, 10_050))
            .index(SPEC).expect(
                "ParametersChanged parameters=INDEX|reference=4|parameterVersion=7",
                published("TOO_FEW_SOURCES", 1, 10_100, 10_100, 0, 10_050));
    }

    /**
     * R8.3: at half of the weights it is the middle of two prices; the mean begins with the first candidate, and a
     * candidate that has stood for no time moves nothing of it.
     */
    @Test
    void shouldTakeTheWeightedMedian()
    {
        prices().index(SPEC)
            .tick(1, 10_000).expect(
                changed(1, "NONE", "LIVE", 1, 10_000, 0, 10_000),
                published("TOO_FEW_SOURCES", 1, 0, 10_000, 0, 0))
            .tick(2, 10_100).expect(
                changed(2, "NONE", "LIVE", 1, 10_100, 0, 10_050),
                published("VALID", 2, 10_050, 10_050, 50, 10_050))
            .tick(3, 10_300).expect(
                changed(3, "NONE", "LIVE", 1, 10_300, 0, 10_100),
                published("VALID", 3, 10_100, 10_100, 100, 10_050))
            .tick(3, 10_300, 400, 0).expect()
            .index(SPEC.withSources(new int[]{1, 0, 10}, new int[]{2, 0, 10}, new int[]{3, 0, 20})).expect(
                "ParametersChanged parameters=INDEX|reference=4|parameterVersion=6",
                published("VALID", 3, 10_200, 10_200, 350, 10_050));
    }

    /**
     * R8.3: after 10 s of 10 s the mean keeps 0.367879441 of 10,050 and takes 10,100 for the rest: 10,081.606.
     */
    @Test
    void shouldWeighTheMeanByTheTimeThatCandidatesStood()
    {
        valid(SPEC).tick(3, 10_300).after(10 * SECOND_NS).tick(1, 10_400)
            .expect(published("VALID", 3, 10_300, 10_300, 100, 10_081));
    }

    /**
     * R8.3: 505 is 5 % of 10,100 and may be; 506 is not.
     */
    @Test
    void shouldDropOutliers()
    {
        valid(SPEC)
            .tick(3, 10_605).expectOf("Index", published("VALID", 3, 10_100, 10_100, 100, 10_050))
            .tick(3, 10_606).expect(
                changed(3, "LIVE", "OUTLIER", 1, 10_606, 0, 10_100, 0, 50_099_009, 55_323_383),
                published("VALID", 2, 10_050, 10_050, 50, 10_050))
            .tick(2, 10_200).expectOf("Source",
                changed(3, "OUTLIER", "LIVE", 1, 10_606, 0, 10_200, 0, 50_099_009, 55_323_383));
    }

    /**
     * R8.3: of 20 the venue's own weighs 10, whatever its weight is; two of its own 5 each; alone it is nothing.
     */
    @Test
    void shouldLimitTheVenuesOwnSources()
    {
        final IndexSpec own = SPEC.withSources(
            new int[]{1, 0, 10}, new int[]{2, 0, 10}, new int[]{8, 1, 1_000_000}, new int[]{9, 1, 6});
        prices().index(own)
            .tick(8, 10_080).expect(
                changed(8, "NONE", "LIVE", 1, 10_080, 0, 0), published("TOO_FEW_SOURCES", 0, 0, 0, 0, 0))
            .tick(1, 10_000).expectOf("Index")
            .tick(2, 10_100).expectOf("Index", published("VALID", 2, 10_080, 10_080, 20, 10_080))
            .tick(9, 10_300).expectOf("Index", published("VALID", 2, 10_090, 10_090, 50, 10_080));
    }

    /**
     * R8.2, R8.3: two seconds late where one is allowed; it weighs 5 of 10.
     */
    @Test
    void shouldWeighLaggingSourcesLess()
    {
        valid(SPEC.withNs(MAX_LAG, SECOND_NS))
            .tick(3, 10_300, 0, 2 * SECOND_NS).expect(
                changed(3, "NONE", "LAGGING", -1, 10_300, 0, 10_100, 2 * SECOND_NS),
                published("VALID", 3, 10_100, 10_100, 100, 10_050))
            .tick(2, 9_900).expectOf("Index", published("VALID", 3, 10_000, 10_000, 100, 10_050))
            .queryIndex().expect(
                "IndexReported index=4|validity=VALID|live=3|moving=NO|price=10000|candidate=10000|uncertainty=100|" +
                    "meanPrice=10050|invalidSinceNs=0|sources=[" +
                    "(source=1|own=NO|status=LIVE|weight=10|price=10000|heldPrice=0|sourceTimeNs=1000000000000|" +
                    "meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=1)," +
                    "(source=2|own=NO|status=LIVE|weight=10|price=9900|heldPrice=0|sourceTimeNs=1000000000000|" +
                    "meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=2)," +
                    "(source=3|own=NO|status=LAGGING|weight=5|price=10300|heldPrice=0|sourceTimeNs=998000000000|" +
                    "meanLagNs=2000000000|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=1)]");
    }

    /**
     * R8.2 (1): a lag of 16 s after one of 0 counts for a sixteenth, so does an interval.
     */
    @Test
    void shouldSmoothWhatItKnowsOfASource()
    {
        valid(SPEC).after(SECOND_NS).tick(3, 10_100).after(2 * SECOND_NS).tick(3, 10_100)
            .after(18 * SECOND_NS).tick(3, 10_251, 0, 16 * SECOND_NS)
            .queryIndex().expectOf("IndexReported",
                "IndexReported index=4|validity=VALID|live=3|moving=NO|price=10100|candidate=10100|uncertainty=100|" +
                    "meanPrice=10093|invalidSinceNs=0|sources=[" +
                    "(source=1|own=NO|status=LIVE|weight=10|price=10000|heldPrice=0|sourceTimeNs=1000000000000|" +
                    "meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=1)," +
                    "(source=2|own=NO|status=LIVE|weight=10|price=10100|heldPrice=0|sourceTimeNs=1000000000000|" +
                    "meanLagNs=0|meanIntervalNs=0|meanDistanceE9=0|meanDistanceBeforeE9=0|ticks=1)," +
                    "(source=3|own=NO|status=LIVE|weight=10|price=10251|heldPrice=0|sourceTimeNs=1005000000000|" +
                    "meanLagNs=1000000000|meanIntervalNs=3000000000|meanDistanceE9=934405|" +
                    "meanDistanceBeforeE9=5598584|ticks=3)]");
    }

    /**
     * R8.2 (1), R8.3: whoever says at each of his ticks what the index was at the one before lags, once there are 16:
     * D₁ is 0. Those who go ahead do not.
     */
    @Test
    void shouldFindWhoRepeatsTheIndex()
    {
        final PriceVenue venue = valid(SPEC.withPpm(LAG_NOISE, 4_000)).tick(3, 10_050);
        for (int i = 1; i <= 16; i++)
        {
            venue.expectOf("SourceChanged index=4|source=3|fromStatus=LIVE");
            final long now = 10_050 + 50L * i;
            venue.tick(1, now).expectOf("SourceChanged").tick(2, now).expectOf("SourceChanged").tick(3, now - 50);
        }
        venue.expectOf("SourceChanged", changed(3, "LIVE", "LAGGING", 1, 10_800, 0, 10_850, 0, 4_818_131, 0));
    }

    /**
     * R8.2 (3): 1 % may be, more is held; the first further update within 1 % counts one, the second confirms.
     * Distances: 204, 307 and 300 of 10,100, remembered 254 of 10,050, 307 and 300 of 10,100.
     */
    @Test
    void shouldHoldJumpsUntilConfirmed()
    {
        final long present = 20_198_019L + (30_396_039L - 20_198_019L) / 16;
        final long before = 25_273_631L + (30_396_039L - 25_273_631L) / 16;
        valid(SPEC.withPpm(JUMP, 10_000))
            .tick(2, 10_201).expect(published("VALID", 2, 10_100, 10_100, 100, 10_050))
            .tick(2, 10_304).expect(
                changed(2, "LIVE", "QUARANTINED", 1, 10_201, 10_304, 10_100, 0, 20_198_019, 25_273_631))
            .tick(2, 10_407).expect()
            .tick(2, 10_400).expect(
                changed(
                    2, "QUARANTINED", "LIVE", 1, 10_400, 0, 10_200, 0,
                    present + (29_702_970L - present) / 16, before + (29_702_970L - before) / 16),
                published("VALID", 2, 10_200, 10_200, 200, 10_050));
    }

    /**
     * R8.2 (3): two that jump alike confirm each other, and both are accepted.
     */
    @Test
    void shouldTakeTwoThatJumpAlike()
    {
        valid(SPEC.withPpm(JUMP, 10_000)).tick(3, 10_050)
            .tick(1, 10_400).expectOf("IndexPublished")
            .tick(2, 10_440).expectOf("IndexPublished", published("VALID", 3, 10_400, 10_400, 40, 10_050))
            .expectOf("SourceChanged", changed(1, "QUARANTINED", "LIVE", 1, 10_400, 0, 10_400));
    }

    /**
     * R8.2 (2): zero, and stamps from the future, take a source out; what is late is ignored; the next good price
     * ends it. Weights that say so doubled reach those of all: NON_POSITIVE.
     */
    @Test
    void shouldTakeOutWhoSaysNonsense()
    {
        valid(SPEC).after(SECOND_NS)
            .tick(1, 0).expect(
                changed(1, "LIVE", "NON_POSITIVE", 1, 10_000, 0, 10_100),
                published("TOO_FEW_SOURCES", 1, 10_050, 10_100, 0, 10_050))
            .tick(2, -5).expect(
                changed(2, "LIVE", "NON_POSITIVE", 1, 10_100, 0, 0),
                published("NON_POSITIVE", 0, 10_050, 0, 0, 10_050))
            .tick(2, 10_000, 0, SECOND_NS + 1).expect()
            .tick(2, 10_000, 0, -SECOND_NS - 1).expectOf("IndexPublished",
                published("TOO_FEW_SOURCES", 0, 10_050, 0, 0, 10_050))
            .expectOf("SourceChanged", changed(
                2, "NON_POSITIVE", "FUTURE", 1, 10_100, 0, 0, 58_593_750, 4_975_124, 4_975_124))
            .tick(2, 10_000, 0, -SECOND_NS).expectOf("SourceChanged",
                changed(2, "FUTURE", "LIVE", 3, 10_000, 0, 10_000, 54_931_641, 4_975_124, 4_975_124));
    }

    /**
     * R8.3, R8.11 (c): a minute is young enough, a nanosecond more is not; all stale is STALE.
     */
    @Test
    void shouldGrowOldWithoutATick()
    {
        valid(SPEC).after(SECOND_NS).tick(2, 10_100)
            .after(59 * SECOND_NS).expect()
            .after(1).expect(
                changed(1, "LIVE", "STALE", 1, 10_000, 0, 10_100),
                published("TOO_FEW_SOURCES", 1, 10_050, 10_100, 0, 10_050))
            .after(SECOND_NS).expect(
                changed(2, "LIVE", "STALE", 2, 10_100, 0, 0),
                published("STALE", 0, 10_050, 0, 0, 10_050))
            .after(SECOND_NS).expect()
            .queryIndex().expectStart(
                "IndexReported index=4|validity=STALE|live=0|moving=NO|price=10050|candidate=0|uncertainty=0|" +
                    "meanPrice=10050|invalidSinceNs=1060000000001|");
    }

    /**
     * R8.3: 50 of 10,050 are 4,975.1 ppm. The candidate goes on, the value stays.
     */
    @Test
    void shouldDoubtWhatIsUncertain()
    {
        valid(SPEC.withPpm(UNCERTAINTY, 4_976)).expectOf("Index", published("VALID", 2, 10_050, 10_050, 50, 10_050))
            .tick(2, 10_100, 1, 0).expect()
            .tick(2, 10_102, 0, 0).expectOf("Index", published("TOO_UNCERTAIN", 2, 10_050, 10_051, 51, 10_050));
    }

    /**
     * R8.3: 10,151 is 1.01005 of its mean, 10,050; 10,150 is 1.00995 of it.
     */
    @Test
    void shouldDoubtWhatRunsAwayFromItsMean()
    {
        valid(SPEC.withPpm(VOLATILE_RATIO, 1_010_000))
            .tick(2, 10_300).expectOf("Index", published("VALID", 2, 10_150, 10_150, 150, 10_050))
            .tick(2, 10_302).expectOf("Index", published("TOO_VOLATILE", 2, 10_150, 10_151, 151, 10_050))
            .after(60 * SECOND_NS).tick(2, 10_302)
            .expectOf("Index", published("VALID", 2, 10_151, 10_151, 151, 10_150));
    }

    /**
     * R8.9: parts of one second. From 10,050 to 10,151 is 1.005 %; seven parts later the part that saw 10,050 is out.
     */
    @Test
    void shouldSeeFastMarkets()
    {
        final String moving = "IndexReported index=4|validity=VALID|live=2|moving=YES";
        final String still = "IndexReported index=4|validity=VALID|live=2|moving=NO";
        valid(SPEC.withNs(LAG_WINDOW, 8 * SECOND_NS).withPpm(LAG_MOVE, 10_000))
            .tick(2, 10_300).queryIndex().expectStart(still)
            .tick(2, 10_302).queryIndex().expectStart(moving)
            .after(7 * SECOND_NS).queryIndex().expectStart(moving)
            .after(SECOND_NS).queryIndex().expectStart(still)
            .index(SPEC.withNs(LAG_WINDOW, 16 * SECOND_NS)).tick(2, 10_304).queryIndex().expectStart(moving)
            .index(SPEC.withNs(LAG_WINDOW, 8 * SECOND_NS)).queryIndex().expectStart(still);
    }
}
