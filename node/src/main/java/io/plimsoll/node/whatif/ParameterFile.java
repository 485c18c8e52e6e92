package io.plimsoll.node.whatif;

import io.plimsoll.config.AssetSettings;
import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.ReplayProgress;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A journal's parameters as a configuration file, to start another one from.
 */
public final class ParameterFile
{
    private static final Set<String> NOT_A_KEY = Set.of("name");

    private final StringBuilder out = new StringBuilder();

    private ParameterFile()
    {
    }

    /**
     * The parameters that hold at the end of a journal.
     *
     * @param directory of the journal.
     * @param core      fresh, with the journal's limits.
     * @param progress  that hears how far reading is.
     * @return the text of the file, in HOCON.
     * @throws WhatIfException if the journal defines nothing, or two things of one name.
     */
    public static String of(final Path directory, final StateMachine core, final ReplayProgress progress)
    {
        final RecordedVenue venue = Recording.read(directory, core, progress).venue();
        if (venue.assets().isEmpty())
        {
            throw new WhatIfException(directory + ": the journal defines no asset, so there are no parameters");
        }
        return new ParameterFile().text(directory, venue);
    }

    private String text(final Path directory, final RecordedVenue venue)
    {
        out.append("# Parameters of the journal ").append(directory.getFileName()).append(", as they are at its end");
        out.append(venue.laterChanges() == 0 ? ".\n" :
            ";\n# it changed them " + venue.laterChanges() + " times on the way.\n");
        out.append("plimsoll {\n");
        section("  ", "risk", SettingsText.of(venue.levels()));
        out.append("  limits { instruments = ").append(venue.instruments().keySet().stream().reduce(0, Math::max) + 1)
            .append(", assets = ").append(venue.assets().keySet().stream().reduce(0, Math::max) + 1).append(" }\n");
        out.append("  assets {\n");
        final Set<String> names = new HashSet<>();
        for (final AssetSettings asset : venue.assets().values())
        {
            checkName(names, "asset", asset.name());
            thing(asset.id(), asset.name(), SettingsText.of(asset));
        }
        out.append("  }\n  pools {\n");
        venue.backstops().forEach((pool, account) -> out.append("    ").append(SettingsText.pool(pool))
            .append(" { id = ").append(pool).append(", backstop-account = ").append(account).append(" }\n"));
        out.append("  }\n  instruments {\n");
        names.clear();
        for (final InstrumentSettings instrument : venue.instruments().values())
        {
            checkName(names, "instrument", instrument.name());
            thing(instrument.id(), instrument.name(),
                SettingsText.of(instrument, venue.assets().get(instrument.settleAsset()).name()));
        }
        return out.append("  }\n}\n").toString();
    }

    private static void checkName(final Set<String> names, final String what, final String name)
    {
        if (!names.add(name))
        {
            throw new WhatIfException(
                "two " + what + "s of the journal are called " + name + ": a configuration cannot say that");
        }
    }

    private void thing(final int id, final String name, final Map<String, String> settings)
    {
        out.append("    \"").append(name).append("\" {\n      id = ").append(id).append('\n');
        // An upper end of 0 means that initial margin does not scale: said by leaving the section out.
        final boolean isScaled = !"0".equals(settings.get("open-interest.upper"));
        settings.forEach((key, value) ->
        {
            if (!NOT_A_KEY.contains(key) && (isScaled || !key.startsWith("open-interest")))
            {
                line("      ", key, "settle".equals(key) ? '"' + value + '"' : value);
            }
        });
        out.append("    }\n");
    }

    private void section(final String indent, final String name, final Map<String, String> settings)
    {
        out.append(indent).append(name).append(" {\n");
        settings.forEach((key, value) -> line(indent + "  ", key, value));
        out.append(indent).append("}\n");
    }

    private void line(final String indent, final String key, final String value)
    {
        final String rows = value.startsWith("[") ?
            value.replace("[ {", "[\n" + indent + "  {").replace("}, {", "}\n" + indent + "  {")
                .replace("} ]", "}\n" + indent + "]") : value;
        out.append(indent).append(key).append(" = ").append(rows).append('\n');
    }
}
