package io.plimsoll.node.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DemoCommandTest
{
    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldReplayAndKeepAJournalThatCanBeVerified()
    {
        final Path journal = directory.resolve("journal");
        final Path report = directory.resolve("report.html");
        final int exitCode = execute("demo", "--accounts", "300", "--seed", "5", "--from", "12:50", "--to", "13:10",
            "--out", journal.toString(), "--report", report.toString());

        assertEquals(ExitCode.OK.code(), exitCode, err::toString);
        assertTrue(out.toString().contains("12:50 to 13:10 UTC: 20 contracts, 300 customers"), out::toString);
        assertTrue(out.toString().contains("Journal verified: "), out::toString);
        assertTrue(Files.exists(report));
        assertEquals(ExitCode.OK.code(), execute("verify", "--journal", journal.toString()), err::toString);
    }

    @Test
    void shouldRefuseTimesAndCrowdsThatCannotBe()
    {
        assertUsage("'25:00' is not a time of day such as 12:30", "--from", "25:00");
        assertUsage("'noon' is not a time of day such as 12:30", "--to", "noon");
        assertUsage("minutes must ascend within 0..1440: 60 to 60", "--from", "1:00", "--to", "01:00");
        assertUsage("accounts must be 1..1000000: 0", "--accounts", "0");
    }

    private void assertUsage(final String problem, final String... options)
    {
        final String[] args = new String[options.length + 1];
        args[0] = "demo";
        System.arraycopy(options, 0, args, 1, options.length);
        assertEquals(ExitCode.USAGE.code(), execute(args));
        assertTrue(err.toString().contains(problem), err::toString);
    }

    private int execute(final String... args)
    {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
