package io.plimsoll.core.naive;

import java.util.List;

import static io.plimsoll.core.naive.NaiveMath.PPM;

/**
 * What makes names, tier tables and haircut schedules valid (R1.2, R3.2).
 */
final class NaiveSchedule
{
    private static final int MAX_TIERS = 16;
    private static final int MAX_HAIRCUTS = 8;
    private static final long MAX_LOWER_NOTIONAL = 100_000_000_000_000_000L;
    private static final long MAX_FROM_UNITS = 1_000_000_000_000_000_000L;

    private NaiveSchedule()
    {
    }

    static boolean isName(final byte[] name)
    {
        int length = 0;
        while (length < name.length && isNameCharacter(name[length]))
        {
            length++;
        }
        boolean isPadded = length > 0;
        for (int i = length; i < name.length; i++)
        {
            isPadded &= name[i] == 0;
        }
        return isPadded;
    }

    static boolean isTierTable(final List<NaiveTier> tiers)
    {
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS || tiers.get(0).lowerNotional() != 0)
        {
            return false;
        }
        NaiveTier previous = new NaiveTier(-1, 1, 1);
        for (final NaiveTier tier : tiers)
        {
            if (tier.lowerNotional() <= previous.lowerNotional() || tier.lowerNotional() % PPM != 0 ||
                tier.lowerNotional() > MAX_LOWER_NOTIONAL ||
                tier.maintenancePpm() < previous.maintenancePpm() || tier.initialPpm() < previous.initialPpm() ||
                tier.initialPpm() < tier.maintenancePpm() || tier.initialPpm() > PPM)
            {
                return false;
            }
            previous = tier;
        }
        return true;
    }

    static boolean isHaircutSchedule(final List<NaiveHaircut> rows)
    {
        if (rows.isEmpty() || rows.size() > MAX_HAIRCUTS || rows.get(0).fromUnits() != 0)
        {
            return false;
        }
        NaiveHaircut previous = new NaiveHaircut(-1, 0, 0);
        for (final NaiveHaircut row : rows)
        {
            if (row.fromUnits() <= previous.fromUnits() || row.fromUnits() > MAX_FROM_UNITS ||
                row.initialPpm() < previous.initialPpm() || row.maintenancePpm() < previous.maintenancePpm() ||
                row.maintenancePpm() > row.initialPpm() || row.initialPpm() > PPM)
            {
                return false;
            }
            previous = row;
        }
        return true;
    }

    /**
     * One row without a haircut.
     */
    static boolean isZero(final List<NaiveHaircut> rows)
    {
        return rows.size() == 1 && rows.get(0).equals(new NaiveHaircut(0, 0, 0));
    }

    private static boolean isNameCharacter(final byte character)
    {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z' ||
            character >= '0' && character <= '9' || character == '.' || character == '_' || character == '-';
    }
}
