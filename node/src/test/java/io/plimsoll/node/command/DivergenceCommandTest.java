package io.plimsoll.node.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class DivergenceCommandTest
{
    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListTheDays()
    {
        assertEquals(ExitCode.OK.code(), execute("divergence", "--list"));
        for (final String day : new String[]{"2025-10-10", "2023-03", "2014-08-18", "2016-08-02", "2023-04-04"})
        {
            assertTrue(out.toString().contains(day), out::toString);
        }
    }

    @Test
    void shouldReplayAllDaysAndKeepJournalsThatCanBeVerified()
    {
        final Path journal = directory.resolve("journals");
        final int exitCode = execute("divergence", "all", "--accounts", "120", "--journal", journal.toString(), "--out",
            directory.resolve("reports").toString());

        assertEquals(ExitCode.OK.code(), exitCode, err::toString);
        for (final String day : new String[]{"2025-10-10", "2023-03", "2014-08-18", "2016-08-02", "2023-04-04"})
        {
            assertTrue(Files.exists(directory.resolve("reports/plimsoll-divergence-" + day + ".html")), day);
            assertTrue(Files.exists(directory.resolve("reports/plimsoll-divergence-" + day + ".json")), day);
        }
        assertTrue(out.toString().contains("Journal verified: "), out::toString);
        assertEquals(ExitCode.OK.code(),
            execute("verify", "--journal", journal.resolve("2023-03").toString()), err::toString);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow()
    {
        assertEquals(ExitCode.USAGE.code(), execute("divergence", "2024-01"));
        assertTrue(err.toString().contains("'2024-01' is not a day: 2025-10-10, 2023-03, 2014-08-18"), err::toString);
        assertEquals(ExitCode.USAGE.code(), execute("divergence", "--accounts", "9"));
        assertTrue(err.toString().contains("accounts must be 100..1000000: 9"), err::toString);
    }

    private int execute(final String... args)
    {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
