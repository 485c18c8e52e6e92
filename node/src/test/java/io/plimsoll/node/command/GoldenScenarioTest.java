package io.plimsoll.node.command;

import io.plimsoll.core.message.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Runs each scenario file and compares the events with those that were worked out by hand from the rulebook: on a core
 * alone, and through the whole engine.
 */
class GoldenScenarioTest
{
    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    static Stream<String> scenarios() throws IOException
    {
        try (Stream<Path> files = Files.list(CommandLineFixture.SCENARIOS))
        {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jsonl")).sorted()
                .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldCauseTheExpectedEvents(final String name)
    {
        final String out = plimsoll.ok("run", "--scenario", CommandLineFixture.scenario(name), "--config",
            config(name), "--check");
        assertTrue(out.contains("expected events came as expected"), out);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldCauseTheSameEventsInTheWholeEngine(final String name) throws IOException
    {
        final Path alone = directory.resolve("alone.jsonl");
        final Path journaled = directory.resolve("journaled.jsonl");
        final Path journal = directory.resolve("journal");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario(name), "--config", config(name),
            "--events", alone);
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario(name), "--config", config(name),
            "--events", journaled, "--journal", journal, "--check");
        assertEquals(Files.readString(alone), Files.readString(journaled));
        plimsoll.ok("verify", "--journal", journal);
        assertEquals(Files.readString(alone), plimsoll.ok("dump", "--journal", journal, "--events"));
        final Path again = directory.resolve("again.jsonl");
        Files.writeString(again, plimsoll.ok("dump", "--journal", journal, "--commands"));
        final Path limits = journal.resolve("limits.conf");
        plimsoll.ok("run", "--scenario", again, "--config", limits, "--events", journaled);
        assertEquals(Files.readString(alone), Files.readString(journaled));
    }

    /** The story of the readme, on the packaged venue. */
    @Test
    void shouldCauseWhatTheExampleExpects()
    {
        final Path examples = Path.of("../docs/examples");
        final String out = plimsoll.ok("run", "--scenario", examples.resolve("slide.jsonl"), "--config",
            examples.resolve("venue.conf"), "--check");
        assertTrue(out.contains("11 expected events came as expected"), out);
    }

    @Test
    void shouldReachEachReason() throws IOException
    {
        final Set<Reason> missing = EnumSet.allOf(Reason.class);
        missing.remove(Reason.NULL_VAL);
        for (final String name : scenarios().toList())
        {
            final String text = Files.readString(CommandLineFixture.scenario(name));
            missing.removeIf(reason -> text.contains("\"reason\":\"" + reason + "\""));
        }
        assertEquals(Set.of(), missing);
    }

    static Path config(final String name)
    {
        final Path own = CommandLineFixture.scenario(name.replace(".jsonl", ".conf"));
        final boolean isOfWaterfall = name.startsWith("edge-") || name.startsWith("waterfall-");
        final boolean isOfPrices =
            name.startsWith("prices-") || name.startsWith("breaker-") || name.startsWith("governance-");
        return Files.exists(own) ? own : CommandLineFixture.scenario(
            isOfPrices ? "prices-venue.conf" : isOfWaterfall ? "waterfall-venue.conf" : "venue.conf");
    }
}
