package io.plimsoll.node.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Prices, breakers and changes in the story of an incident and of an account. Whole texts are compared with those that
 * were read and found good; numbers in them are those of the scenario files.
 */
@Timeout(120)
class ExplainPricesTest
{
    private static final int WIDTH = 100;
    private static final Path TEXTS = Path.of("src/test/resources/explanations");

    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @ParameterizedTest
    @ValueSource(strings = {
        "prices-flicker-across-a-liquidation-line", "prices-stale-but-fresh-stamped", "prices-asset-fails",
        "prices-negative", "prices-far-future-stamp", "breaker-reopens-in-steps", "breaker-limit-and-halt",
        "governance-stolen-key", "governance-ramp"})
    void shouldTellAnIncident(final String name) throws IOException
    {
        final String out = plimsoll.ok("explain", "--journal", journal(name), "--incident");
        assertEquals(Files.readString(TEXTS.resolve("incident-" + name + ".txt")), out);
        assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
        assertFalse(out.contains("MarkPublished"), out);
    }

    /** One who pulls, is denied, waits and is sliced. */
    @Test
    void shouldTellAnAccountItsPart() throws IOException
    {
        final String name = "prices-self-liquidation-after-a-pull";
        final Path journal = journal(name);
        for (final int account : new int[]{3, 4})
        {
            final String out = plimsoll.ok("explain", "--journal", journal, "--account", account);
            assertEquals(Files.readString(TEXTS.resolve("account-" + account + "-" + name + ".txt")), out);
            assertTrue(out.lines().allMatch(line -> line.length() <= WIDTH), out);
        }
    }

    /** The price of collateral that follows an index is told by an event, and by no command. */
    @Test
    void shouldKnowThePriceOfCollateralThatFollowsAnIndex()
    {
        final Path journal = journal("prices-asset-fails");
        final String out = plimsoll.ok("explain", "--journal", journal, "--account", 3, "--at", 46);
        final String row = out.lines().filter(line -> line.startsWith("  COIN")).findFirst().orElseThrow();
        assertTrue(row.replaceAll(" +", " ").startsWith(" COIN 10 0 55 "), row);
    }

    /** A story that begins in the middle knows which validity an index had before. */
    @Test
    void shouldNotTellAValidityThatHasNotChanged()
    {
        final Path journal = journal("breaker-limit-and-halt");
        final String all = plimsoll.ok("explain", "--journal", journal, "--incident");
        final String line = all.lines().filter(text -> text.contains("index Y is VALID")).findFirst().orElseThrow();
        assertTrue(line.contains("was TOO_FEW_SOURCES"), line);
        final String later = plimsoll.ok("explain", "--journal", journal, "--incident", "--from", 32, "--to", 40);
        assertFalse(later.contains("index Y is"), later);
        assertTrue(later.contains("NORMAL -> LIMIT"), later);
    }

    private Path journal(final String name)
    {
        final Path journal = directory.resolve(name);
        final String file = name + ".jsonl";
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario(file), "--config",
            GoldenScenarioTest.config(file), "--journal", journal);
        return journal;
    }
}
