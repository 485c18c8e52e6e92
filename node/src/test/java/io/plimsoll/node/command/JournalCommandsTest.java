package io.plimsoll.node.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The commands that read a journal, on the journal of a scenario.
 */
class JournalCommandsTest
{
    private static final int WIDTH = 100;

    @TempDir
    private Path directory;

    private Path journal;
    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @BeforeEach
    void writeJournal()
    {
        journal = directory.resolve("journal");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("linear-long-cured.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", journal);
    }

    @Test
    void shouldReplay()
    {
        final String out = plimsoll.ok("replay", "--journal", journal);
        assertTrue(out.matches("(?s)27 commands, 28 events, state hash [0-9a-f]{16}\n" +
            "last command: 27 at 2021-05-19T00:00:04Z\nreplayed in .*"), out);
    }

    @Test
    void shouldVerify()
    {
        final String out = plimsoll.ok("verify", "--journal", journal);
        assertTrue(out.matches("27 commands, 28 events, state hash [0-9a-f]{16}, as recorded\n" +
            "replay gives exactly the recorded events\n" +
            "chain head    [0-9a-f]{64}\n" +
            "commands head [0-9a-f]{64} at command 27\n" +
            "outcomes head [0-9a-f]{64} at event 27/0\n"), out);
    }

    @Test
    void shouldFailToVerifyUnderOtherLimits() throws IOException
    {
        final Path limits = journal.resolve("limits.conf");
        Files.writeString(limits, Files.readString(limits).replace("orders = 64", "orders = 1"));
        final String err = plimsoll.fails(ExitCode.DIFFERENCES, "verify", "--journal", journal);
        assertTrue(err.startsWith("plimsoll: " + journal + ": recorded event 14/0"), err);
    }

    @Test
    void shouldTakeTheLimitsFromAConfigurationIfTheJournalHasNone() throws IOException
    {
        Files.delete(journal.resolve("limits.conf"));
        plimsoll.ok("verify", "--journal", journal, "--config", CommandLineFixture.scenario("venue.conf"));
    }

    @Test
    void shouldReportADamagedJournal() throws IOException
    {
        final Path file;
        try (Stream<Path> files = Files.list(journal.resolve("commands")))
        {
            file = files.filter(path -> path.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(file);
        final int index = indexOf(bytes, "USDT");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
        {
            channel.write(ByteBuffer.wrap(new byte[]{'X'}), index);
        }
        for (final String command : new String[]{"replay", "verify", "dump"})
        {
            final String err = plimsoll.fails(ExitCode.JOURNAL_DAMAGED, command, "--journal", journal);
            assertTrue(err.startsWith("plimsoll: CHECKSUM in " + journal) && err.lines().count() == 1, err);
        }
        assertTrue(plimsoll.fails(ExitCode.JOURNAL_DAMAGED, "explain", "--journal", journal, "--account", 1)
            .startsWith("plimsoll: CHECKSUM in " + journal));
    }

    @Test
    void shouldExplainAnAccountInLiquidation()
    {
        final String out = plimsoll.ok("explain", "--journal", journal, "--account", 1, "--at", 18);
        for (final String line : new String[]{
            "Account 1 after command 18 at 2021-05-19T00:00:01Z\n",
            "Cross margin account: LIQUIDATING, equity is 99.7624 % of the maintenance margin\n",
            " USDT 1,000 -790 1 210 0 210\n",
            " PERP 50 100 84.2 -790 USDT\n",
            " PERP 4,210 1: 5 % 210.5 421 84.2\n",
            " TAKEOVER below 66.6667 % 140.333404 69.666596\n",
            " LIQUIDATING below 100 % 210.5 -0.5\n",
            " Initial checks: equity 210, initial margin 421 with open orders: 211 is missing;",
            " 2021-05-19T00:00:00Z #10 deposited 1,000 USDT; the balance is now 1,000 USDT\n",
            " #13 order 1 to buy 50 PERP at 100 was accepted\n",
            " #17 FREE -> MARGIN_CALL: equity 265 is below 266.5625, 125 % of the\n maintenance margin 213.25\n",
            " #18 MARGIN_CALL -> LIQUIDATING: equity 210 is below the maintenance margin\n 210.5\n",
            " #18 slice 1: sell 5.12 PERP at 80 or better (mark 84.2, bankruptcy price\n 80);"})
        {
            assertTrue(squeezed(out).contains(line), () -> "lacks " + line + "\n" + out);
        }
        assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
        assertFalse(out.contains("\u001B"), out);
    }

    @Test
    void shouldExplainTheBackstopAndIsolatedMargin()
    {
        final Path other = directory.resolve("other");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("takeover-and-bankruptcy.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", other);
        final String backstop = plimsoll.ok("explain", "--journal", other, "--account", 900);
        assertTrue(backstop.contains("Account 900 (backstop) after command"), backstop);
        assertTrue(backstop.contains("as the backstop took over 50 PERP with cost 5,000 USDT from account 8;"),
            backstop);
        assertFalse(backstop.contains("threshold"), backstop);
        final Path third = directory.resolve("third");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("isolated-and-cross-apart.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", third);
        final String isolated = plimsoll.ok("explain", "--journal", third, "--account", 5);
        assertTrue(isolated.contains("Cross margin account: FREE"), isolated);
        assertTrue(isolated.contains("Isolated margin of PERP: LIQUIDATING"), isolated);
        assertTrue(isolated.contains("TransferMargin was refused: IN_LIQUIDATION"), isolated);
    }

    @Test
    void shouldShowWhatATradeWouldChange()
    {
        final String out = plimsoll.ok("whatif", "--journal", journal, "--account", 1, "--instrument", "PERP",
            "--lots=-24.63", "--at", 26);
        assertTrue(out.startsWith(
            "Account 1 after command 26 at 2021-05-19T00:00:04Z, selling 24.63 PERP at the mark"), out);
        assertTrue(squeezed(out).contains(" maintenance margin 190.1238 85.2 -104.9238\n"), out);
        assertTrue(squeezed(out).contains(" position 44.63 20 -24.63\n"), out);
        assertTrue(out.contains("Initial margin would hold."), out);
        assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
        final String more = plimsoll.ok("whatif", "--journal", journal, "--account", 1, "--instrument", "0",
            "--lots", "10", "--price", "85.5", "--at", 26);
        assertTrue(more.contains("an order for it would be denied, INSUFFICIENT_MARGIN"), more);
    }

    @Test
    void shouldRefuseWrongQuestions()
    {
        assertQuestion("--lots: 0.005 is not a multiple of PERP's lot size 0.01", "PERP", "0.005", "80");
        assertQuestion("--price: 80.05 is not a multiple of PERP's price increment 0.1", "PERP", "1", "80.05");
        assertQuestion("--lots: 'many' is not a plain decimal like 43000.5", "PERP", "many", "80");
        assertQuestion("--lots 0: expected a trade; explain shows the numbers as they are", "PERP", "0", "80");
        assertQuestion("--instrument NONE: no such instrument is defined", "NONE", "1", "80");
        assertQuestion("--instrument 7: no such instrument is defined", "7", "1", "80");
        assertQuestion("the core does not answer: OUT_OF_RANGE", "PERP", "1", "100000.1");
        assertEquals("plimsoll: --account 5: not opened by command 27\n",
            plimsoll.fails(ExitCode.USAGE, "explain", "--journal", journal, "--account", 5));
        assertEquals("plimsoll: --at 28: the journal has commands 1 to 27\n",
            plimsoll.fails(ExitCode.USAGE, "explain", "--journal", journal, "--account", 1, "--at", 28));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "explain", "--journal", directory, "--account", 1)
            .startsWith("plimsoll: NOT_FOUND in " + directory));
    }

