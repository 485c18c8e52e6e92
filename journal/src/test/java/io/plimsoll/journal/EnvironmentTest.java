package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnvironmentTest
{
    @Test
    void shouldAcceptThisJvm()
    {
        Environment.check(Path.of("."));
        assertNull(Environment.flagsComplaint(System.getProperty(Environment.ANALYTICS_PROPERTY)));
        assertNull(Environment.posixComplaint("JNRPosixAPI"));
    }

    @Test
    void shouldRefuseReportsOverTheNetwork()
    {
        final String expected =
            "system property chronicle.analytics.disable is not true; start Java with @jvm.options";
        assertEquals(expected, Environment.flagsComplaint(null));
        assertEquals(expected, Environment.flagsComplaint("false"));
    }

    @Test
    void shouldRefuseAForceThatForcesNothing()
    {
        assertEquals("native calls are not available (NoOpPosixAPI): jnr-ffi must be on the class path",
            Environment.posixComplaint("NoOpPosixAPI"));
    }
}
