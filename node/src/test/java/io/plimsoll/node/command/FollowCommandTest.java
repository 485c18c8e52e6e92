package io.plimsoll.node.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The follower on the command line, on a journal that nobody is writing.
 */
class FollowCommandTest
{
    private static final String MORE =
        "{\"time\":\"2021-05-20T00:00:00Z\",\"type\":\"PriceTick\",\"instrument\":\"PERP\",\"price\":\"84\"}\n" +
        "{\"time\":\"2021-05-20T00:00:01Z\",\"type\":\"AuditState\"}\n";

    @TempDir
    private Path directory;

    private Path journal;
    private Path more;
    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @BeforeEach
    void writeJournal() throws IOException
    {
        journal = directory.resolve("journal");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("linear-long-cured.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", journal);
        more = directory.resolve("more.jsonl");
        Files.writeString(more, MORE);
    }

    @Test
    void shouldTakeOneSnapshot()
    {
        final String out = plimsoll.ok("follow", "--journal", journal, "--once");
        assertTrue(out.matches("following from the beginning\n" +
            "snapshot of sequence 27, [0-9,]+ bytes in [0-9]+ ms: snapshot-00000000000000000027.plms\n" +
            "sequence 27, lag 0, time 2021-05-19T00:00:04Z, head [0-9a-f]{12}, snapshot 27, epoch 1: " +
            "the primary has ended in good order\n"), out);
        assertTrue(Files.exists(snapshot(27)));
        final String again = plimsoll.ok("follow", "--journal", journal, "--once");
        assertTrue(again.startsWith("following from the snapshot of sequence 27\nsequence 27, lag 0, "), again);
    }

    @Test
    void shouldContinueFromTheSnapshot() throws IOException
    {
        plimsoll.ok("follow", "--journal", journal, "--once");
        final Path whole = directory.resolve("whole");
        plimsoll.ok("run", "--scenario", CommandLineFixture.scenario("linear-long-cured.jsonl"),
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", whole);
        final String fromSnapshot = plimsoll.ok("run", "--scenario", more, "--journal", journal, "--append");
        assertEquals(plimsoll.ok("run", "--scenario", more, "--journal", whole, "--append"), fromSnapshot);
        assertTrue(plimsoll.ok("verify", "--journal", journal).contains("29 commands"));
        final String out = plimsoll.ok("follow", "--journal", journal, "--once", "--keep", "1");
        assertTrue(out.contains("epoch 2: "), out);
        assertFalse(Files.exists(snapshot(27)));
    }

    @Test
    void shouldNameASnapshotThatItDoesNotUse() throws IOException
    {
        plimsoll.ok("follow", "--journal", journal, "--once");
        final byte[] bytes = Files.readAllBytes(snapshot(27));
        bytes[300] ^= 1;
        Files.write(snapshot(27), bytes);
        final String expected = "plimsoll: snapshot " + snapshot(27) + " is not used: section 1 names checksum ";
        assertEquals(0, plimsoll.run("run", "--scenario", more, "--journal", journal, "--append"));
        assertTrue(plimsoll.err().startsWith(expected), plimsoll.err());
        assertEquals(0, plimsoll.run("follow", "--journal", journal, "--once"));
        assertTrue(plimsoll.err().startsWith(expected), plimsoll.err());
        assertTrue(plimsoll.out().startsWith("following from the beginning\n"), plimsoll.out());
        assertTrue(plimsoll.ok("follow", "--journal", journal, "--once")
            .startsWith("following from the snapshot of sequence 29"));
    }

    @Test
    void shouldNotUseASnapshotOfOtherLimits() throws IOException
    {
        plimsoll.ok("follow", "--journal", journal, "--once");
        final Path limits = journal.resolve("limits.conf");
        Files.writeString(limits, Files.readString(limits).replace("orders = 64", "orders = 128"));
        assertEquals(0, plimsoll.run("follow", "--journal", journal, "--once"));
        assertTrue(plimsoll.err().contains("limit maxOrders of the core that was saved is 64, of this core 128"),
            plimsoll.err());
    }

    @Test
    void shouldStopWhereItDisagrees() throws IOException
    {
        final Path limits = journal.resolve("limits.conf");
        Files.writeString(limits, Files.readString(limits).replace("orders = 64", "orders = 1"));
        for (final String mode : List.of("--once", "--promote=always"))
        {
            final String err = plimsoll.fails(ExitCode.DIFFERENCES, "follow", "--journal", journal, mode);
            assertTrue(err.startsWith("plimsoll: DIVERGED in ") && err.contains("event 14/0") &&
                err.contains("must not take over"), err);
        }
        assertTrue(plimsoll.ok("run", "--help").contains("--append"));
        assertFalse(Files.exists(journal.resolve("snapshots").resolve("snapshot-00000000000000000027.plms")));
    }

    @Test
    void shouldTakeOverAndApplyAScenario() throws IOException
    {
        plimsoll.ok("follow", "--journal", journal, "--once");
        final Path events = directory.resolve("events.jsonl");
        final String out = plimsoll.ok("follow", "--journal", journal, "--promote=always", "--scenario", more,
            "--events", events);
        assertTrue(out.contains("took over in "), out);
        assertTrue(out.contains("primary from sequence 28 in epoch 2\n2 commands, "), out);
        final List<String> lines = Files.readAllLines(events);
        assertTrue(lines.get(lines.size() - 1).startsWith("{\"seq\":29,\"ordinal\":0,"), lines.toString());
        assertTrue(plimsoll.ok("verify", "--journal", journal).contains("29 commands"));
    }

    @Test
    void shouldApplyNothingOfAWrongScenario() throws IOException
    {
        Files.writeString(more, MORE + "{\"time\":0,\"type\":\"Depossit\"}\n");
        final String err = plimsoll.fails(ExitCode.USAGE, "follow", "--journal", journal, "--promote=always",
            "--scenario", more);
        assertTrue(err.contains(more + ":3: ") && err.contains("nothing was applied"), err);
        assertTrue(plimsoll.ok("verify", "--journal", journal).contains("27 commands"));
    }

    @Test
    void shouldRefuseWrongUsage()
    {
        assertUsage("--once and --promote exclude each other", "--once", "--promote");
        assertUsage("--scenario and --events need --promote", "--events", "-");
        assertUsage("--keep 0: at least the newest snapshot is kept", "--keep", "0");
        assertUsage("--promote=soon: expected after-death or always", "--promote=soon");
        assertUsage("--every-commands and --every-seconds must be positive", "--every-commands", "-1");
        assertTrue(plimsoll.fails(ExitCode.USAGE, "follow", "--journal", directory.resolve("none"), "--once")
            .startsWith("plimsoll: NOT_FOUND in "));
    }

    private void assertUsage(final String expected, final Object... options)
    {
        final Object[] args = new Object[options.length + 3];
        args[0] = "follow";
        args[1] = "--journal";
        args[2] = journal;
        System.arraycopy(options, 0, args, 3, options.length);
        assertEquals("plimsoll: " + expected + "\n", plimsoll.fails(ExitCode.USAGE, args));
    }

    private Path snapshot(final long sequence)
    {
        return journal.resolve("snapshots").resolve(String.format("snapshot-%020d.plms", sequence));
    }
}