    @Test
    void shouldDumpWhatIsAskedFor()
    {
        final String all = plimsoll.ok("dump", "--journal", journal);
        assertEquals(55, all.lines().count());
        assertTrue(all.startsWith(
            "{\"seq\":1,\"time\":\"2021-05-19T00:00:00.000000000Z\",\"type\":\"SetRiskParameters\","), all);
        assertEquals(4, plimsoll.ok("dump", "--journal", journal, "--type", "ZoneChanged").lines().count());
        assertEquals(2, plimsoll.ok("dump", "--journal", journal, "--events", "--from", 17, "--to", 18,
            "--type", "ZoneChanged").lines().count());
        final String account = plimsoll.ok("dump", "--journal", journal, "--commands", "--account", 1);
        assertTrue(account.contains("\"type\":\"PriceTick\",\"instrument\":\"PERP\",\"price\":\"84.2\"}"), account);
        assertTrue(account.contains("\"type\":\"Fill\",\"tradeId\":1,"), account);
        assertFalse(account.contains("\"price\":\"85.4\""), account);
        assertEquals("plimsoll: --type Zone: no command or event is called that\n",
            plimsoll.fails(ExitCode.USAGE, "dump", "--journal", journal, "--type", "Zone"));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "dump", "--journal", journal, "--events", "--commands")
            .contains("mutually exclusive"));
    }

    private void assertQuestion(final String expected, final String instrument, final String lots, final String price)
    {
        assertEquals("plimsoll: " + expected + "\n", plimsoll.fails(ExitCode.USAGE, "whatif", "--journal", journal,
            "--account", 1, "--instrument", instrument, "--lots", lots, "--price", price));
    }

    private static String squeezed(final String text)
    {
        return text.replaceAll(" +", " ");
    }

    private static int indexOf(final byte[] bytes, final String text)
    {
        for (int i = 0; i < bytes.length; i++)
        {
            if (new String(bytes, i, Math.min(text.length(), bytes.length - i)).equals(text))
            {
                return i;
            }
        }
        throw new AssertionError("no " + text);
    }
}
