package io.plimsoll.node.command;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.core.StateMachine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/**
 * The journal that a command reads, and the core that it is replayed into.
 */
final class JournalOptions
{
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Directory of the journal.")
    private Path directory;

    @Mixin
    private CoreOptions core;

    Path directory()
    {
        return directory;
    }

    /**
     * @return the settings of an engine.
     */
    LaunchConfig launch()
    {
        return core.launch();
    }

    /**
     * @return a fresh core with the limits that the journal was written under.
     */
    StateMachine newCore()
    {
        return core.newCore(directory);
    }
}
