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
 * What a venue's people see of prices. Whole texts are compared with those that were read and found good; the numbers
 * in them are those of the scenario files.
 */
@Timeout(120)
class PricesCommandTest
{
    private static final int WIDTH = 100;
    private static final Path TEXTS = Path.of("src/test/resources/explanations");
    private static final Path VENUE = CommandLineFixture.scenario("prices-venue.conf");
    private static final String OPEN_RISK_WHEN_STALE = """
        {"time":"2021-05-19T00:00:00Z","type":"SetActionTable","priceOrder":63,"openRisk":7,"withdraw":1,\
        "liquidate":15,"settle":15,"fund":15}
        """;
    private static final String TWO_OPERATORS = """
        {"time":"2021-05-19T00:00:00Z","type":"SetOperator","operatorId":1,"mayPropose":"YES","mayApprove":"NO"}
        {"time":"2021-05-19T00:00:00Z","type":"SetOperator","operatorId":2,"mayPropose":"NO","mayApprove":"YES"}
        {"time":"2021-05-19T00:00:00Z","type":"SetGovernance","enabled":"YES","delayNs":60000000000,\
        "lifeNs":600000000000,"rampNs":64000000000}
        {"time":"2021-05-19T00:00:01Z","type":"ProposeChange","proposal":5,"operatorId":1,"effectiveNs":0,"rampNs":0,\
        "change":{"type":"SetActionTable","priceOrder":63,"openRisk":7,"withdraw":1,"liquidate":15,"settle":15,\
        "fund":15}}
        {"time":"2021-05-19T00:00:02Z","type":"ApproveChange","proposal":5,"operatorId":2}
        """;
    private static final String STRICT = "  open-risk: orders that do not reduce    yes        -      -  ";
    private static final String LOOSE = "  open-risk: orders that do not reduce    yes      yes    yes  ";

    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @Test
    void shouldShowTheRulesOfThePackagedVenue() throws IOException
    {
        final String out = plimsoll.ok("prices");
        assertEquals(Files.readString(TEXTS.resolve("prices-packaged.txt")), out);
        assertFits(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "prices-own-book-alone", "prices-asset-fails", "prices-far-future-stamp", "breaker-limit-and-halt"})
    void shouldShowPricesAsTheyStandAfterAScenario(final String name) throws IOException
    {
        final String out =
            plimsoll.ok("prices", "--scenario", CommandLineFixture.scenario(name + ".jsonl"), "--venue", VENUE);
        assertEquals(Files.readString(TEXTS.resolve("prices-" + name + ".txt")), out);
        assertFits(out);
    }

    @Test
    void shouldShowTheSameFromAJournal()
    {
        final Path scenario = CommandLineFixture.scenario("prices-flicker-across-a-liquidation-line.jsonl");
        final Path journal = directory.resolve("journal");
        plimsoll.ok("run", "--scenario", scenario, "--config", VENUE, "--journal", journal);
        final String expected = plimsoll.ok("prices", "--scenario", scenario, "--venue", VENUE);
        assertEquals(expected, plimsoll.ok("prices", "--journal", journal, "--venue", VENUE));
        assertTrue(plimsoll.ok("prices", "--journal", journal).contains("source 9 (own)"));
    }

    @Test
    void shouldShowTheTableThatIsInForce() throws IOException
    {
        assertTrue(plimsoll.ok("prices", "--venue", VENUE).contains(STRICT));
        assertTrue(prices(OPEN_RISK_WHEN_STALE).contains(LOOSE));
        final String plain = plimsoll.ok("prices", "--scenario", CommandLineFixture.scenario("funding.jsonl"),
            "--venue", CommandLineFixture.scenario("venue.conf"));
        assertTrue(plain.contains("the core's own table, none is set"), plain);
    }

    @Test
    void shouldShowAChangeOnlyWhenItHasTakenEffect() throws IOException
    {
        final String approved = prices(TWO_OPERATORS);
        assertTrue(approved.contains(STRICT), approved);
        assertTrue(approved.contains("operator 1  may propose"), approved);
        final String row = approved.lines().filter(line -> line.contains("SetActionTable")).findFirst().orElseThrow();
        assertEquals(
            "  5         SetActionTable  operator 1  operator 2  from 2021-05-19T00:01:02Z", row);
        final String applied = prices(
            TWO_OPERATORS + "{\"time\":\"2021-05-19T00:01:02Z\",\"type\":\"AdvanceTime\"}\n");
        assertTrue(applied.contains(LOOSE), applied);
        assertFalse(applied.contains("SetActionTable"), applied);
    }

    @Test
    void shouldNameContradictionsOfTheTableWhenItIsLoaded() throws IOException
    {
        final Path venue = Files.writeString(directory.resolve("mine.conf"),
            "include classpath(\"io/plimsoll/config/plimsoll-indexed.conf\")\nplimsoll.actions.liquidate = valid\n" +
            "plimsoll.actions.open-risk = stale\n");
        final String err = plimsoll.fails(ExitCode.USAGE, "prices", "--venue", venue);
        assertTrue(err.contains("mine.conf:3: plimsoll.actions.open-risk: contradicts liquidate"), err);
    }

    @Test
    void shouldRefuseWhatDoesNotGoTogether() throws IOException
    {
        final Path scenario = CommandLineFixture.scenario("breaker-calm.jsonl");
        assertTrue(plimsoll.fails(ExitCode.USAGE, "prices", "--journal", "j", "--scenario", scenario)
            .contains("prices are of one of them"));
        final Path broken = Files.writeString(directory.resolve("broken.jsonl"), "{\"type\":\"SourceTick\"}\n");
        final String err = plimsoll.fails(ExitCode.USAGE, "prices", "--venue", VENUE, "--scenario", broken);
        assertTrue(err.contains("broken.jsonl:1: ") && err.contains("nothing was applied"), err);
    }

    private String prices(final String lines) throws IOException
    {
        final Path scenario = Files.writeString(directory.resolve("scenario.jsonl"), lines);
        return plimsoll.ok("prices", "--scenario", scenario, "--venue", VENUE);
    }

    private static void assertFits(final String text)
    {
        assertTrue(text.lines().allMatch(line -> line.length() <= WIDTH), text);
    }
}
