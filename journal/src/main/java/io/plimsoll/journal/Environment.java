package io.plimsoll.journal;

import java.nio.file.Path;
import net.openhft.posix.PosixAPI;

/**
 * What the JVM must be like before a queue is opened. Checked once, fails closed.
 */
final class Environment
{
    /**
     * Must be "true": Chronicle reports usage over the network otherwise.
     */
    static final String ANALYTICS_PROPERTY = "chronicle.analytics.disable";

    private static final String ADVICE = "; start Java with @jvm.options";

    private Environment()
    {
    }

    static void check(final Path directory)
    {
        String complaint = flagsComplaint(System.getProperty(ANALYTICS_PROPERTY));
        if (complaint == null)
        {
            complaint = posixComplaint(PosixAPI.posix().getClass().getSimpleName());
        }
        if (complaint != null)
        {
            throw new JournalException(JournalException.Reason.ENVIRONMENT, directory, complaint);
        }
    }

    /**
     * The first flag that is missing, in words; null when none is.
     */
    static String flagsComplaint(final String analyticsDisabled)
    {
        if (!Boolean.parseBoolean(analyticsDisabled))
        {
            return "system property " + ANALYTICS_PROPERTY + " is not true" + ADVICE;
        }
        final Module base = Object.class.getModule();
        final Module ours = Environment.class.getModule();
        if (!base.isOpen("java.lang.reflect", ours))
        {
            return "java.base does not open java.lang.reflect" + ADVICE;
        }
        if (!base.isExported("sun.nio.ch", ours))
        {
            return "java.base does not export sun.nio.ch" + ADVICE;
        }
        return null;
    }

    /**
     * Chronicle goes on without native calls, with a stand-in whose msync does nothing: a force would force nothing.
     */
    static String posixComplaint(final String implementation)
    {
        return implementation.endsWith("JNRPosixAPI") ? null :
            "native calls are not available (" + implementation + "): jnr-ffi must be on the class path";
    }
}
