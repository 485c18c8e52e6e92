package io.plimsoll.node.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a figure must not be read without.
 *
 * @param seed    of the crowd.
 * @param commit  of the build, or that it is not known.
 * @param version of the build, or that it is not known.
 * @param jvm     name and version.
 * @param system  operating system and architecture.
 * @param cores   that the JVM may use.
 * @param heapMib largest heap.
 * @param runAt   when.
 */
public record Conditions(
    long seed, String commit, String version, String jvm, String system, int cores, long heapMib, String runAt)
{
    private static final String UNKNOWN = "not known";
    private static final int MIB = 20;

    /**
     * Those of this process.
     *
     * @param seed   of the crowd.
     * @param commit of the build, or null.
     * @return the conditions.
     */
    public static Conditions here(final long seed, final String commit)
    {
        final String version = Conditions.class.getPackage().getImplementationVersion();
        return new Conditions(
            seed,
            commit == null ? UNKNOWN : commit,
            version == null ? UNKNOWN : version,
            System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> MIB,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
