package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Reads a venue. The bounds are those of the rulebook (R1.2, R4.3).
 */
final class RiskConfigReader
{
    private static final int MILLION = 1_000_000;
    private static final int MAX_LEVEL_PPM = 10 * MILLION;
    private static final int MONEY_DIGITS = 6;
    private static final int NUMERAIRE = 0;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final int MAX_POOLS = 64;

    private final Section root;
    private final CoreLimits limits;
    private final Map<String, AssetSettings> assetsByName = new HashMap<>();
    private final Map<String, PoolSettings> poolsByName = new HashMap<>();
    private final Map<Long, String> houseAccounts = new HashMap<>();
    private final List<WaterfallSettings.Capacity> capacities = new ArrayList<>();
    private final PriceReader prices;

    private RiskConfigReader(final Section root, final CoreLimits limits)
    {
        this.root = root;
        this.limits = limits;
        this.prices = new PriceReader(root, limits);
    }

    static RiskConfig read(final ConfigSource source)
    {
        final CoreLimits limits = LaunchConfigReader.read(source).limits();
        if (!source.hasDefinitions())
        {
            return new RiskConfig(
                null, List.of(), List.of(), List.of(), WaterfallSettings.NONE, PriceSettings.NONE, false);
        }
        final RiskConfig config = new RiskConfigReader(source.root(), limits).read(source.defines("risk"));
        source.root().problems().check();
        return config;
    }

    private RiskConfig read(final boolean hasOwnLevels)
    {
        final RiskLevels levels = levels(root.section("risk"));
        final Section assetSection = root.section("assets");
        final List<AssetSettings> assets = new ArrayList<>();
        assetSection.sections().forEach((name, section) -> assets.add(asset(name, section)));
        checkIds(assetSection, assets, AssetSettings::id);
        if (assets.stream().noneMatch(asset -> asset.id() == NUMERAIRE))
        {
            assetSection.problem("one asset must have id 0: the numeraire");
        }
        final Section poolSection = root.section("pools");
        final List<PoolSettings> pools = new ArrayList<>();
        poolSection.sections().forEach((name, section) -> pools.add(pool(name, section)));
        checkIds(poolSection, pools, PoolSettings::id);
        final Section instrumentSection = root.section("instruments");
        final List<InstrumentSettings> instruments = new ArrayList<>();
        instrumentSection.sections().forEach((name, section) ->
            instruments.add(instrument(name, section, levels)));
        checkIds(instrumentSection, instruments, InstrumentSettings::id);
        return new RiskConfig(
            levels, List.copyOf(assets), List.copyOf(pools), List.copyOf(instruments), waterfall(), prices.settings(),
            hasOwnLevels);
    }

    private WaterfallSettings waterfall()
    {
        final List<RiskClassSettings> classes = new ArrayList<>();
        if (root.has("risk-classes"))
        {
            final Section section = root.section("risk-classes");
            section.sections().forEach((name, row) -> classes.add(WaterfallReader.riskClass(name, row)));
            checkIds(section, classes, RiskClassSettings::id);
        }
        capacities.sort(Comparator.comparingInt(WaterfallSettings.Capacity::instrument));
        final long commonFund = root.has("common-fund") ?
            checkHouse(root, "common-fund", root.integer("common-fund", 1L, RiskRules.MAX_UNITS)) : 0;
        return new WaterfallSettings(
            root.has("liquidation") ? WaterfallReader.liquidation(root.section("liquidation")) : null,
            List.copyOf(classes),
            commonFund,
            List.copyOf(capacities));
    }

    /**
     * Sort by id; each id may stand once.
     */
    static <T> void checkIds(final Section section, final List<T> settings, final ToIntFunction<T> id)
    {
        settings.sort(Comparator.comparingInt(id));
        for (int i = 1; i < settings.size(); i++)
        {
            if (id.applyAsInt(settings.get(i)) == id.applyAsInt(settings.get(i - 1)))
            {
                section.problem("id " + id.applyAsInt(settings.get(i)) + " is given twice");
            }
        }
    }

    private static RiskLevels levels(final Section section)
    {
        final RiskLevels levels = new RiskLevels(
            section.ppm("call-entry", 1, MAX_LEVEL_PPM),
            section.ppm("call-exit", 1, MAX_LEVEL_PPM),
            section.ppm("liquidation-exit", 1, MAX_LEVEL_PPM),
            section.ppm("takeover", 1, MAX_LEVEL_PPM),
            section.ppm("positive-pnl-initial", 0, MILLION),
            section.durationNs("slice-step", 1, MAX_MONEY / 100),
            section.integer("max-slices", 1, 1000));
        section.refuseUnknown();
        RiskRules.checkLevels(section, levels);
        return levels;
    }

    private AssetSettings asset(final String name, final Section section)
    {
        RiskRules.checkName(name, section);
        final int id = section.integer("id", 0, limits.maxAssets() - 1);
        final int decimals = section.integer("decimals", 0, 9);
        final boolean isNumeraire = id == NUMERAIRE;
        final Section liability = section.has("liability") ? section.section("liability") : null;
        final AssetSettings asset = new AssetSettings(
            id,
            name,
            decimals,
            isNumeraire ? MILLION : section.scaled("max-price", MONEY_DIGITS, 1, 10_000_000_000_000L),
            section.has("initial-cap") ? section.scaled("initial-cap", decimals, 0, RiskRules.MAX_UNITS) : 0,
            liability == null ? 0 : liability.ppm("initial", 0, MILLION),
            liability == null ? 0 : liability.ppm("maintenance", 0, MILLION),
            isNumeraire ? List.of(new AssetSettings.Haircut(0, 0, 0)) : haircuts(section, decimals));
        if (liability != null)
        {
            liability.refuseUnknown();
        }
        prices.asset(asset, section);
        section.refuseUnknown();
        RiskRules.checkAsset(section, asset);
        assetsByName.put(name, asset);
        return asset;
    }

