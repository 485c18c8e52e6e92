package io.plimsoll.config;

import java.util.List;

/**
 * An asset and what it is worth as collateral (rulebook R2.2, R2.4).
 *
 * @param id                      of the asset; 0 is the numeraire.
 * @param name                    symbol.
 * @param decimals                one whole asset is {@code 10^decimals} units.
 * @param maxPrice                micro-units of the numeraire for one whole asset; ticks above are refused.
 * @param initialCapUnits         venue-wide deposits above which the initial weight falls, units; 0 is no cap.
 * @param liabilityInitialPpm     surcharge on a debt, initial, parts per million.
 * @param liabilityMaintenancePpm surcharge on a debt, maintenance, parts per million.
 * @param haircuts                schedule in the amount held, ascending.
 */
public record AssetSettings(
    int id,
    String name,
    int decimals,
    long maxPrice,
    long initialCapUnits,
    int liabilityInitialPpm,
    int liabilityMaintenancePpm,
    List<Haircut> haircuts)
{
    /**
     * One row of a schedule.
     *
     * @param fromUnits      lower end of the row, units.
     * @param initialPpm     taken off the value, initial, parts per million.
     * @param maintenancePpm taken off the value, maintenance, parts per million.
     */
    public record Haircut(long fromUnits, int initialPpm, int maintenancePpm)
    {
    }
}
