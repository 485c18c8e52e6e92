package io.plimsoll.node.command;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.config.LaunchConfig;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/**
 * The journal that a command reads, and the core that it is replayed into.
 */
final class JournalOptions
{
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Directory of the journal.")
    private Path directory;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Take the limits of the core from here, if the journal does not say under which it was written.")
    private Path config;

    Path directory()
    {
        return directory;
    }

    /**
     * @return the settings of an engine.
     */
    LaunchConfig launch()
    {
        return config == null ? LaunchConfig.defaults() : LaunchConfig.load(config);
    }

    /**
     * @return a fresh core with the limits that the journal was written under.
     */
    StateMachine newCore()
    {
        return RiskCore.create(JournalLimits.read(directory).orElseGet(() -> launch().limits()));
    }
}
