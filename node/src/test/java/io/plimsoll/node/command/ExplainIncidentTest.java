package io.plimsoll.node.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The loss waterfall in words: of an incident, and of an account that it touched. Whole texts are compared with those
 * that were read and found good; numbers in them are those of the scenario files.
 */
@Timeout(120)
class ExplainIncidentTest
{
    private static final int WIDTH = 100;
    private static final int MANY = 2_010;
    private static final Path TEXTS = Path.of("src/test/resources/explanations");
    private static final String WHOLE = "waterfall-from-top-to-bottom";

    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @ParameterizedTest
    @ValueSource(strings = {
        WHOLE, "waterfall-auction-partial-take", "waterfall-auction-restores", "waterfall-estate-over-two-pools",
        "edge-11-counterparty-skipped"})
    void shouldTellAnIncident(final String name) throws IOException
    {
        final String out = plimsoll.ok("explain", "--journal", journal(name), "--incident");
        assertEquals(Files.readString(TEXTS.resolve("incident-" + name + ".txt")), out);
        assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
    }

    /** One that pays and is paid, one that is called and sliced, one that is deleveraged, two funds and a backstop. */
    @ParameterizedTest
    @CsvSource({
        "waterfall-auction-partial-take, 1", "waterfall-auction-partial-take, 3", "waterfall-auction-partial-take, 911",
        WHOLE + ", 1", WHOLE + ", 2", WHOLE + ", 7", WHOLE + ", 900", WHOLE + ", 920"})
    void shouldTellAnAccountItsPart(final String name, final int account) throws IOException
    {
        final String out = plimsoll.ok("explain", "--journal", journal(name), "--account", account);
        assertEquals(Files.readString(TEXTS.resolve("account-" + account + "-" + name + ".txt")), out);
        assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
    }

    @Test
    void shouldTellEachKindOfDecision()
    {
        final Map<String, String> missing = new TreeMap<>(Map.ofEntries(
            Map.entry("ZoneChanged", "account 1: FREE -> MARGIN_CALL: equity 227 is below 250"),
            Map.entry("SliceIssued", "account 1: slice of margin call 2: sell 5 PERP at 76 or better"),
            Map.entry("PositionTakenOver", "account 3: position 50 PERP with cost 4,000 USDT went to backstop 900"),
            Map.entry("CollateralTakenOver", "account 3: the debt of 100 USDT went to backstop 900"),
            Map.entry("MarginCallIssued", "account 1: margin call 1: 23 is missing to the call level"),
            Map.entry("LiquidationQueued", "account 1: waits for its slice, the liquidation capacity"),
            Map.entry("AuctionStarted", "account 4: auction 1 of the estate starts for pool 1, solvent"),
            Map.entry("AuctionReset", "account 4: auction 1 starts anew: its time was over for the first time"),
            Map.entry("AuctionTaken", "account 4: account 6 took 50 % of the estate in auction 1 and received 25"),
            Map.entry("AuctionLotMoved", "account 4: auction 1: gave 25 SOLD at mark 80; the position is now 25"),
            Map.entry("AuctionAssetMoved", "account 3: auction 2: gave 0.00000001 BTC for 0.000001"),
            Map.entry("AuctionPaused", "account 4: auction 1 stands still, a leg is halted, after 2 s"),
            Map.entry("AuctionEnded", "account 4: auction 1 ends, nobody took the rest"),
            Map.entry("EstateSettled", "account 3: the estate is settled in pool 0: equity -100, so 100 is owed"),
            Map.entry("LossAllocated", "pool 0 owed 100, borne: 50 by its insurance fund, 20 by the common fund, 30"),
            Map.entry("HaircutApplied", "account 2: pays 30 of its profit 2,000 for a deficit of pool 0"),
            Map.entry("PositionDeleveraged", "account 7: deleveraged: bought 20 RANK at 85, the bankruptcy price"),
            Map.entry("FundChanged", "account 911: the fund receives 75 of an estate's surplus; it holds 75"),
            Map.entry("InstrumentHaltChanged", "SOLD is halted"),
            Map.entry("InstrumentDelisted", "ALT is delisted at 95: 2 positions are settled"),
            Map.entry("PositionSettled", "account 2: position -1 ALT was settled at the last price 95")));
        for (final String name : new String[]{WHOLE, "edge-05-worthless-collateral"})
        {
            final String text =
                squeezed(plimsoll.ok("explain", "--journal", journal(name), "--incident"));
            for (final String line : text.substring(text.indexOf("How often")).split("\n"))
            {
                final String kind = line.strip().split(" ")[0];
                missing.computeIfPresent(
                    kind, (any, words) -> text.replace("\n ", " ").contains(words) ? null : words);
            }
        }
        assertEquals(Map.of(), missing);
    }

