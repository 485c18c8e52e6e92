package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads launch settings.
 */
final class LaunchConfigReader
{
    private static final int MAX_INSTRUMENTS = 1024;
    private static final int MAX_ASSETS = 64;
    private static final int MAX_RING_SLOTS = 1 << 24;
    private static final long MIN_RESERVE_BYTES = 1L << 20;
    private static final long MAX_SPACE_BYTES = 1L << 40;

    private LaunchConfigReader()
    {
    }

    static LaunchConfig read(final ConfigSource source)
    {
        final Section root = source.root();
        ConfigSource.DEFINITIONS.forEach(root::has);
        final CoreLimits limits = limits(root.section("limits"));
        final Section launch = root.section("launch");
        root.refuseUnknown();
        final Section journal = launch.section("journal");
        final LaunchConfig config = new LaunchConfig(
            limits,
            launch.choice("topology", LaunchConfig.Topology.class),
            launch.choice("wait", LaunchConfig.WaitMode.class),
            ringSlots(launch),
            launch.integer("max-batch", 1, MAX_RING_SLOTS),
            directory(journal),
            journal.choice("durability", LaunchConfig.Durability.class),
            journal.bytes("reserve", MIN_RESERVE_BYTES, MAX_SPACE_BYTES),
            journal.bytes("min-free", 0, MAX_SPACE_BYTES));
        launch.refuseUnknown();
        journal.refuseUnknown();
        root.problems().check();
        return config;
    }

    private static CoreLimits limits(final Section section)
    {
        final CoreLimits limits = new CoreLimits(
            section.integer("margin-accounts", 1, CoreLimits.MAX_ROWS),
            section.integer("positions", 1, CoreLimits.MAX_ROWS),
            section.integer("balances", 1, CoreLimits.MAX_ROWS),
            section.integer("orders", 1, CoreLimits.MAX_ROWS),
            section.integer("instruments", 1, MAX_INSTRUMENTS),
            section.integer("assets", 1, MAX_ASSETS));
        section.refuseUnknown();
        return limits;
    }

    private static int ringSlots(final Section launch)
    {
        final int slots = launch.integer("ring-slots", 1, MAX_RING_SLOTS);
        if (Integer.bitCount(slots) != 1)
        {
            launch.problem("ring-slots", "must be a power of two, was " + slots);
        }
        return slots;
    }

    private static Path directory(final Section journal)
    {
        if (!journal.has("directory"))
        {
            return null;
        }
        final String directory = journal.text("directory");
        try
        {
            return Path.of(directory);
        }
        catch (final InvalidPathException ex)
        {
            journal.problem("directory", "is no path: " + ex.getReason());
            return null;
        }
    }
}