    private static List<AssetSettings.Haircut> haircuts(final Section section, final int decimals)
    {
        final List<AssetSettings.Haircut> haircuts = new ArrayList<>();
        for (final Section row : section.rows("haircuts"))
        {
            final AssetSettings.Haircut haircut = new AssetSettings.Haircut(
                row.scaled("from", decimals, 0, RiskRules.MAX_UNITS),
                row.ppm("initial", 0, MILLION),
                row.ppm("maintenance", 0, MILLION));
            row.refuseUnknown();
            RiskRules.checkHaircut(row, haircuts, haircut);
            haircuts.add(haircut);
        }
        return List.copyOf(haircuts);
    }

    private PoolSettings pool(final String name, final Section section)
    {
        final PoolSettings pool = new PoolSettings(
            section.integer("id", 0, MAX_POOLS - 1),
            name,
            checkHouse(section, "backstop-account", section.integer("backstop-account", 1L, RiskRules.MAX_UNITS)),
            section.has("fund-account") ?
                checkHouse(section, "fund-account", section.integer("fund-account", 1L, RiskRules.MAX_UNITS)) : 0,
            section.has("losses") ? WaterfallReader.losses(section.section("losses")) : null,
            section.has("auction") ? WaterfallReader.auction(section.section("auction")) : null);
        if (pool.auction() != null && pool.losses() == null)
        {
            section.problem("auction", "needs losses beside it: without rules estates go to the backstop at once");
        }
        section.refuseUnknown();
        poolsByName.put(name, pool);
        return pool;
    }

    /**
     * One account per purpose.
     */
    private long checkHouse(final Section section, final String key, final long account)
    {
        final String other = houseAccounts.putIfAbsent(account, section.where(key));
        if (other != null)
        {
            section.problem(key, "account " + account + " is taken already: " + other);
        }
        return account;
    }

    private InstrumentSettings instrument(final String name, final Section section, final RiskLevels levels)
    {
        RiskRules.checkName(name, section);
        final boolean isInverse = section.choice("kind", Kind.class) == Kind.INVERSE;
        final long increment = section.scaled("price-increment", 9, 1, RiskRules.MAX_NUMBER);
        final long lot = isInverse ? 0 : section.scaled("lot-size", 9, 1, RiskRules.MAX_NUMBER);
        final long face = isInverse ? section.scaled("face-value", MONEY_DIGITS, 1, RiskRules.MAX_NUMBER) : 0;
        final AssetSettings settle = lookUp(assetsByName, section, "settle", "asset");
        final PoolSettings pool = lookUp(poolsByName, section, "pool", "pool");
        final Section interest = section.has("open-interest") ? section.section("open-interest") : null;
        final Section fees = section.section("fees");
        final InstrumentSettings instrument = new InstrumentSettings(
            section.integer("id", 0, limits.maxInstruments() - 1),
            name,
            isInverse,
            settle == null ? NUMERAIRE : settle.id(),
            pool == null ? 0 : pool.id(),
            increment,
            lot,
            face,
            RiskRules.steps(section, "max-price", increment),
            isInverse ? section.integer("max-position", 1L, RiskRules.MAX_NUMBER) :
                RiskRules.steps(section, "max-position", lot),
            0,
            section.scaled("dust-notional", MONEY_DIGITS, 0, MAX_MONEY),
            interest == null ? 0 : interest.scaled("lower", MONEY_DIGITS, 0, MAX_MONEY),
            interest == null ? 0 : interest.scaled("upper", MONEY_DIGITS, 1, MAX_MONEY),
            fees.ppm("taker", 0, MILLION / 10),
            fees.ppm("liquidation", 0, MILLION / 10),
            section.ppm("price-band", 1, MILLION - 1),
            tiers(section, levels));
        if (interest != null)
        {
            interest.refuseUnknown();
        }
        fees.refuseUnknown();
        if (section.has("liquidation-capacity"))
        {
            capacities.add(new WaterfallSettings.Capacity(
                instrument.id(), section.scaled("liquidation-capacity", MONEY_DIGITS, 0, MAX_MONEY)));
        }
        prices.instrument(instrument, pool, section);
        section.refuseUnknown();
        if (settle != null)
        {
            RiskRules.checkInstrument(section, instrument, settle);
        }
        return instrument;
    }

    private static List<InstrumentSettings.Tier> tiers(final Section section, final RiskLevels levels)
    {
        final List<InstrumentSettings.Tier> tiers = new ArrayList<>();
        for (final Section row : section.rows("tiers"))
        {
            final InstrumentSettings.Tier tier = new InstrumentSettings.Tier(
                row.scaled("from", MONEY_DIGITS, 0, MAX_MONEY),
                row.ppm("maintenance", 1, MILLION),
                row.ppm("initial", 1, MILLION));
            row.refuseUnknown();
            RiskRules.checkTier(row, tiers, tier, levels);
            tiers.add(tier);
        }
        if (tiers.isEmpty() || tiers.size() > RiskRules.MAX_TIERS)
        {
            section.problem("tiers", "expected 1 to " + RiskRules.MAX_TIERS + " rows, were " + tiers.size());
        }
        return List.copyOf(tiers);
    }

    static <T> T lookUp(final Map<String, T> known, final Section section, final String key, final String what)
    {
        final String name = section.text(key);
        final T found = known.get(name);
        if (found == null && !name.isEmpty())
        {
            section.problem(key, "no " + what + " is called " + name);
        }
        return found;
    }

    /**
     * Contract kinds.
     */
    private enum Kind
    {
        LINEAR,
        INVERSE
    }
}
