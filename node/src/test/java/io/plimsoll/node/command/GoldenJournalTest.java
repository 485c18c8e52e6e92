package io.plimsoll.node.command;

import io.plimsoll.core.message.MessageHeaderDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Journals written by each version of format and schema there was: this build replays them to the same events, and goes
 * on where they end. How to add one: docs/adr/0010-space.md.
 */
@Timeout(120)
class GoldenJournalTest
{
    private static final Path GOLDEN = Path.of("src/test/resources/golden-journals");

    @TempDir
    private Path directory;

    private final CommandLineFixture plimsoll = new CommandLineFixture();

    static List<Path> journals() throws IOException
    {
        try (Stream<Path> files = Files.list(GOLDEN))
        {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("journals")
    void shouldReplayAndContinue(final Path zip) throws IOException
    {
        final Path journal = directory.resolve("journal");
        unzip(zip, journal);
        final String verified = plimsoll.ok("verify", "--journal", journal);
        assertTrue(verified.contains("replay gives exactly the recorded events"), verified);
        final long commands = commands(verified);
        assertTrue(commands > 10, verified);

        // The first reopens what the older version wrote, the second what was appended to it.
        for (int i = 1; i <= 2; i++)
        {
            final Path more = directory.resolve("more.jsonl");
            Files.writeString(more, """
                {"time":"2030-01-01T00:00:0%dZ","type":"AdvanceTime"}
                {"time":"2030-01-01T00:00:0%dZ","type":"AuditState"}
                """.formatted(i, i));
            plimsoll.ok("run", "--append", "--journal", journal, "--scenario", more,
                "--config", limits(journal));
            final String again = plimsoll.ok("verify", "--journal", journal);
            assertEquals(commands + 2 * i, commands(again), again);
        }
    }

    /** A version without a journal here would be one that nobody notices to be unreadable. */
    @Test
    void shouldHaveJournalsOfEachVersion() throws IOException
    {
        for (int schema = 1; schema <= MessageHeaderDecoder.SCHEMA_VERSION; schema++)
        {
            final String version = "-schema" + schema + "-";
            assertTrue(journals().stream().anyMatch(file -> file.getFileName().toString().contains(version)), version);
        }
    }

    private static Path limits(final Path journal)
    {
        return journal.resolve("limits.conf");
    }

    private static long commands(final String verified)
    {
        return Long.parseLong(verified.substring(0, verified.indexOf(' ')).replace(",", ""));
    }

    private static void unzip(final Path zip, final Path target) throws IOException
    {
        try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in))
        {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
            {
                final Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory())
                {
                    Files.createDirectories(file);
                }
                else
                {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }
}
