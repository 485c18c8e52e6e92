package io.plimsoll.node.whatif;

import io.plimsoll.config.AssetSettings;
import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.config.RiskLevels;

import java.math.BigDecimal;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Settings as they stand in a configuration file: key and value, in the order of the packaged venue.
 */
final class SettingsText
{
    /**
     * What gives recorded prices, lots and amounts their meaning, or bounds them.
     */
    static final List<String> FIXED = List.of("name", "decimals", "kind", "settle", "pool", "price-increment",
        "lot-size", "face-value", "max-price");

    private static final int MONEY_DIGITS = 6;
    private static final int E9_DIGITS = 9;
    private static final int PERCENT_DIGITS = 4;
    private static final int NUMERAIRE = 0;
    private static final long SECOND_NS = 1_000_000_000L;

    private SettingsText()
    {
    }

    static Map<String, String> of(final RiskLevels levels)
    {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put("call-entry", percent(levels.callEntryPpm()));
        text.put("call-exit", percent(levels.callExitPpm()));
        text.put("liquidation-exit", percent(levels.liquidationExitPpm()));
        text.put("takeover", percent(levels.takeoverPpm()));
        text.put("positive-pnl-initial", percent(levels.positivePnlInitialPpm()));
        text.put("slice-step", duration(levels.sliceStepNs()));
        text.put("max-slices", Integer.toString(levels.maxSlices()));
        return text;
    }

    static Map<String, String> of(final AssetSettings asset)
    {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put("name", asset.name());
        text.put("decimals", Integer.toString(asset.decimals()));
        if (asset.id() == NUMERAIRE)
        {
            return text;
        }
        text.put("max-price", decimal(asset.maxPrice(), MONEY_DIGITS));
        text.put("initial-cap", decimal(asset.initialCapUnits(), asset.decimals()));
        text.put("liability.initial", percent(asset.liabilityInitialPpm()));
        text.put("liability.maintenance", percent(asset.liabilityMaintenancePpm()));
        text.put("haircuts", list(asset.haircuts().size(), row ->
            "{ from = " + decimal(asset.haircuts().get(row).fromUnits(), asset.decimals()) +
            ", initial = " + percent(asset.haircuts().get(row).initialPpm()) +
            ", maintenance = " + percent(asset.haircuts().get(row).maintenancePpm()) + " }"));
        return text;
    }

    /**
     * @param settle name of the asset that it settles in.
     */
    static Map<String, String> of(final InstrumentSettings instrument, final String settle)
    {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put("name", instrument.name());
        text.put("kind", instrument.isInverse() ? "inverse" : "linear");
        text.put("settle", settle);
        text.put("pool", pool(instrument.riskPool()));
        text.put("price-increment", decimal(instrument.priceIncrementE9(), E9_DIGITS));
        if (instrument.isInverse())
        {
            text.put("face-value", decimal(instrument.faceValue(), MONEY_DIGITS));
        }
        else
        {
            text.put("lot-size", decimal(instrument.lotSizeE9(), E9_DIGITS));
        }
        text.put("max-price", steps(instrument.maxPrice(), instrument.priceIncrementE9()));
        text.put("max-position", instrument.isInverse() ? Long.toString(instrument.maxPositionLots()) :
            steps(instrument.maxPositionLots(), instrument.lotSizeE9()));
        text.put("dust-notional", decimal(instrument.dustNotional(), MONEY_DIGITS));
        text.put("open-interest.lower", decimal(instrument.openInterestLower(), MONEY_DIGITS));
        text.put("open-interest.upper", decimal(instrument.openInterestUpper(), MONEY_DIGITS));
        text.put("fees.taker", percent(instrument.takerFeePpm()));
        text.put("fees.liquidation", percent(instrument.liquidationFeePpm()));
        text.put("price-band", percent(instrument.priceBandPpm()));
        text.put("tiers", list(instrument.tiers().size(), row ->
            "{ from = " + decimal(instrument.tiers().get(row).lowerNotional(), MONEY_DIGITS) +
            ", maintenance = " + percent(instrument.tiers().get(row).maintenancePpm()) +
            ", initial = " + percent(instrument.tiers().get(row).initialPpm()) + " }"));
        return text;
    }

    static String pool(final int id)
    {
        return "pool-" + id;
    }

    private static String list(final int rows, final IntFunction<String> row)
    {
        final StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < rows; i++)
        {
            text.append(i == 0 ? " " : ", ").append(row.apply(i));
        }
        return text.append(" ]").toString();
    }

    private static String percent(final int ppm)
    {
        return decimal(ppm, PERCENT_DIGITS) + "%";
    }

    private static String duration(final long ns)
    {
        return ns % SECOND_NS == 0 ? ns / SECOND_NS + "s" : ns + "ns";
    }

    private static String steps(final long count, final long stepE9)
    {
        return plain(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(stepE9, E9_DIGITS)));
    }

    private static String decimal(final long number, final int digits)
    {
        return plain(BigDecimal.valueOf(number, digits));
    }

    private static String plain(final BigDecimal number)
    {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
