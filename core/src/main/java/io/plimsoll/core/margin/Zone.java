package io.plimsoll.core.margin;

/**
 * Codes of the schema's Zone, for tables and rules that hold them as numbers.
 */
public final class Zone
{
    /**
     * Nothing to do. RESTRICTED is decided on demand.
     */
    public static final int FREE = 0;

    /**
     * Initial margin does not hold; only ever reported.
     */
    public static final int RESTRICTED = 1;

    /**
     * Below the call level.
     */
    public static final int MARGIN_CALL = 2;

    /**
     * Below maintenance margin, until the exit level.
     */
    public static final int LIQUIDATING = 3;

    /**
     * Too far below: the backstop takes over. Passed through within one command.
     */
    public static final int TAKEOVER = 4;

    /**
     * TAKEOVER with no equity left at all. Passed through within one command.
     */
    public static final int BANKRUPT = 5;

    private Zone()
    {
    }
}
