package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;

import java.nio.file.Path;

/**
 * How an engine is started: its tables, its pipeline, its journal.
 *
 * @param limits           of the core's tables. They decide what is TABLE_FULL: a journal replays under the limits
 *                         that it was written under.
 * @param topology         of the pipeline.
 * @param waitMode     of the pipeline's consumers.
 * @param ringSlots        of the pipeline, a power of two.
 * @param maxBatch         most commands of one journal flush.
 * @param journalDirectory that is used where the command line names none; null for none.
 * @param durability       of the journal.
 * @param reserveBytes     of disk that each of the journal's two queues keeps allocated ahead of its end.
 * @param minFreeBytes     no command is taken while the journal's file system has less room than this.
 */
public record LaunchConfig(
    CoreLimits limits,
    Topology topology,
    WaitMode waitMode,
    int ringSlots,
    int maxBatch,
    Path journalDirectory,
    Durability durability,
    long reserveBytes,
    long minFreeBytes)
{
    /**
     * Which thread does what.
     */
    public enum Topology
    {
        /** Journal and core in one thread: right for two processors. */
        INLINE,
        /** Journal and core in parallel. */
        PIPELINED
    }

    /**
     * What a consumer does while there is nothing to do.
     */
    public enum WaitMode
    {
        /** Waits for a signal: slowest, costs nothing. */
        BLOCKING,
        /** Spins, yields, then sleeps. */
        SLEEPING,
        /** Spins, then yields. */
        YIELDING,
        /** Spins: lowest latency, one whole processor. */
        BUSY_SPIN
    }

    /**
     * What a released event survives.
     */
    public enum Durability
    {
        /** Mapped memory: a killed process. */
        PROCESS,
        /** Forced to the device per batch: a power loss. */
        GROUP_SYNC
    }

    /**
     * Load a file.
     *
     * @param file in HOCON.
     * @return the settings; packaged defaults for what the file does not name.
     * @throws ConfigurationException with all that is wrong.
     */
    public static LaunchConfig load(final Path file)
    {
        return LaunchConfigReader.read(ConfigSource.file(file));
    }

    /**
     * Read a text.
     *
     * @param name for messages.
     * @param text in HOCON.
     * @return the settings.
     * @throws ConfigurationException with all that is wrong.
     */
    public static LaunchConfig parse(final String name, final String text)
    {
        return LaunchConfigReader.read(ConfigSource.text(name, text));
    }

    /**
     * The packaged defaults.
     *
     * @return the settings.
     */
    public static LaunchConfig defaults()
    {
        return parse("defaults", "");
    }
}
