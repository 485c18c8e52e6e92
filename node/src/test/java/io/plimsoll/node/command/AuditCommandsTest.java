package io.plimsoll.node.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The commands of an auditor: heads, diff, repair, archive.
 */
@Timeout(120)
class AuditCommandsTest
{
    private static final int WIDTH = 100;
    private static final String MORE = """
        {"time":"2021-05-19T00:00:09Z","type":"PriceTick","instrument":"PERP","price":"85.5"}
        {"time":"2021-05-19T00:00:09Z","type":"AuditState"}
        """;

    /** One command is one excerpt; two may be one or two. */
    private static final String ONE = """
        {"time":"2021-05-19T00:00:09Z","type":"AuditState"}
        """;

    @TempDir
    private Path directory;

    private Path journal;
    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @BeforeEach
    void writeJournal()
    {
        journal = directory.resolve("journal");
        run(CommandLineFixture.scenario("linear-long-cured.jsonl"), journal);
    }

    @Test
    void shouldCheckTheChainsOnly()
    {
        final String out = plimsoll.ok("verify", "--journal", journal, "--fast");
        assertTrue(out.matches("commands 1 to 27, events up to 27/0, in [0-9]+ excerpts of [0-9,]+ bytes\n" +
            "framing, checksums, links and order hold; nothing was replayed\n" +
            "chain head    [0-9a-f]{64}\n" +
            "commands head [0-9a-f]{64} at command 27\n" +
            "outcomes head [0-9a-f]{64} at event 27/0\n" +
            "checked in [0-9.]+ s: [0-9,]+ excerpts/s, [0-9,]+ MB/s\n"), out);
        assertEquals(head("chain", out), head("chain", plimsoll.ok("verify", "--journal", journal)));
    }

    @Test
    void shouldCompareHeads() throws IOException
    {
        final String out = plimsoll.ok("verify", "--journal", journal, "--fast");
        final String head = head("chain", out);
        final String commandsHead = head("commands", out);
        assertTrue(plimsoll.ok("verify", "--journal", journal, "--expect-head", head)
            .endsWith("the chain head is the expected one\n"));
        plimsoll.ok("verify", "--fast", "--journal", journal, "--expect-head", head.substring(0, 16));
        append();
        final String err =
            plimsoll.fails(ExitCode.DIFFERENCES, "verify", "--journal", journal, "--expect-head", head);
        assertTrue(err.contains(", expected " + head + "; the commands never had that head either\n"), err);
        assertTrue(plimsoll.ok("verify", "--journal", journal, "--expect-head", commandsHead)
            .endsWith("the commands had the expected head at command 27: 2 have followed since\n"));
        assertEquals("plimsoll: --expect-head 12ab: expected 16 to 64 hexadecimal digits\n",
            plimsoll.fails(ExitCode.USAGE, "verify", "--journal", journal, "--expect-head", "12AB"));
    }

