package io.plimsoll.node.whatif;

import io.plimsoll.config.AssetSettings;
import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.config.PoolSettings;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.config.RiskLevels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of a configuration that take the place of recorded ones, checked against the journal: each must be
 * of something that the journal defines, and may not change what recorded prices, lots and amounts mean.
 */
final class Overlay
{
    private final String name;
    private final RiskLevels levels;
    private final Map<Integer, AssetSettings> assets = new TreeMap<>();
    private final Map<Integer, InstrumentSettings> instruments = new TreeMap<>();
    private final List<PoolSettings> pools;
    private final List<String> problems = new ArrayList<>();

    private Overlay(final String name, final RiskConfig config)
    {
        this.name = name;
        levels = config.hasOwnLevels() ? config.levels() : null;
        config.assets().forEach(asset -> assets.put(asset.id(), asset));
        config.instruments().forEach(instrument -> instruments.put(instrument.id(), instrument));
        pools = config.pools();
    }

    /**
     * @param name   of the file, for messages.
     * @param config that it holds.
     * @param venue  of the journal, at its end.
     * @return the definitions.
     * @throws WhatIfException with all that makes the two not comparable, one line each.
     */
    static Overlay of(final String name, final RiskConfig config, final RecordedVenue venue)
    {
        final Overlay overlay = new Overlay(name, config);
        if (!config.hasDefinitions())
        {
            throw new WhatIfException(name + ": defines no venue: expected plimsoll.assets, pools and instruments");
        }
        overlay.check(venue);
        if (!overlay.problems.isEmpty())
        {
            throw new WhatIfException(String.join(System.lineSeparator(), overlay.problems));
        }
        return overlay;
    }

    private void check(final RecordedVenue venue)
    {
        for (final AssetSettings asset : assets.values())
        {
            final AssetSettings recorded = venue.assets().get(asset.id());
            final String path = "assets." + asset.name();
            if (recorded == null)
            {
                unknown(path, "asset " + asset.id());
            }
            else
            {
                compare(path, SettingsText.of(recorded), SettingsText.of(asset));
            }
        }
        for (final PoolSettings pool : pools)
        {
            final Long recorded = venue.backstops().get(pool.id());
            final String path = "pools." + pool.name();
            if (recorded == null)
            {
                unknown(path, "backstop of pool " + pool.id());
            }
            else if (recorded != pool.backstopAccount())
            {
                fixed(path, "backstop-account", recorded.toString(), Long.toString(pool.backstopAccount()));
            }
        }
        for (final InstrumentSettings instrument : instruments.values())
        {
            final InstrumentSettings recorded = venue.instruments().get(instrument.id());
            final String path = "instruments." + instrument.name();
            if (recorded == null)
            {
                unknown(path, "instrument " + instrument.id());
            }
            else
            {
                compare(path, SettingsText.of(recorded, venue.assets().get(recorded.settleAsset()).name()),
                    SettingsText.of(instrument, assets.get(instrument.settleAsset()).name()));
            }
        }
    }

    private void compare(final String path, final Map<String, String> recorded, final Map<String, String> whatIf)
    {
        for (final String key : Change.fixedKeysThatDiffer(recorded, whatIf))
        {
            fixed(path, key, recorded.get(key), whatIf.get(key));
        }
    }

    /**
     * @param venue of the journal, at its end.
     * @return false if the parameters are exactly the recorded ones, and the journal never changed them.
     */
    boolean differsFrom(final RecordedVenue venue)
    {
        return venue.laterChanges() > 0 || levels != null && !levels.equals(venue.levels()) ||
            assets.values().stream().anyMatch(asset ->
                !SettingsText.of(asset).equals(SettingsText.of(venue.assets().get(asset.id())))) ||
            instruments.values().stream().anyMatch(instrument -> !SettingsText.of(instrument, "").equals(
                SettingsText.of(venue.instruments().get(instrument.id()), "")));
    }

    private void unknown(final String path, final String thing)
    {
        problems.add(name + ": " + path + ": the journal defines no " + thing + "; leave it out");
    }

    private void fixed(final String path, final String key, final String recorded, final String whatIf)
    {
        problems.add(name + ": " + path + "." + key + ": is " + (recorded == null ? "not set" : recorded) +
            " in the journal, was " + (whatIf == null ? "not set" : whatIf) +
            "; what gives recorded commands their meaning cannot be changed");
    }

    String name()
    {
        return name;
    }

    /**
     * @return the levels, or null if the file does not say.
     */
    RiskLevels levels()
    {
        return levels;
    }

    /**
     * @return the asset, or null if the file does not define it.
     */
    AssetSettings asset(final int id)
    {
        return assets.get(id);
    }

    /**
     * @return the instrument, or null if the file does not define it.
     */
    InstrumentSettings instrument(final int id)
    {
        return instruments.get(id);
    }

    /**
     * @return name of an asset that the file defines.
     */
    String assetName(final int id)
    {
        return assets.get(id).name();
    }
}
