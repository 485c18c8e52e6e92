package io.plimsoll.core.margin;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * Which zone an account belongs in (rulebook R4.1, R4.2). A pure decision with hysteresis: it depends on the zone that
 * the account is in.
 */
public final class ZoneRule
{
    private static final int MILLION = 1_000_000;

    private final RiskParameters parameters;

    /**
     * With given levels.
     *
     * @param parameters in force.
     */
    public ZoneRule(final RiskParameters parameters)
    {
        this.parameters = parameters;
    }

    /**
     * Zone that follows.
     *
     * @param zone              FREE, MARGIN_CALL or LIQUIDATING.
     * @param equity            with maintenance haircuts.
     * @param maintenanceMargin sum of requirements.
     * @return FREE, MARGIN_CALL, LIQUIDATING or TAKEOVER (which covers BANKRUPT).
     */
    public int next(final int zone, final long equity, final long maintenanceMargin)
    {
        if (equity < maintenanceMargin)
        {
            return isBelow(equity, maintenanceMargin, parameters.takeoverPpm()) ? Zone.TAKEOVER : Zone.LIQUIDATING;
        }
        if (zone == Zone.FREE)
        {
            return isBelow(equity, maintenanceMargin, parameters.callEntryPpm()) ? Zone.MARGIN_CALL : Zone.FREE;
        }
        if (zone == Zone.LIQUIDATING && isBelow(equity, maintenanceMargin, parameters.liquidationExitPpm()))
        {
            return Zone.LIQUIDATING;
        }
        return isBelow(equity, maintenanceMargin, parameters.callExitPpm()) ? Zone.MARGIN_CALL : Zone.FREE;
    }

    /**
     * Level that an account of this zone must not fall below without being looked at.
     *
     * @param zone FREE, MARGIN_CALL or LIQUIDATING.
     * @return multiple of MM in ppm.
     */
    public int lowerLevelPpm(final int zone)
    {
        return switch (zone)
        {
            case Zone.FREE -> parameters.callEntryPpm();
            case Zone.MARGIN_CALL -> MILLION;
            default -> parameters.takeoverPpm();
        };
    }

    /**
     * Level that an account of this zone must not reach without being looked at.
     *
     * @param zone FREE, MARGIN_CALL or LIQUIDATING.
     * @return multiple of MM in ppm; 0 for FREE, which has none.
     */
    public int upperLevelPpm(final int zone)
    {
        return switch (zone)
        {
            case Zone.FREE -> 0;
            case Zone.MARGIN_CALL -> parameters.callExitPpm();
            default -> parameters.liquidationExitPpm();
        };
    }

    /**
     * Highest level that any zone is judged by.
     *
     * @return multiple of MM in ppm.
     */
    public int steepestLevelPpm()
    {
        return parameters.callExitPpm();
    }

    private static boolean isBelow(final long equity, final long maintenanceMargin, final int levelPpm)
    {
        return equity < WideMath.ceilPpm(maintenanceMargin, levelPpm);
    }
}