    @Test
    void shouldCompareFromASequenceOn()
    {
        assertTrue(plimsoll.ok("verify", "--journal", journal, "--from", 20)
            .contains("replay gives exactly the recorded events, compared from command 20 on\n"));
        assertEquals("plimsoll: --from 28: the journal has commands 1 to 27\n",
            plimsoll.fails(ExitCode.USAGE, "verify", "--journal", journal, "--from", 28));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "verify", "--journal", journal, "--from", 2, "--fast")
            .contains("mutually exclusive"));
    }

    @Test
    void shouldNameTheFirstDifferentCommand() throws IOException
    {
        final Path other = other("\"price\":\"84.2\"", "\"price\":\"84.3\"");
        assertEquals(ExitCode.DIFFERENCES.code(), plimsoll.run("diff", journal, other));
        assertEquals("""
            command 18 differs in price: 84.2 in A, 84.3 in B
              A: {"seq":18,"time":"2021-05-19T00:00:01.000000000Z","type":"PriceTick",\
            "instrument":"PERP","price":"84.2"}
              B: {"seq":18,"time":"2021-05-19T00:00:01.000000000Z","type":"PriceTick",\
            "instrument":"PERP","price":"84.3"}
            equal before: 17 commands, 0 events
            """, plimsoll.out());
    }

    @Test
    void shouldNameTheFirstDifferentEvent() throws IOException
    {
        final Path copy = directory.resolve("copy");
        copy(journal, copy);
        final Path limits = copy.resolve("limits.conf");
        Files.writeString(limits, Files.readString(limits).replace("orders = 64", "orders = 1"));
        assertEquals(ExitCode.DIFFERENCES.code(), plimsoll.run("diff", copy, "--rerun"));
        assertTrue(plimsoll.out().startsWith("event 14/0 differs in type: OrderAccepted in the journal, "),
            plimsoll.out());
        assertTrue(plimsoll.out().contains("\n  the re-run: {\"seq\":14,\"ordinal\":0,"), plimsoll.out());
        assertTrue(plimsoll.ok("diff", journal).startsWith(
            "the re-run gives exactly the recorded events: 27 commands and 28 events\n"));
        assertEquals("equal: 27 commands and 28 events\n", plimsoll.ok("diff", journal, copy));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "diff", journal, copy, "--rerun").contains("leave B out"));
    }

    @Test
    void shouldSayThatOneIsTheBeginningOfTheOther() throws IOException
    {
        final Path longer = directory.resolve("longer");
        copy(journal, longer);
        plimsoll.ok("run", "--scenario", write("more.jsonl", MORE), "--append", "--journal", longer);
        assertEquals(ExitCode.DIFFERENCES.code(), plimsoll.run("diff", journal, longer));
        assertEquals("""
            A is the beginning of B: all it holds is equal
            B goes on with command 28
              B: {"seq":28,"time":"2021-05-19T00:00:09.000000000Z","type":"PriceTick",\
            "instrument":"PERP","price":"85.5"}
            equal before: 27 commands, 28 events
            """, plimsoll.out());
        plimsoll.run("diff", longer, journal);
        assertTrue(plimsoll.out().startsWith(
            "B is the beginning of A: all it holds is equal\nA goes on with command 28"), plimsoll.out());
    }

    @Test
    void shouldDumpUpToTheBreakAndNameIt() throws IOException
    {
        append();
        cut(journal, "outcomes", 29);
        final int exitCode = plimsoll.run("dump", "--journal", journal);
        assertEquals(ExitCode.JOURNAL_DAMAGED.code(), exitCode);
        assertEquals(55, plimsoll.out().lines().count());
        assertTrue(plimsoll.err().startsWith("plimsoll: CHECKSUM in " + journal.resolve("outcomes")) &&
            plimsoll.err().contains("the last sound sequence is 27"), plimsoll.err());
        assertEquals(29, plimsoll.ok("dump", "--journal", journal, "--commands").lines().count());
    }

    @Test
    void shouldRepairOnlyWithWhatItTakes() throws IOException
    {
        final Path repaired = directory.resolve("repaired");
        assertTrue(plimsoll.ok("repair", "--journal", journal).contains("nothing is broken; "));
        plimsoll.ok("run", "--scenario", write("one.jsonl", ONE), "--append", "--journal", journal);
        cut(journal, "commands", 28);
        final String err = plimsoll.fails(ExitCode.JOURNAL_DAMAGED, "repair", "--journal", journal);
        assertEquals("plimsoll: " + journal + ": broken; --out DIR2 with --accept-loss writes commands up to 27 into " +
            "a new journal\n", err);
        assertTrue(plimsoll.out().contains("to be cut: commands: everything behind sequence 27\n"), plimsoll.out());
        assertTrue(plimsoll.out().contains("to be lost: commands 28 to 28 were journaled: they are lost\n"),
            plimsoll.out());
        assertTrue(plimsoll.fails(ExitCode.JOURNAL_DAMAGED, "repair", "--journal", journal, "--out", repaired)
            .endsWith("nothing was written: --accept-loss is needed to lose what is named above\n"));
        assertFalse(Files.exists(repaired));
        final String out = plimsoll.ok("repair", "--journal", journal, "--out", repaired, "--accept-loss");
        assertTrue(out.contains("written: " + repaired + ", commands up to 27, events up to 27/0\nchain head "), out);
        plimsoll.ok("verify", "--journal", repaired);
        assertTrue(plimsoll.fails(ExitCode.USAGE, "repair", "--journal", journal, "--out", repaired, "--accept-loss")
            .contains("it exists already"));
        plimsoll.ok("run", "--scenario", write("more.jsonl", MORE), "--append", "--journal", repaired);
        plimsoll.ok("verify", "--journal", repaired);
    }

    @Test
    void shouldNotRepairAHole() throws IOException
    {
        append();
        final Path again = write("again.jsonl", MORE);
        plimsoll.ok("run", "--scenario", again, "--append", "--journal", journal);
        cut(journal, "commands", 28);
        final Path repaired = directory.resolve("repaired");
        assertTrue(plimsoll.fails(ExitCode.JOURNAL_DAMAGED, "repair", "--journal", journal, "--out", repaired,
            "--accept-loss").contains("this is a hole, not a broken end, and is not cut; take the missing part from"));
        assertFalse(Files.exists(repaired));
    }

    @Test
    void shouldReadAnArchiveAsIfNothingHadBeenMoved() throws Exception
    {
        final Path archive = directory.resolve("archive");
        OldJournal.moveTo(journal, LocalDate.of(2026, 1, 31));
        append();
        final String verified = plimsoll.ok("verify", "--journal", journal);
        final String dumped = plimsoll.ok("dump", "--journal", journal);
        assertEquals("nothing was moved; the next file stays: there is no snapshot to start from\n",
            plimsoll.ok("archive", "--journal", journal, "--to", archive));
        OldJournal.writeSnapshot(journal, 29);
        assertEquals("nothing was moved; the next file stays: it is too young\n",
            plimsoll.ok("archive", "--journal", journal, "--to", archive, "--keep-days", 100_000));
        final String out = plimsoll.ok("archive", "--journal", journal, "--to", archive);
        assertTrue(out.matches("(?s)moved to " + archive + ": 2 files, [0-9,]+ bytes before they were compressed\n" +
            "commands up to 27 are in the archive; a start needs the snapshot of sequence 29, a replay from the " +
            "beginning needs --archive\n"), out);
        assertTrue(plimsoll.fails(ExitCode.JOURNAL_DAMAGED, "verify", "--journal", journal).contains("ARCHIVED"));
        assertEquals(verified, plimsoll.ok("verify", "--journal", journal, "--archive", archive));
        assertEquals(dumped, plimsoll.ok("dump", "--journal", journal, "--archive", archive));
        plimsoll.ok("explain", "--journal", journal, "--archive", archive, "--account", 1);
        assertTrue(plimsoll.ok("replay", "--archive", archive).startsWith("27 commands, 28 events"));
        assertTrue(plimsoll.ok("diff", journal, "--archive", archive).startsWith(
            "the re-run gives exactly the recorded events: 29 commands"));
        plimsoll.ok("diff", archive);
        assertEquals(ExitCode.DIFFERENCES.code(), plimsoll.run("diff", journal, archive, "--archive", archive));
        assertTrue(plimsoll.out().startsWith("B is the beginning of A: all it holds is equal\n"), plimsoll.out());
        assertTrue(plimsoll.fails(ExitCode.USAGE, "replay").startsWith("plimsoll: --journal DIR is missing"));
        assertTrue(plimsoll.ok("verify", "--journal", journal, "--fast").startsWith("commands 28 to 29, "));
    }

    @Test
    void shouldKeepTheHelpNarrow()
    {
        for (final String command : new String[]{"verify", "dump", "diff", "repair", "archive", "replay"})
        {
            final String help = plimsoll.ok(command, "--help");
            assertTrue(help.lines().allMatch(line -> line.length() <= WIDTH), help);
            assertTrue(help.contains("Examples:\n  plimsoll " + command), help);
        }
    }

    private void run(final Path scenario, final Path target)
    {
        plimsoll.ok("run", "--scenario", scenario,
            "--config", CommandLineFixture.scenario("venue.conf"), "--journal", target);
    }

    private void append() throws IOException
    {
        plimsoll.ok("run", "--scenario", write("more.jsonl", MORE), "--append", "--journal", journal);
    }

    private Path other(final String from, final String to) throws IOException
    {
        final Path other = directory.resolve("other");
        final String text = Files.readString(CommandLineFixture.scenario("linear-long-cured.jsonl"));
        run(write("other.jsonl", text.replace(from, to)), other);
        return other;
    }

    private Path write(final String name, final String text) throws IOException
    {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String head(final String name, final String out)
    {
        return out.replaceFirst("(?s).*\n" + name + " head +([0-9a-f]{64}).*", "$1");
    }

    /** Damages the payload of the excerpt that begins with a sequence. */
    private static void cut(final Path journal, final String queue, final long firstSequence) throws IOException
    {
        final Path file = OldJournal.rollFile(journal, queue);
        final byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length - 96; i += 4)
        {
            if (bytes[i] == 'P' && bytes[i + 1] == 'L' && bytes[i + 2] == 'M' && bytes[i + 3] == 'J' &&
                bytes[i + 24] == firstSequence)
            {
                try (RandomAccessFile broken = new RandomAccessFile(file.toFile(), "rw"))
                {
                    broken.seek(i + 96);
                    broken.write(0xFF);
                }
                return;
            }
        }
        throw new AssertionError("no excerpt begins with " + firstSequence);
    }

    private static void copy(final Path from, final Path to) throws IOException
    {
        try (Stream<Path> paths = Files.walk(from))
        {
            for (final Path path : paths.toList())
            {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
