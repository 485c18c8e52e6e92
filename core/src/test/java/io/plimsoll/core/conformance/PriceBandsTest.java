package io.plimsoll.core.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.breaker.BandVenue;
import io.plimsoll.core.volatility.LogNormalBounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Bounds that others have published: statistical ones (R10.2 STATISTICAL), and the bands of the limit up, limit down
 * plan (R10.2 BAND), where the wider band of the first minutes is another width, set by command.
 */
@Timeout(60)
class PriceBandsTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    static Stream<Named<VectorFile.Row>> monitoringBounds()
    {
        return VectorFile.named("vega/price_monitoring_bounds.csv");
    }

    static Stream<Named<VectorFile.Row>> bands()
    {
        return VectorFile.named("luld/bands.csv");
    }

    @ParameterizedTest
    @MethodSource("monitoringBounds")
    void shouldGiveTheBoundsOfALogNormalPrice(final VectorFile.Row row)
    {
        final LogNormalBounds bounds = new LogNormalBounds();
        bounds.workOut(
            row.number("reference"), row.number("dayPpm"), row.number("horizonSeconds") * SECOND_NS,
            (int)row.number("zPpm"));
        assertEquals(row.number("lower"), bounds.lower());
        assertEquals(row.number("upper"), bounds.upper());
    }

    /**
     * The same through a whole core, whose volatility is that of the vector until a sample is taken.
     */
    @ParameterizedTest
    @MethodSource("monitoringBounds")
    void shouldPublishTheBoundsOfALogNormalPrice(final VectorFile.Row row)
    {
        final BandVenue venue = new BandVenue(row.number("reference"));
        venue.statistical(
            (int)row.number("dayPpm"), row.number("horizonSeconds") * SECOND_NS, (int)row.number("zPpm"));
        assertEquals(row.text("lower") + ".." + row.text("upper"), venue.published());
    }

    @ParameterizedTest
    @MethodSource("bands")
    void shouldPublishTheBands(final VectorFile.Row row)
    {
        final BandVenue venue = new BandVenue(row.number("reference"));
        venue.band((int)row.number("widthPpm"), row.number("capCents"));
        assertEquals(row.text("lower") + ".." + row.text("upper"), venue.published());
    }
}
