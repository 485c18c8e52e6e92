package io.plimsoll.node.report;

import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.text.NumberText;

import java.math.BigInteger;

/**
 * Says why a margin account entered another zone: which threshold its equity crossed (rulebook R4.2).
 */
final class ZoneSentence
{
    private static final long MILLION = 1_000_000L;

    private final NumberText numbers;
    private final VenueBook venue;

    ZoneSentence(final NumberText numbers, final VenueBook venue)
    {
        this.numbers = numbers;
        this.venue = venue;
    }

    String of(final ZoneChangedDecoder event)
    {
        final String account = event.scope() == ZoneChangedDecoder.scopeNullValue() ? "" :
            " (isolated " + numbers.symbols().instrumentName(event.scope()) + ")";
        return event.fromZone() + " -> " + event.toZone() + account + reason(event);
    }

    private String reason(final ZoneChangedDecoder event)
    {
        final VenueBook.Levels levels = venue.levels();
        final boolean isEmpty = event.equity() == 0 && event.maintenanceMargin() == 0;
        return switch (event.toZone())
        {
            case BANKRUPT -> ": equity without haircuts is " + NumberText.money(event.equityNoHaircut());
            case TAKEOVER -> event.equity() < threshold(event.maintenanceMargin(), levels.takeoverPpm()) ?
                below(event, levels.takeoverPpm()) :
                ": " + levels.maxSlices() + " slices did not restore it" + at(event);
            case LIQUIDATING -> below(event, MILLION);
            case MARGIN_CALL -> event.fromZone() == Zone.LIQUIDATING ?
                reached(event, levels.liquidationExitPpm()) : below(event, levels.callEntryPpm());
            default -> isEmpty ? ": nothing is left" : reached(event, levels.callExitPpm());
        };
    }

    private static String below(final ZoneChangedDecoder event, final long levelPpm)
    {
        return ": equity " + NumberText.money(event.equity()) + " is below " + required(event, levelPpm);
    }

    private static String reached(final ZoneChangedDecoder event, final long levelPpm)
    {
        return ": equity " + NumberText.money(event.equity()) + " has reached " + required(event, levelPpm);
    }

    private static String required(final ZoneChangedDecoder event, final long levelPpm)
    {
        final long margin = event.maintenanceMargin();
        if (levelPpm == MILLION)
        {
            return "the maintenance margin " + NumberText.money(margin);
        }
        return NumberText.money(threshold(margin, levelPpm)) + ", " + NumberText.percent(levelPpm) +
            " of the maintenance margin " + NumberText.money(margin);
    }

    private static String at(final ZoneChangedDecoder event)
    {
        return ": equity " + NumberText.money(event.equity()) + ", maintenance margin " +
            NumberText.money(event.maintenanceMargin());
    }

    /**
     * @return {@code ⌈margin x level / 10⁶⌉}.
     */
    static long threshold(final long margin, final long levelPpm)
    {
        return BigInteger.valueOf(margin).multiply(BigInteger.valueOf(levelPpm))
            .add(BigInteger.valueOf(MILLION - 1)).divide(BigInteger.valueOf(MILLION))
            .longValueExact();
    }
}
