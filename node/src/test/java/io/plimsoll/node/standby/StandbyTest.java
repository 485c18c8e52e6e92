package io.plimsoll.node.standby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.command.Main;
import io.plimsoll.node.replay.SeededVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standby takes over from a primary that was killed, and from no other; a primary that was taken over from does not
 * write again.
 */
@Timeout(180)
@EnabledOnOs({OS.LINUX, OS.MAC})
class StandbyTest
{
    private static final String TICK =
        "{\"time\":\"2030-01-01T00:00:00Z\",\"type\":\"PriceTick\",\"instrument\":\"BTC-USD\",\"price\":\"50000\"}";
    private static final String AUDIT = "{\"time\":\"2030-01-01T00:00:01Z\",\"type\":\"AuditState\"}";

    @TempDir
    private Path directory;

    @Test
    void shouldTakeOverFromAPrimaryThatIsKilledUnderLoad() throws Exception
    {
        final Path events = directory.resolve("events.jsonl");
        final Path rest = directory.resolve("rest.jsonl");
        Files.writeString(rest, TICK + "\n" + AUDIT + "\n");
        final long seen;
        final long primaryFrom;
        try (ChildProcess primary = primary("load");
            ChildProcess standby = follow("--promote", "--scenario", rest.toString(), "--events", events.toString(),
                "--every-commands", "5000", "--keep", "2"))
        {
            primary.await("seen 20000");
            assertTrue(standby.isAlive());
            final long beginNs = System.nanoTime();
            primary.signal("KILL");
            final String took = standby.await("took over in");
            final String from = standby.await("primary from sequence");
            System.out.printf("standby: %.0f ms from kill to primary; %s%n", (System.nanoTime() - beginNs) / 1e6, took);
            seen = number(primary.lastUntilEnd("seen "), "seen ");
            primaryFrom = number(from, "sequence ");
            assertTrue(from.endsWith(" in epoch 2"), from);
            assertEquals(0, standby.exitCode());
        }
        assertTrue(seen < primaryFrom, "seen " + seen + ", primary from " + primaryFrom);
        final VerificationResult result = verified();
        assertEquals(primaryFrom + 1, result.commands());
        assertTrue(result.isStateHashRecorded());
        // The event of the tick needs none; that of the audit is the last.
        final List<String> lines = Files.readAllLines(events);
        assertTrue(lines.get(lines.size() - 1).startsWith("{\"seq\":" + (primaryFrom + 1) + ",\"ordinal\":0"),
            () -> lines.get(lines.size() - 1));
        try (Stream<Path> snapshots = Files.list(journal().resolve("snapshots")))
        {
            assertEquals(2, snapshots.filter(file -> file.toString().endsWith(".plms")).count());
        }
    }

    @Test
    void shouldLetExactlyOneOfTwoStandbysTakeOver() throws Exception
    {
        try (ChildProcess primary = primary("load");
            ChildProcess one = follow("--promote", "--scenario", "-", "--status-seconds", "1");
            ChildProcess other = follow("--promote", "--scenario", "-", "--status-seconds", "1"))
        {
            primary.await("seen 5000");
            one.await("standing by");
            other.await("standing by");
            primary.signal("KILL");
            primary.exitCode();
            final boolean isOneFirst = isPrimary(one, other);
            final ChildProcess winner = isOneFirst ? one : other;
            final ChildProcess loser = isOneFirst ? other : one;
            winner.send(TICK);
            winner.send(AUDIT);
            loser.await("epoch 2: standing by, the primary has the lock, silent for");
            winner.closeInput();
            assertEquals(0, winner.exitCode());
            assertTrue(loser.await("in good order").contains("lag 0"));
            loser.signal("TERM");
            loser.await("snapshot of sequence");
            assertEquals(143, loser.exitCode());
        }
        assertTrue(verified().isStateHashRecorded());
    }

    @Test
    void shouldFenceAPrimaryThatWasStoppedAndReplaced() throws Exception
    {
        final long last;
        try (ChildProcess primary = primary("paced");
            ChildProcess standby = follow("--promote", "--scenario", "-", "--status-seconds", "1"))
        {
            primary.send("200");
            last = number(primary.await("released "), "released ");
            primary.signal("STOP");
            standby.await("standing by, the primary has the lock, silent for");
            // An operator who thinks it dead takes its lock away.
            Files.delete(journal().resolve("journal.lock"));
            assertEquals(last + 1, number(standby.await("primary from sequence"), "sequence "));
            primary.signal("CONT");
            primary.send("10");
            final String stopped = primary.await("stopped: ");
            assertTrue(stopped.contains("FENCED") && stopped.contains("epoch 2"), stopped);
            standby.send(TICK);
            standby.send(AUDIT);
            standby.closeInput();
            assertEquals(0, standby.exitCode());
            primary.send("10");
            primary.await("stopped: ");
            primary.closeInput();
            primary.await("closed");
        }
        assertEquals(last + 2, verified().commands());
    }

    @Test
    void shouldWaitForTheJournalAndNotReplaceAPrimaryThatEnded() throws Exception
    {
        try (ChildProcess standby = follow("--promote", "--status-seconds", "1"))
        {
            standby.await("waiting for a journal");
            try (ChildProcess primary = primary("paced"))
            {
                standby.await("following from the beginning");
                primary.send("100");
                final long last = number(primary.await("released "), "released ");
                primary.closeInput();
                primary.await("closed");
                final String line = standby.await("the primary has ended in good order");
                assertTrue(line.contains("lag 0") && line.contains("epoch 1"), line);
                assertEquals(0, primary.exitCode());
                assertTrue(standby.isAlive());
                standby.signal("TERM");
                assertEquals(last, number(standby.await("snapshot of sequence"), "sequence "));
                assertEquals(143, standby.exitCode());
            }
        }
        verified();
    }

    private boolean isPrimary(final ChildProcess one, final ChildProcess other) throws InterruptedException
    {
        // Only one of them says it; the other says that it stands by in the second epoch.
        final String first = one.await("epoch 2");
        final String second = other.await("epoch 2");
        final boolean isOne = first.startsWith("primary from");
        assertFalse(isOne == second.startsWith("primary from"), first + "\n" + second);
        return isOne;
    }

    private ChildProcess primary(final String mode) throws IOException
    {
        return ChildProcess.start(PrimaryProcess.class, journal().toString(), mode);
    }

    private ChildProcess follow(final String... options) throws IOException
    {
        final String[] arguments = new String[options.length + 3];
        arguments[0] = "follow";
        arguments[1] = "--journal";
        arguments[2] = journal().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return ChildProcess.start(Main.class, arguments);
    }

    private Path journal()
    {
        return directory.resolve("journal");
    }

    private VerificationResult verified()
    {
        final StateMachine core = RiskCore.create(SeededVenue.LIMITS);
        final VerificationResult result = Verification.run(journal(), core, ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        return result;
    }

    private static long number(final String line, final String before)
    {
        final String rest = line.substring(line.indexOf(before) + before.length()).replace(",", "");
        int end = 0;
        while (end < rest.length() && Character.isDigit(rest.charAt(end)))
        {
            end++;
        }
        return Long.parseLong(rest.substring(0, end));
    }
}
