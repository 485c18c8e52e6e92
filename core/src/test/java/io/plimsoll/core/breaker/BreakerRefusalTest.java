package io.plimsoll.core.breaker;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.DelistInstrumentEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static io.plimsoll.core.message.BreakerAction.HALT;
import static io.plimsoll.core.message.BreakerAction.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Rulebook R1.2: what is refused of SetVolatilityRules, SetBreakerRules and SetVenueBreaker, with which reason, and
 * that nothing has changed then.
 */
@Timeout(60)
class BreakerRefusalTest
{
    private static final long MAX_NS = 100_000_000_000_000_000L;

    private final BreakerVenue venue = new BreakerVenue();

    private static Arguments rules(final String name, final Reason reason, final Consumer<BreakerVenue.Spec> change)
    {
        return arguments(name, reason, change);
    }

    private static Arguments row(final String name, final Reason reason, final long... row)
    {
        return arguments(name, reason, (Consumer<BreakerVenue.Spec>)spec -> spec.with(row));
    }

    static Stream<Arguments> breakerRules()
    {
        final Reason range = Reason.OUT_OF_RANGE;
        final long[] band = BreakerVenue.band(LIMIT, 16, 1);
        return Stream.of(
            rules("as it is", null, spec -> spec.with()),
            rules("drawdown action unknown", range, spec -> spec.drawdownAction = BreakerAction.NULL_VAL),
            rules("rate action unknown", range, spec -> spec.rateAction = BreakerAction.NULL_VAL),
            rules("no steps", range, spec -> spec.reopenSteps = 0),
            rules("1,000 steps", null, spec -> spec.reopenSteps = 1_000),
            rules("1,001 steps", range, spec -> spec.reopenSteps = 1_001),
            rules("no step", range, spec -> spec.reopenStepPpm = 0),
            rules("a step above all", range, spec -> spec.reopenStepPpm = 1_000_001),
            rules("drawdown below nothing", range, spec -> spec.drawdownPpm = -1),
            rules("drawdown above all", range, spec -> spec.drawdownPpm = 1_000_001),
            rules("rate below nothing", range, spec -> spec.rateNotional = -1),
            rules("the largest rate", null, spec -> spec.rateNotional = MAX_NS),
            rules("rate above all", range, spec -> spec.rateNotional = MAX_NS + 1),
            rules("outage below nothing", range, spec -> spec.outageNs = -1),
            rules("outage above all", range, spec -> spec.outageNs = MAX_NS + 1),
            rules("limit below nothing", range, spec -> spec.limitNs = -1),
            rules("no limit", null, spec -> spec.limitNs = 0),
            rules("limit above all", range, spec -> spec.limitNs = MAX_NS + 1),
            rules("no halt", range, spec -> spec.haltNs = 0),
            rules("a halt as long as the longest", null, spec -> spec.maxHaltNs = spec.haltNs),
            rules("a halt above the longest", range, spec -> spec.maxHaltNs = spec.haltNs - 1),
            rules("longest halt above all", range, spec -> spec.maxHaltNs = MAX_NS + 1),
            rules("no time between steps", range, spec -> spec.reopenNs = 0),
            rules("step of bounds below nothing", range, spec -> spec.publishPpm = -1),
            rules("step of bounds above all", range, spec -> spec.publishPpm = 1_000_001),
            rules("six rows", null, spec -> spec.with(band, band, band, band, band, band)),
            rules("seven rows", range, spec -> spec.with(band, band, band, band, band, band, band)),
            row("kind unknown", range, 255, 1, 16, 1, 0, 0),
            row("action unknown", range, 2, 255, 16, 1, 0, 0),
            row("horizon 15", range, 2, 1, 15, 1, 0, 0),
            row("horizon above all", range, 2, 1, MAX_NS + 1, 1, 0, 0),
            row("no width", range, 2, 1, 16, 0, 0, 0),
            row("all of the price", range, 3, 1, 16, 1_000_000, 0, 0),
            row("nearly all of the price", null, 3, 1, 16, 999_999, 0, 0),
            row("z above all", range, 1, 1, 16, 100_000_001, 0, 0),
            row("step of the reference below nothing", range, 2, 1, 16, 1, -1, 0),
            row("step of the reference above all", range, 2, 1, 16, 1, 1_000_001, 0),
            row("largest width below nothing", range, 2, 1, 16, 1, 0, -1),
            row("largest width above all", range, 2, 1, 16, 1, 0, 1_000_000_000_000_001L),
            row("band with all", null, 2, 1, 16, 1, 1_000_000, 1_000_000_000_000_000L),
            row("no volatility", Reason.BREAKER_INVALID, 1, 1, 16, 100_000_000, 0, 0),
            row("velocity with a step", Reason.BREAKER_INVALID, 3, 1, 16, 1, 1, 0),
            row("velocity with a largest width", Reason.BREAKER_INVALID, 3, 1, 16, 1, 0, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakerRules")
    void shouldRefuseRulesOfABreaker(
        final String name, final Reason reason, final Consumer<BreakerVenue.Spec> change)
    {
        venue.breaker(0, new BreakerVenue.Spec().with(BreakerVenue.band(HALT, 1_600 * SECOND_NS, 50_000)));
        venue.mark(0, 10_501);
        final BreakerVenue.Spec spec = new BreakerVenue.Spec();
        change.accept(spec);
        venue.breaker(0, spec);
        assertEquals(reason, venue.venue().refusal(), name);
        if (reason != null)
        {
            venue.expect("Rejected command=51|reason=" + reason + "|account=0|reference=0");
            assertEquals(Reason.INSTRUMENT_HALTED, venue.order(0, 1, 10_000), "the rules before stand");
        }
    }

    @Test
    void shouldTakeStatisticsWhereVolatilityIsMeasured()
    {
        final BreakerVenue.Spec spec = new BreakerVenue.Spec().with(BreakerVenue.statistical(HALT, 16, 1));
        venue.volatility(0, 1, 1, 1, new long[]{1, 1, 1}).breaker(0, spec);
        assertNull(venue.venue().refusal());
        venue.breaker(1, spec);
        assertEquals(Reason.BREAKER_INVALID, venue.venue().refusal());
        final long[] stray = BreakerVenue.statistical(HALT, 16, 1);
        stray[5] = 1;
        venue.breaker(0, spec.with(stray));
        assertEquals(Reason.BREAKER_INVALID, venue.venue().refusal());
    }

    @Test
    void shouldRefuseInstrumentsThatAreNotThere()
    {
        final BreakerVenue.Spec invalid = new BreakerVenue.Spec().with(BreakerVenue.statistical(HALT, 16, 1));
        venue.breaker(3, invalid);
        venue.expect("Rejected command=51|reason=UNKNOWN_INSTRUMENT|account=0|reference=3");
        venue.volatility(65_000, 1, 1, 1, new long[]{1, 1, 1});
        venue.expect("Rejected command=41|reason=UNKNOWN_INSTRUMENT|account=0|reference=65000");
        venue.rules().send(buffer -> new DelistInstrumentEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .instrument(2).settlementPrice(1).encodedLength());
        venue.breaker(2, invalid);
        venue.expect("Rejected command=51|reason=INSTRUMENT_CLOSED|account=0|reference=2");
        venue.volatility(2, 1, 1, 1, new long[]{1, 1, 1});
        venue.expect("Rejected command=41|reason=INSTRUMENT_CLOSED|account=0|reference=2");
        venue.volatility(2, 1, 1, 1, new long[]{0, 1, 1});
        venue.expect("Rejected command=41|reason=OUT_OF_RANGE|account=0|reference=2");
    }

    static Stream<Arguments> volatilityRules()
    {
        final Reason range = Reason.OUT_OF_RANGE;
        return Stream.of(
            arguments(null, 1, 1, 1, 1L, 1L, 1L),
            arguments(null, 10_000_000, 1, 10_000_000, MAX_NS, MAX_NS, MAX_NS),
            arguments(range, 10_000_001, 1, 10_000_001, 1L, 1L, 1L),
            arguments(range, 5, 0, 10, 1L, 1L, 1L),
            arguments(range, 5, 6, 10, 1L, 1L, 1L),
            arguments(range, 11, 6, 10, 1L, 1L, 1L),
            arguments(range, 5, 5, 5, 0L, 1L, 1L),
            arguments(range, 5, 5, 5, 1L, 0L, 1L),
            arguments(range, 5, 5, 5, 1L, 1L, 0L),
            arguments(range, 5, 5, 5, MAX_NS + 1, 1L, 1L),
            arguments(range, 5, 5, 5, 1L, MAX_NS + 1, 1L),
            arguments(range, 5, 5, 5, 1L, 1L, MAX_NS + 1));
    }

    @ParameterizedTest
    @MethodSource("volatilityRules")
    void shouldRefuseRulesOfVolatility(
        final Reason reason, final int initialPpm, final int floorPpm, final int capPpm, final long sampleNs,
        final long presentNs, final long longRunNs)
    {
        venue.volatility(1, initialPpm, floorPpm, capPpm, new long[]{sampleNs, presentNs, longRunNs});
        assertEquals(reason, venue.venue().refusal());
        if (reason == null)
        {
            venue.expect("ParametersChanged parameters=VOLATILITY|reference=1|parameterVersion=5");
        }
    }

    /**
     * R9.1: what the core measures nobody else tells it.
     */
    @Test
    void shouldRefuseTicksOfWhatIsMeasured()
    {
        venue.rules().volatility(0, 10, 20);
        assertNull(venue.venue().refusal());
        venue.volatility(0, 20_000, 1, 30_000, new long[]{1, 1, 1});
        venue.rules().volatility(0, 10, 20);
        assertEquals(Reason.MEASURED_HERE, venue.venue().refusal());
        venue.rules().volatility(0, 0, 20);
        assertEquals(Reason.OUT_OF_RANGE, venue.venue().refusal());
        venue.rules().volatility(1, 10, 20);
        assertNull(venue.venue().refusal());
    }

    @Test
    void shouldRefuseTheVenuesBreaker()
    {
        venue.venueBreaker(0, 0).expect("Rejected command=52|reason=OUT_OF_RANGE|account=0|reference=0");
        venue.venueBreaker(1, MAX_NS + 1).expect("Rejected command=52|reason=OUT_OF_RANGE|account=0|reference=0");
        venue.venueBreaker(65_535, MAX_NS)
            .expect("ParametersChanged parameters=VENUE_BREAKER|reference=0|parameterVersion=5");
    }
}
