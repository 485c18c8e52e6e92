package io.plimsoll.bench.core;

import io.plimsoll.core.message.Zone;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Where a fall leaves the accounts that it breaches. Healths in ppm are those between the default levels: called
 * below 1.25, liquidated below 1, taken over below two thirds.
 */
enum BreachKind
{
    /**
     * A slice each.
     */
    LIQUIDATING(690_000, 990_000, Zone.LIQUIDATING, 2),

    /**
     * Told, and no more.
     */
    MARGIN_CALL(1_010_000, 1_240_000, Zone.MARGIN_CALL, 1),

    /**
     * Positions and balance go to the backstop; half of them are bankrupt.
     */
    TAKEOVER(-650_000, 650_000, Zone.FREE, 4);

    private final int lowestPpm;
    private final int highestPpm;
    private final Zone zone;
    private final int minEvents;

    BreachKind(final int lowestPpm, final int highestPpm, final Zone zone, final int minEvents)
    {
        this.lowestPpm = lowestPpm;
        this.highestPpm = highestPpm;
        this.zone = zone;
        this.minEvents = minEvents;
    }

    int healthPpm(final SplittableRandom random)
    {
        return lowestPpm + random.nextInt(highestPpm - lowestPpm);
    }

    /**
     * Zone that an account is in when the command is done.
     */
    Zone zone()
    {
        return zone;
    }

    /**
     * Fewest events of one account.
     */
    int minEvents()
    {
        return minEvents;
    }

    static BreachKind of(final String word)
    {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
