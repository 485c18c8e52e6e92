package io.plimsoll.node.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunCommandTest
{
    private static final Path VENUE = CommandLineFixture.scenario("venue.conf");
    private static final Path CURED = CommandLineFixture.scenario("linear-long-cured.jsonl");

    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @Test
    void shouldSummariseARun()
    {
        final String out = plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("reduce-only.jsonl"),
            "--config", VENUE);
        assertTrue(out.startsWith("26 commands, 28 events, state hash "), out);
        assertTrue(out.contains("  OrderDenied                       3\n"), out);
        assertTrue(out.contains("refused:\n  #13  order 1 of account 1 denied: REDUCE_ONLY\n"), out);
        assertTrue(out.contains("  #24  Fill about 3: REDUCE_ONLY\n"), out);
        assertTrue(out.contains("all margin accounts are FREE\n"), out);
    }

    @Test
    void shouldListWhoIsNotFree()
    {
        final String out = plimsoll.ok("run", "--scenario",
            CommandLineFixture.scenario("isolated-and-cross-apart.jsonl"), "--config", VENUE);
        assertTrue(out.contains(
            "not FREE at the end:\n  account 5 in isolated PERP: LIQUIDATING\n  account 6: LIQUIDATING\n"), out);
    }

    @Test
    void shouldApplyNothingIfALineIsWrong() throws IOException
    {
        final Path wrong = write("wrong.jsonl", """
            {"time":0,"type":"AuditState"}
            {"time":0,"type":"Deposit","account":1,"asset":"USDT","amountUnits":"0.0000001"}
            {"time":0,"type":"Depossit"}
            """);
        final Path journal = directory.resolve("journal");
        final String err = plimsoll.fails(
            ExitCode.USAGE, "run", "--scenario", wrong, "--config", VENUE, "--journal", journal);
        assertEquals(List.of(
            wrong + ":2: field 'amountUnits': 0.0000001 is not a multiple of the unit of USDT, 0.000001",
            wrong + ":3: field 'type': no command is called \"Depossit\"",
            "plimsoll: nothing was applied"), err.lines().toList());
        assertEquals("", plimsoll.out());
        assertFalse(Files.exists(journal));
    }

    @Test
    void shouldKeepGoingIfAsked() throws IOException
    {
        final Path wrong = write("wrong.jsonl",
            "{\"time\":0,\"type\":\"AuditState\"}\n{\"time\":0}\n{\"time\":0,\"type\":\"AdvanceTime\"}\n");
        final String err = plimsoll.fails(ExitCode.USAGE, "run", "--scenario", wrong, "--keep-going");
        assertEquals(wrong + ":2: field 'type': is missing", err.strip());
        assertTrue(plimsoll.out().startsWith("2 commands, 1 events"), plimsoll.out());
    }

    @Test
    void shouldCapTheListOfProblems() throws IOException
    {
        final Path wrong = write("wrong.jsonl", "x\n".repeat(30));
        final List<String> err = plimsoll.fails(ExitCode.USAGE, "run", "--scenario", wrong).lines().toList();
        assertEquals(22, err.size());
        assertEquals("and 10 more", err.get(20));
    }

    @Test
    void shouldFailWithAReadableDifference() throws IOException
    {
        final String text = Files.readString(CURED);
        final Path changed = write("changed.jsonl", text.replaceFirst("\"equity\":\"265\"", "\"equity\":\"266\""));
        final String err = plimsoll.fails(
            ExitCode.DIFFERENCES, "run", "--scenario", changed, "--config", VENUE, "--check");
        assertEquals(List.of(
            changed + ":23: command 17 did not cause the expected events",
            "  ~ line 24: ZoneChanged",
            "      equity: expected \"266\", was \"265\"",
            "plimsoll: 1 commands did not cause the expected events"), err.lines().toList());
    }

    @Test
    void shouldShowMissingAndUnexpectedEvents() throws IOException
    {
        final Path scenario = write("scenario.jsonl", """
            {"time":0,"type":"CloseOrder","orderId":1}
            {"expect":[]}
            {"time":0,"type":"AdvanceTime"}
            {"expect":{"type":"StateAudited"}}
            """);
        final String err = plimsoll.fails(ExitCode.DIFFERENCES, "run", "--scenario", scenario, "--check");
        assertTrue(err.contains("  + {\"seq\":1,\"ordinal\":0,\"time\":\"1970-01-01T00:00:00.000000000Z\"," +
            "\"type\":\"Rejected\",\"command\":\"CloseOrder\",\"reason\":\"UNKNOWN_ORDER\"," +
            "\"account\":0,\"reference\":1}\n"), err);
        assertTrue(err.contains("  - line 4: {\"expect\":{\"type\":\"StateAudited\"}}\n"), err);
    }

    @Test
    void shouldRefuseToCheckWhatExpectsNothing() throws IOException
    {
        final Path scenario = write("scenario.jsonl", "{\"time\":0,\"type\":\"AuditState\"}\n");
        assertEquals("plimsoll: " + scenario + ": --check, but no line expects anything\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", scenario, "--check"));
    }

    @Test
    void shouldContinueAJournalOnlyIfAsked() throws IOException
    {
        final Path journal = directory.resolve("journal");
        plimsoll.ok("run", "--scenario", CURED, "--config", VENUE, "--journal", journal);
        final Path more = write("more.jsonl", """
            {"time":"2021-05-19T00:01:00Z","type":"PriceTick","instrument":"PERP","price":"79.9"}
            {"expect":{"type":"ZoneChanged","account":1,"toZone":"TAKEOVER"}}
            {"expect":{"type":"PositionTakenOver"}}
            {"expect":{"type":"CollateralTakenOver"}}
            {"expect":{"type":"ZoneChanged","account":1,"toZone":"FREE"}}
            """);
        assertEquals("plimsoll: --journal " + journal + ": there is a journal already; --append continues it\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", more, "--journal", journal));
        plimsoll.ok("run", "--scenario", more, "--journal", journal, "--append", "--check");
        final String out = plimsoll.ok("verify", "--journal", journal);
        assertTrue(out.startsWith("28 commands, "), out);
        assertEquals("plimsoll: --append needs --journal\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", more, "--append"));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "run", "--scenario", more, "--append",
            "--journal", directory.resolve("none")).contains("NOT_FOUND"), plimsoll.err());
    }

    @Test
    void shouldKeepTheJournalWhereTheConfigurationSays() throws IOException
    {
        final Path journal = directory.resolve("configured");
        final Path config = write("mine.conf", "include file(\"" + VENUE.toAbsolutePath() + "\")\n" +
            "plimsoll.launch { topology = pipelined, journal.directory = \"" + journal + "\" }\n");
        plimsoll.ok("run", "--scenario", CURED, "--config", config, "--check");
        assertTrue(plimsoll.ok("verify", "--journal", journal).startsWith("27 commands, "));
    }

    @Test
    void shouldWriteEventsToTheOutput() throws IOException
    {
        final Path scenario = write("scenario.jsonl", "{\"time\":0,\"type\":\"CloseOrder\",\"orderId\":1}\n");
        assertEquals(0, plimsoll.run("run", "--scenario", scenario, "--events", "-"));
        assertTrue(plimsoll.out().startsWith("{\"seq\":1,\"ordinal\":0,"), plimsoll.out());
        assertTrue(plimsoll.err().startsWith("1 commands, 1 events"), plimsoll.err());
    }

    @Test
    void shouldNameWhatCannotBeReadOrWritten() throws IOException
    {
        final Path missing = directory.resolve("missing.jsonl");
        assertEquals("plimsoll: " + missing + ": no such file or directory\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", missing));
        assertEquals("plimsoll: " + missing + ": no such file, or it cannot be read\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", CURED, "--config", missing));
        final Path nowhere = directory.resolve("a/b");
        assertEquals("plimsoll: " + nowhere + ": no such file or directory\n",
            plimsoll.fails(ExitCode.USAGE, "run", "--scenario", CURED, "--config", VENUE, "--events", nowhere));
        final Path file = write("file", "");
        final String err = plimsoll.fails(
            ExitCode.ENVIRONMENT, "run", "--scenario", CURED, "--config", VENUE, "--journal", file);
        assertTrue(err.startsWith("plimsoll: ") && err.lines().count() <= 2, err);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNameTheFileThatIsFull() throws IOException
    {
        final Path full = Path.of("/dev/full");
        assertTrue(plimsoll.fails(ExitCode.ENVIRONMENT, "run", "--scenario", CURED, "--config", VENUE,
            "--events", full).startsWith("plimsoll: /dev/full: "), plimsoll.err());
        final Path many = write("many.jsonl", "{\"time\":0,\"type\":\"AuditState\"}\n".repeat(500));
        assertTrue(plimsoll.fails(ExitCode.ENVIRONMENT, "run", "--scenario", many, "--events", full,
            "--journal", directory.resolve("journal")).startsWith("plimsoll: /dev/full: "), plimsoll.err());
    }

    @Test
    void shouldListWhatIsWrongInTheConfiguration() throws IOException
    {
        final Path config = write("wrong.conf", "plimsoll.risk.max-slices = 0\nplimsoll.launch.ring-slots = 3\n");
        final String err = plimsoll.fails(ExitCode.USAGE, "run", "--scenario", CURED, "--config", config);
        assertTrue(err.contains(config + ":2: plimsoll.launch.ring-slots: must be a power of two, was 3"), err);
    }

    @Test
    void shouldRefuseCommandsThatTheEngineCannotTake() throws IOException
    {
        final Path scenario = write("long.jsonl",
            "{\"time\":0,\"type\":\"Bytes\",\"hex\":\"" + "00".repeat(600) + "\"}\n");
        plimsoll.ok("run", "--scenario", scenario);
        final String err = plimsoll.fails(
            ExitCode.USAGE, "run", "--scenario", scenario, "--journal", directory.resolve("journal"));
        assertTrue(err.startsWith(scenario + ":1: the command has 600 bytes; the engine takes 496"), err);
    }

    @Test
    void shouldCheckSequencesAgainstThoseThatTheCommandsGet() throws IOException
    {
        final Path scenario = write("seq.jsonl", "{\"seq\":1,\"time\":0,\"type\":\"AuditState\"}\n");
        plimsoll.ok("run", "--scenario", scenario);
        assertTrue(plimsoll.fails(ExitCode.USAGE, "run", "--scenario", scenario, "--config", VENUE)
            .startsWith(scenario + ":1: field 'seq': expected 8, was 1"), plimsoll.err());
    }

    private Path write(final String name, final String text) throws IOException
    {
        return Files.writeString(directory.resolve(name), text);
    }
}
