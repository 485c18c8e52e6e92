package io.plimsoll.node.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as text: ISO-8601 in UTC with nine digits behind the second.
 */
public final class Times
{
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times()
    {
    }

    /**
     * The text of a time.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return the text, always 30 characters.
     */
    public static String text(final long timeNs)
    {
        return FORMAT.format(Instant.ofEpochSecond(
            Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND)));
    }

    /**
     * The text of a time for people: no zeros behind the second.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return the text.
     */
    public static String shortText(final long timeNs)
    {
        return Instant.ofEpochSecond(
            Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND)).toString();
    }

    /**
     * @param text as ISO-8601 with offset Z, up to nine digits behind the second.
     * @return nanoseconds since the epoch.
     * @throws FieldException if the text is no time, or outside the 64 bits (years 1677 to 2262).
     */
    static long parse(final String text) throws FieldException
    {
        final Instant instant;
        try
        {
            instant = Instant.parse(text);
        }
        catch (final DateTimeException ex)
        {
            throw new FieldException("'" + text + "' is not a time like 2021-05-19T00:00:00Z");
        }
        try
        {
            final long second = instant.getEpochSecond();
            return second >= 0 ?
                Math.addExact(Math.multiplyExact(second, NANOS_PER_SECOND), instant.getNano()) :
                Math.addExact(
                    Math.multiplyExact(second + 1, NANOS_PER_SECOND), instant.getNano() - NANOS_PER_SECOND);
        }
        catch (final ArithmeticException ex)
        {
            throw new FieldException(text + " is out of range: years 1677 to 2262");
        }
    }
}
