package io.plimsoll.bench.core;

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
    LIQUIDATING(690_000, 990_000, 2),

    /**
     * Slices of one leg or of both, at least cost.
     */
    LEAST_COST(690_000, 990_000, 2),

    /**
     * Told, and no more.
     */
    MARGIN_CALL(1_010_000, 1_240_000, 1),

    /**
     * Called, with a deadline each.
     */
    CALL_DEADLINE(1_010_000, 1_240_000, 2),

    /**
     * Positions and balance go to the backstop; half of them are bankrupt.
     */
    TAKEOVER(-650_000, 650_000, 4),

    /**
     * The same accounts become estates, with an auction each, as far as there is room for auctions.
     */
    AUCTION(-650_000, 650_000, 2);

    /**
     * That run at the same time (rulebook R6.14).
     */
    private static final int MOST_AUCTIONS = 65_536;

    private static final long HOUR_NS = 3_600_000_000_000L;

    private final int lowestPpm;
    private final int highestPpm;
    private final int minEvents;

    BreachKind(final int lowestPpm, final int highestPpm, final int minEvents)
    {
        this.lowestPpm = lowestPpm;
        this.highestPpm = highestPpm;
        this.minEvents = minEvents;
    }

    int healthPpm(final SplittableRandom random)
    {
        return lowestPpm + random.nextInt(highestPpm - lowestPpm);
    }

    /**
     * Set the rules that it needs.
     */
    void define(final CommandFeed feed)
    {
        switch (this)
        {
            case LEAST_COST -> feed.leastCost();
            case CALL_DEADLINE -> feed.callInterval(HOUR_NS);
            case AUCTION -> feed.auctions(HOUR_NS);
            default ->
            {
                // As a venue begins.
            }
        }
    }

    /**
     * Fewest slices of one account.
     */
    int minSlices()
    {
        return this == LIQUIDATING || this == LEAST_COST ? 1 : 0;
    }

    /**
     * Most slices of one account.
     */
    int maxSlices()
    {
        return this == LEAST_COST ? 2 : minSlices();
    }

    /**
     * How many accounts are taken over, and free again, in their turn.
     */
    int ended(final int accounts)
    {
        return switch (this)
        {
            case TAKEOVER -> accounts;
            case AUCTION -> Math.max(0, accounts - MOST_AUCTIONS);
            default -> 0;
        };
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
