package io.plimsoll.node.command;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.config.LaunchConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/**
 * The core that a journal is replayed into.
 */
final class CoreOptions
{
    @Option(names = "--config", paramLabel = "FILE",
        description = "Take the limits of the core from here, if the journal does not say under which it was written.")
    private Path config;

    /**
     * @param journal its directory.
     * @return a fresh core with the limits that the journal was written under.
     */
    StateMachine newCore(final Path journal)
    {
        return RiskCore.create(limits(journal));
    }

    /**
     * @param journal its directory.
     * @return the limits that the journal was written under.
     */
    CoreLimits limits(final Path journal)
    {
        return JournalLimits.read(journal).orElseGet(() -> launch().limits());
    }

    /**
     * @return the settings of an engine.
     */
    LaunchConfig launch()
    {
        return config == null ? LaunchConfig.defaults() : LaunchConfig.load(config);
    }
}
