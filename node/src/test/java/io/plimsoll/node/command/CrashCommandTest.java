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
class CrashCommandTest
{
    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListTheDays()
    {
        assertEquals(ExitCode.OK.code(), execute("crash", "--list"));
        for (final String day : new String[]{"2020-03", "2021-05-19", "2022-05", "2025-10-10", "2025-05"})
        {
            assertTrue(out.toString().contains(day), out::toString);
        }
    }

    @Test
    void shouldReplayADayAndKeepAJournalThatCanBeVerified()
    {
        final Path journal = directory.resolve("journal");
        final Path report = directory.resolve("report.html");
        final Path json = directory.resolve("numbers.json");
        final int exitCode = execute("crash", "2025-10-10", "--accounts", "300", "--seed", "5", "--loss-rule",
            "hyperliquid", "--journal", journal.toString(), "--report", report.toString(), "--json", json.toString());

        assertEquals(ExitCode.OK.code(), exitCode, err::toString);
        assertTrue(out.toString().contains("loss rule ranked, Hyperliquid"), out::toString);
        assertTrue(out.toString().contains("deficit taken - deficit owed: 0;"), out::toString);
        assertTrue(out.toString().contains("Journal verified: "), out::toString);
        assertTrue(Files.exists(report));
        assertTrue(Files.exists(json));
        assertEquals(ExitCode.OK.code(), execute("verify", "--journal", journal.toString()), err::toString);
    }

    @Test
    void shouldReplayAllDaysIntoFilesOfTheirOwn()
    {
        final Path journal = directory.resolve("journals");
        final int exitCode = execute("crash", "all", "--accounts", "150", "--journal", journal.toString(), "--report",
            directory.resolve("day.html").toString());

        assertEquals(ExitCode.OK.code(), exitCode, err::toString);
        assertTrue(Files.exists(directory.resolve("day-2022-05.html")));
        assertTrue(Files.isDirectory(journal.resolve("2020-03")));
        assertTrue(out.toString().contains("Nothing fired: no call, no slice, no takeover"), out::toString);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow()
    {
        assertUsage("'2024-01' is not a day: 2020-03, 2021-05-19, 2022-05, 2025-10-10, 2025-05 or all", "2024-01");
        assertUsage("'adl' is not a loss rule", "--loss-rule", "adl");
        assertUsage("accounts must be 100..1000000: 99", "--accounts", "99");
    }

    private void assertUsage(final String problem, final String... options)
    {
        final String[] args = new String[options.length + 1];
        args[0] = "crash";
        System.arraycopy(options, 0, args, 1, options.length);
        assertEquals(ExitCode.USAGE.code(), execute(args));
        assertTrue(err.toString().contains(problem), err::toString);
    }

    private int execute(final String... args)
    {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
