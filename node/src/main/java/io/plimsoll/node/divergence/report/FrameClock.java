package io.plimsoll.node.divergence.report;

import io.plimsoll.node.divergence.market.DivergenceDay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times of a window.
 */
final class FrameClock
{
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000;

    private FrameClock()
    {
    }

    static double widthSeconds(final DivergenceResult result)
    {
        return (double)result.market().day().candleSeconds() / result.ours().record().framesPerCandle();
    }

    static String text(final DivergenceResult result, final int frame)
    {
        final DivergenceDay day = result.market().day();
        return text(day.startNs() + (long)(frame * widthSeconds(result) * NANOS));
    }

    static String text(final long timeNs)
    {
        return CLOCK.format(Instant.ofEpochSecond(timeNs / NANOS));
    }
}
