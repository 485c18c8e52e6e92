package io.plimsoll.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the rulebook asks of a venue beyond the bounds of single numbers, so that a file fails with its line and not as
 * a rejected command.
 */
final class RiskRules
{
    static final int MAX_TIERS = 16;
    static final int MAX_HAIRCUTS = 8;
    /**
     * Largest number of lots, increments and the like (R1.2).
     */
    static final long MAX_NUMBER = 1_000_000_000_000_000L;
    /**
     * Largest balance, units (R1.5).
     */
    static final long MAX_UNITS = 1_000_000_000_000_000_000L;
    /**
     * Longest duration of prices and breakers (R1.2).
     */
    static final long MAX_DURATION_NS = 100_000_000_000_000_000L;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,16}");
    private static final long MILLION = 1_000_000L;
    /**
     * Largest worth of one position, in money and in settle units (R1.5).
     */
    private static final BigInteger MAX_WORTH = BigInteger.TEN.pow(17);

    private RiskRules()
    {
    }

    static void checkName(final String name, final Section section)
    {
        if (!NAME.matcher(name).matches())
        {
            section.problem("the name must be 1 to 16 letters, digits, '.', '_' or '-'");
        }
    }

    /**
     * R4.3.
     */
    static void checkLevels(final Section section, final RiskLevels levels)
    {
        final int one = (int)MILLION;
        if (levels.takeoverPpm() >= one)
        {
            section.problem("takeover", "must be below 100 %");
        }
        if (levels.liquidationExitPpm() <= one)
        {
            section.problem("liquidation-exit", "must be above 100 %");
        }
        if (levels.callEntryPpm() < levels.liquidationExitPpm())
        {
            section.problem(
                section.own("call-entry", "liquidation-exit"), "liquidation-exit must not be above call-entry");
        }
        if (levels.callExitPpm() <= levels.callEntryPpm())
        {
            section.problem(section.own("call-exit", "call-entry"), "call-exit must be above call-entry");
        }
    }

    /**
     * R2.2 and R2.4.
     */
    static void checkAsset(final Section section, final AssetSettings asset)
    {
        if (asset.liabilityMaintenancePpm() > asset.liabilityInitialPpm())
        {
            section.problem("liability", "maintenance must not be above initial");
        }
        if (asset.haircuts().isEmpty() || asset.haircuts().size() > MAX_HAIRCUTS)
        {
            section.problem("haircuts", "expected 1 to " + MAX_HAIRCUTS + " rows, were " + asset.haircuts().size());
        }
        final boolean isPlain =
            asset.decimals() == 6 && asset.initialCapUnits() == 0 && asset.liabilityInitialPpm() == 0;
        if (asset.id() == 0 && !isPlain)
        {
            section.problem("the numeraire (id 0) has 6 decimals, no cap and no surcharge");
        }
    }

    /**
     * R2.2: ascending, not falling, maintenance not above initial.
     */
    static void checkHaircut(
        final Section row, final List<AssetSettings.Haircut> before, final AssetSettings.Haircut haircut)
    {
        if (before.isEmpty() && haircut.fromUnits() != 0)
        {
            row.problem("from", "the first row must begin at 0");
        }
        if (haircut.maintenancePpm() > haircut.initialPpm())
        {
            row.problem("maintenance", "must not be above initial");
        }
        if (!before.isEmpty())
        {
            final AssetSettings.Haircut last = before.get(before.size() - 1);
            if (haircut.fromUnits() <= last.fromUnits())
            {
                row.problem("from", "must be above that of the row before");
            }
            if (haircut.initialPpm() < last.initialPpm())
            {
                row.problem("initial", "must not be below that of the row before");
            }
            if (haircut.maintenancePpm() < last.maintenancePpm())
            {
                row.problem("maintenance", "must not be below that of the row before");
            }
        }
    }

    /**
     * R3.2 and R4.3: ascending in whole numeraire, not falling, initial far enough above maintenance.
     */
    static void checkTier(
        final Section row,
        final List<InstrumentSettings.Tier> before,
        final InstrumentSettings.Tier tier,
        final RiskLevels levels)
    {
        if (before.isEmpty() && tier.lowerNotional() != 0)
        {
            row.problem("from", "the first row must begin at 0");
        }
        if (tier.lowerNotional() % MILLION != 0)
        {
            row.problem("from", "must be a whole number, so that the table is exact");
        }
        if (tier.maintenancePpm() > tier.initialPpm())
        {
            row.problem("maintenance", "must not be above initial");
        }
        else if (tier.initialPpm() * MILLION < (long)tier.maintenancePpm() * levels.callEntryPpm())
        {
            row.problem("initial", "must be at least risk.call-entry times maintenance (R4.3)");
        }
        if (!before.isEmpty())
        {
            final InstrumentSettings.Tier last = before.get(before.size() - 1);
            if (tier.lowerNotional() <= last.lowerNotional())
            {
                row.problem("from", "must be above that of the row before");
            }
            if (tier.initialPpm() < last.initialPpm())
            {
                row.problem("initial", "must not be below that of the row before");
            }
            if (tier.maintenancePpm() < last.maintenancePpm())
            {
                row.problem("maintenance", "must not be below that of the row before");
            }
        }
    }

    /**
     * R1.3 to R1.5 and R3.3: numbers that multiply to whole units and stay exact.
     */
    static void checkInstrument(final Section section, final InstrumentSettings instrument, final AssetSettings settle)
    {
        if (instrument.openInterestUpper() > 0 && instrument.openInterestLower() >= instrument.openInterestUpper())
        {
            section.problem("open-interest", "lower must be below upper");
        }
        if (instrument.isInverse())
        {
            checkInverse(section, instrument, settle);
        }
        else
        {
            checkLinear(section, instrument, settle);
        }
    }

    private static void checkLinear(
        final Section section, final InstrumentSettings instrument, final AssetSettings settle)
    {
        final BigInteger units = BigInteger.TEN.pow(settle.decimals());
        final BigInteger[] tick = big(instrument.priceIncrementE9()).multiply(big(instrument.lotSizeE9()))
            .multiply(units).divideAndRemainder(BigInteger.TEN.pow(18));
        if (tick[1].signum() != 0 || tick[0].signum() == 0)
        {
            section.problem("lot-size", "one lot times one price-increment must be a whole number of units of " +
                settle.name() + ", which has " + settle.decimals() + " decimals (R1.3)");
            return;
        }
        final BigInteger worth =
            big(instrument.maxPositionLots()).multiply(big(instrument.maxPrice())).multiply(tick[0]);
        if (worth.compareTo(MAX_WORTH) > 0 ||
            worth.multiply(big(settle.maxPrice())).divide(units).compareTo(MAX_WORTH) > 0)
        {
            section.problem("max-position", "is too large to be exact at max-price (R1.5)");
        }
    }

    private static void checkInverse(
        final Section section, final InstrumentSettings instrument, final AssetSettings settle)
    {
        if (settle.id() == 0)
        {
            section.problem("settle", "an inverse contract cannot settle in the numeraire");
            return;
        }
        final BigInteger[] coins = big(instrument.faceValue()).multiply(BigInteger.TEN.pow(settle.decimals() + 3))
            .divideAndRemainder(big(instrument.priceIncrementE9()));
        if (coins[1].signum() != 0 || coins[0].signum() == 0)
        {
            section.problem("face-value", "face-value / price-increment must be a whole number of units of " +
                settle.name() + ", which has " + settle.decimals() + " decimals (R1.4)");
            return;
        }
        if (big(instrument.maxPositionLots()).multiply(coins[0]).compareTo(MAX_WORTH) > 0 ||
            big(instrument.maxPositionLots()).multiply(big(instrument.faceValue())).compareTo(MAX_WORTH) > 0)
        {
            section.problem("max-position", "is too large to be exact (R1.5)");
        }
    }

    /**
     * A decimal as a number of steps.
     *
     * @return the number of steps, 1..{@link #MAX_NUMBER}; 1 after a problem.
     */
    static long steps(final Section section, final String key, final long stepE9)
    {
        final String text = section.text(key);
        final BigDecimal value = Decimals.parse(text);
        if (value == null)
        {
            if (!text.isEmpty())
            {
                section.problem(key, "expected a number, was " + text);
            }
            return 1;
        }
        final BigDecimal[] steps = value.movePointRight(9).divideAndRemainder(BigDecimal.valueOf(Math.max(stepE9, 1)));
        if (steps[1].signum() != 0)
        {
            section.problem(key, "must be a multiple of " + Decimals.text(stepE9, 9) + ", was " + text);
            return 1;
        }
        if (steps[0].signum() <= 0 || steps[0].compareTo(BigDecimal.valueOf(MAX_NUMBER)) > 0)
        {
            section.problem(
                key, "must be 1 to " + MAX_NUMBER + " steps of " + Decimals.text(stepE9, 9) + ", was " + text);
            return 1;
        }
        return steps[0].longValueExact();
    }

    private static BigInteger big(final long value)
    {
        return BigInteger.valueOf(value);
    }
}