    @Test
    void shouldTellOnlyWhatIsAskedFor()
    {
        final Path journal = journal(WHOLE);
        final String all = plimsoll.ok("explain", "--journal", journal, "--incident");
        final long first = sequence(all, "MARGIN_CALL -> LIQUIDATING");
        final String part =
            plimsoll.ok("explain", "--journal", journal, "--incident", "--from", first, "--to", first);
        assertEquals("""
            What was decided
              2021-05-19T00:01:02Z  #%d PriceTick
                account 1: MARGIN_CALL -> LIQUIDATING: equity 157.9 is below the maintenance margin 176.625
                account 1: waits for its slice, the liquidation capacity of the window is used up: notional
                  3,532.5, health 89.3984 %%, nobody else waits

            How often
              decision           times
              ZoneChanged            1
              LiquidationQueued      1
            """.formatted(first), part);
        final String rest = plimsoll.ok("explain", "--journal", journal, "--incident", "--from", first);
        assertTrue(rest.contains("ALT is delisted") && !rest.contains("SOLD"), rest);
        assertFalse(rest.contains("Who bore what"), rest);
    }

    @Test
    void shouldSayThatNothingWasDecided()
    {
        assertEquals("""
            What was decided
              nothing: no margin account changed its zone, and no pool had a loss
            """, plimsoll.ok("explain", "--journal", journal("edge-02-nothing-held"), "--incident"));
    }

    @Test
    void shouldSayHowMuchItDoesNotTell() throws IOException
    {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < MANY; i++)
        {
            text.append("{\"time\":\"2021-05-19T00:00:00Z\",\"type\":\"HaltInstrument\",\"instrument\":\"PERP\",")
                .append("\"halted\":\"").append((i & 1) == 0 ? "YES" : "NO").append("\"}\n");
        }
        final Path scenario = directory.resolve("halts.jsonl");
        Files.writeString(scenario, text);
        final Path journal = directory.resolve("halts");
        plimsoll.ok("run", "--scenario", scenario, "--config", venue(), "--journal", journal);
        final String out = plimsoll.ok("explain", "--journal", journal, "--incident");
        assertTrue(out.contains("\n  (and 10 more: choose a narrower --from and --to)\n"), out);
        assertTrue(out.endsWith("\n  InstrumentHaltChanged  2,010\n"), out);
    }

    @Test
    void shouldRefuseWrongUse()
    {
        final Path journal = journal("edge-02-nothing-held");
        assertUsage("--at belongs to --account; an incident has --from and --to", journal, "--incident", "--at", 5);
        assertUsage("--from and --to belong to --incident; an account is looked at with --at",
            journal, "--account", 1, "--from", 5);
        assertUsage("--from and --to belong to --incident; an account is looked at with --at",
            journal, "--account", 1, "--to", 5);
        assertUsage("--from 0: commands count from 1", journal, "--incident", "--from", 0);
        assertUsage("--from 1 --to 0: nothing lies between them", journal, "--incident", "--to", 0);
        assertUsage("--from 6 --to 5: nothing lies between them", journal, "--incident", "--from", 6, "--to", 5);
        assertTrue(plimsoll.fails(ExitCode.USAGE, "explain", "--journal", journal, "--incident", "--from", 5_000)
            .startsWith("plimsoll: --from 5000: the journal has commands 1 to "));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "explain", "--journal", journal)
            .contains("--account=N | --incident"));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "explain", "--journal", journal, "--incident", "--account", 1)
            .contains("mutually exclusive"));
    }

    private void assertUsage(final String problem, final Path journal, final Object... args)
    {
        final Object[] all = new Object[args.length + 3];
        all[0] = "explain";
        all[1] = "--journal";
        all[2] = journal;
        System.arraycopy(args, 0, all, 3, args.length);
        assertEquals("plimsoll: " + problem + "\n", plimsoll.fails(ExitCode.USAGE, all));
    }

    private Path journal(final String name)
    {
        final Path journal = directory.resolve(name);
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario(name + ".jsonl"), "--config", venue(),
            "--journal", journal);
        return journal;
    }

    private static Path venue()
    {
        return CommandLineFixture.scenario("waterfall-venue.conf");
    }

    /** The command above a decision. */
    private static long sequence(final String text, final String decision)
    {
        final String before = text.substring(0, text.indexOf(decision));
        final int number = before.lastIndexOf('#') + 1;
        return Long.parseLong(before.substring(number, before.indexOf(' ', number)));
    }

    private static String squeezed(final String text)
    {
        return text.replaceAll(" +", " ");
    }
}
