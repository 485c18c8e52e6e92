package io.plimsoll.node.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What {@code whatif --params} refuses, and in which words.
 */
@Timeout(60)
class WhatIfUsageTest
{
    @TempDir
    private Path directory;

    private Path journal;
    private Path params;
    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @BeforeEach
    void writeJournal()
    {
        journal = directory.resolve("journal");
        params = directory.resolve("p.conf");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("linear-long-cured.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", journal);
    }

    @Test
    void shouldRefuseWhatWouldChangeTheMeaningOfRecordedCommands() throws IOException
    {
        assertRefused("instruments.PERP.lot-size = 0.1",
            "instruments.PERP.lot-size: is 0.01 in the journal, was 0.1;");
        assertRefused("instruments.PERP.price-increment = 0.2",
            "instruments.PERP.price-increment: is 0.1 in the journal, was 0.2;");
        assertRefused("instruments.PERP.max-price = 1000",
            "instruments.PERP.max-price: is 100000 in the journal, was 1000;");
        assertRefused("instruments.INV.face-value = 10",
            "instruments.INV.face-value: is 100 in the journal, was 10;");
        assertRecordedRefused("kind = linear\n      settle = \"USDT\"", "kind = inverse, settle = BTC",
            "lot-size = 0.01\n", "face-value = 100\n",
            "instruments.PERP.kind: is linear in the journal, was inverse;");
        assertRefused("assets.BTC.decimals = 7", "assets.BTC.decimals: is 8 in the journal, was 7;");
        assertRefused("pools.main.backstop-account = 901",
            "pools.main.backstop-account: is 900 in the journal, was 901;");
    }

    @Test
    void shouldRefuseWhatTheJournalDoesNotDefine() throws IOException
    {
        assertRefused("instruments.NEW = ${plimsoll.instruments.PERP} { id = 5 }",
            "instruments.NEW: the journal defines no instrument 5; leave it out");
        assertRefused("assets.ETH = ${plimsoll.assets.BTC} { id = 2 }",
            "assets.ETH: the journal defines no asset 2; leave it out");
        assertRefused("pools.more { id = 3, backstop-account = 7 }",
            "pools.more: the journal defines no backstop of pool 3; leave it out");
        assertRecordedRefused("\"PERP\"", "PARP", "", "",
            "instruments.PARP.name: is PERP in the journal, was PARP;");
    }

    @Test
    void shouldNameEachProblemOnALineOfItsOwn() throws IOException
    {
        write("instruments.PERP.lot-size = 0.1, plimsoll.assets.BTC.decimals = 7");
        final String err =
            plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", params);
        // ALT takes what it does not say from PERP.
        assertEquals(3, err.lines().count(), err);
    }

    @Test
    void shouldRefuseFilesThatDefineNothing() throws IOException
    {
        Files.writeString(params, "plimsoll.limits.orders = 7");
        assertEquals("plimsoll: " + params + ": defines no venue: expected plimsoll.assets, pools and instruments\n",
            plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", params));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", "none.conf")
            .contains("none.conf: no such file"));
    }

    @Test
    void shouldRefuseLevelsThatWhatStaysAsRecordedContradicts() throws IOException
    {
        Files.writeString(params, """
            plimsoll {
              risk { call-entry = 300%, call-exit = 310% }
              assets.USDT { id = 0, decimals = 6 }
              pools.main { id = 0, backstop-account = 900 }
              instruments {}
            }
            """);
        assertEquals("plimsoll: " + params + ": command 5, which stays as recorded, is refused under these " +
            "parameters: LEVELS_CONTRADICT; see it with 'plimsoll dump --commands --from 5 --to 5'\n",
            plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", params));
    }

    @Test
    void shouldKeepLevelsThatTheFileDoesNotMention() throws IOException
    {
        final Path other = directory.resolve("other");
        final Path config = directory.resolve("levels.conf");
        Files.writeString(config, "include file(\"" + CommandLineFixture.scenario("venue.conf").toAbsolutePath() +
            "\")\nplimsoll.risk.max-slices = 3\n");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("slices-run-out.jsonl"), "--config", config,
            "--journal", other);
        Files.writeString(params, """
            plimsoll {
              assets.USDT { id = 0, decimals = 6 }
              pools.main { id = 0, backstop-account = 900 }
              instruments {}
            }
            """);
        assertTrue(plimsoll.ok("whatif", "--journal", other, "--params", params).contains("No parameter differs."));
    }

    @Test
    void shouldAskForOneOfTheForms()
    {
        assertUsage("--account asks about a trade, --params about other risk parameters: expected one of the two",
            "--account", 1, "--params", params);
        assertUsage("--lots asks about a trade, --html about other risk parameters: expected one of the two",
            "--lots", 1, "--html", "x.html");
        assertUsage("what if what? Expected --account, --instrument and --lots, or --params, or --write-params");
        assertUsage("--json needs --params", "--json", "-");
        assertUsage("--model-only needs --params", "--model-only");
        assertUsage("--lots is missing: a trade needs --account, --instrument and --lots",
            "--account", 1, "--instrument", "PERP");
        assertUsage("--account is missing: a trade needs --account, --instrument and --lots", "--at", 3);
        assertUsage("slippage must be 0..999999 ppm: -1", "--params", params, "--slippage-ppm=-1");
        assertUsage("fee must be 0..100000 ppm: 100001", "--params", params, "--fee-ppm", 100_001);
        assertUsage("--write-params writes the parameters and runs nothing: expected no other option than --journal " +
            "and --config", "--write-params", "-", "--html", "x.html");
    }

    @Test
    void shouldShowBothFormsInTheHelp()
    {
        final String help = plimsoll.ok("whatif", "--help");
        assertTrue(help.contains("Usage: plimsoll whatif --journal=DIR --account=N"), help);
        assertTrue(help.contains("       plimsoll whatif --journal=DIR --params=FILE"), help);
        assertTrue(help.contains("A trade:") && help.contains("Other risk parameters for the whole journal:"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    private void write(final String change) throws IOException
    {
        Files.writeString(params, "include file(\"" + CommandLineFixture.scenario("venue.conf").toAbsolutePath() +
            "\")\nplimsoll." + change + "\n");
    }

    private void assertRefused(final String change, final String problem) throws IOException
    {
        write(change);
        final String err = plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", params);
        assertTrue(err.contains(params + ": " + problem), () -> "lacks " + problem + "\n" + err);
    }

    /**
     * The journal's own parameters with two texts replaced, where they stand first.
     */
    private void assertRecordedRefused(
        final String text, final String other, final String more, final String otherMore, final String problem)
        throws IOException
    {
        final String recorded = plimsoll.ok("whatif", "--journal", journal, "--write-params", "-");
        Files.writeString(params, recorded.replaceFirst(text, other).replaceFirst(more, otherMore));
        final String err = plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal, "--params", params);
        assertTrue(err.contains(params + ": " + problem), () -> "lacks " + problem + "\n" + err);
    }

    private void assertUsage(final String expected, final Object... options)
    {
        final Object[] args = new Object[options.length + 3];
        args[0] = "whatif";
        args[1] = "--journal";
        args[2] = journal;
        System.arraycopy(options, 0, args, 3, options.length);
        assertEquals("plimsoll: " + expected + "\n", plimsoll.fails(ExitCode.USAGE, args));
    }
}
