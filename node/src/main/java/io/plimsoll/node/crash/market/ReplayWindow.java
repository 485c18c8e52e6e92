package io.plimsoll.node.crash.market;

import java.time.Instant;

/**
 * What all windows of real prices have.
 *
 * @param id             on the command line, and of the resources.
 * @param title          for people.
 * @param story          what happens, for people; a sentence.
 * @param startNs        opening time of the first candle, nanoseconds since the epoch.
 * @param candleSeconds  length of a candle.
 * @param ticksPerCandle prices per candle: it is cut into as many equal parts, and each part begins with one.
 */
public record ReplayWindow(
    String id, String title, String story, long startNs, int candleSeconds, int ticksPerCandle)
{
    private static final long SECOND_NS = 1_000_000_000L;

    /**
     * A window.
     *
     * @param id             on the command line.
     * @param title          for people.
     * @param story          for people.
     * @param start          opening time of the first candle, in the form 2020-03-12T00:00:00Z.
     * @param candleSeconds  length of a candle.
     * @param ticksPerCandle prices per candle.
     * @return the window.
     */
    public static ReplayWindow of(
        final String id,
        final String title,
        final String story,
        final String start,
        final int candleSeconds,
        final int ticksPerCandle)
    {
        return new ReplayWindow(
            id, title, story, Instant.parse(start).getEpochSecond() * SECOND_NS, candleSeconds, ticksPerCandle);
    }
}
