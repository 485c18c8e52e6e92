package io.plimsoll.node.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.node.ChildJvm;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.TestCommands;
import io.plimsoll.node.disk.SmallDisk.Kind;
import io.plimsoll.node.pipeline.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A machine that loses power: what had reached the block device is copied while the engine stands still, and read from
 * the copy. In group-sync everything that anybody was told must be there; in process, which promises nothing of the
 * kind, it is not, which shows that this test can fail.
 */
@Timeout(120)
class PowerLossTest
{
    private static final int DISK_MB = 48;
    private static final long CUT_AT = 3_200;

    @TempDir
    private Path directory;

    private final Set<String> heard = new HashSet<>();
    private long released;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldKeepAllThatWasReleasedInGroupSync(final Topology topology) throws Exception
    {
        final Remains remains = cutPower(Durability.GROUP_SYNC, topology);
        System.out.println("group-sync, " + topology + ": " + remains.told(released, heard.size()));
        assertTrue(released >= CUT_AT, "released " + released);
        assertTrue(remains.lastCommand() >= released, "released " + released + ", but " + remains);
        final Set<String> lost = new HashSet<>(heard);
        lost.removeAll(remains.events());
        lost.removeIf(event -> sequence(event) > released);
        assertEquals(Set.of(), lost, remains::toString);
        // Events that nobody was yet told are flushed: their commands are.
        heard.forEach(event -> assertTrue(sequence(event) <= remains.lastCommand(), event));
    }

    @Test
    void shouldLosePowerForReal() throws Exception
    {
        final Remains remains = cutPower(Durability.PROCESS, Topology.INLINE);
        System.out.println("process: " + remains.told(released, heard.size()));
        assertTrue(remains.lastCommand() < released, "nothing was lost: this test could not show a loss");
    }

    private Remains cutPower(final Durability durability, final Topology topology) throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, Kind.EXT4, DISK_MB))
        {
            final Path journal = disk.directory().resolve("journal");
            final Process child = ChildJvm.start(
                SyncChild.class, journal.toString(), durability.name(), topology.name(), "1000000");
            try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8))
            {
                String line = "";
                while (released < CUT_AT && (line = output.readLine()) != null)
                {
                    hear(line);
                }
                assertTrue(released >= CUT_AT, "the child ended early, with: " + line);
                signal("STOP", child);
                try (SmallDisk copy = disk.copy(directory))
                {
                    child.toHandle().destroyForcibly();
                    while ((line = output.readLine()) != null)
                    {
                        hear(line);
                    }
                    final Path copied = copy.directory().resolve("journal");
                    final Remains remains = read(copied);
                    if (durability == Durability.GROUP_SYNC && remains.end().isEmpty())
                    {
                        recover(copied);
                    }
                    return remains;
                }
            }
            finally
            {
                child.destroyForcibly();
                child.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private void hear(final String line)
    {
        if (line.startsWith(SyncChild.RELEASED))
        {
            released = Long.parseLong(line.substring(SyncChild.RELEASED.length()));
        }
        else if (line.startsWith(SyncChild.EVENT) && line.indexOf('/') > 0)
        {
            heard.add(line.substring(SyncChild.EVENT.length()));
        }
    }

    private static void signal(final String name, final Process process) throws IOException, InterruptedException
    {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
    }

    /** Reads as far as it goes: behind what was flushed there may be half a batch. */
    private static Remains read(final Path journal)
    {
        long lastCommand = 0;
        String end = "";
        try (CommandJournalReader commands = CommandJournalReader.open(journal))
        {
            while (commands.next())
            {
                lastCommand = commands.sequence();
            }
        }
        catch (final JournalException e)
        {
            end += e.getMessage();
        }
        final Set<String> events = new HashSet<>();
        try (OutcomeJournalReader outcomes = OutcomeJournalReader.open(journal))
        {
            while (outcomes.next())
            {
                events.add(outcomes.sequence() + "/" + outcomes.ordinal());
            }
        }
        catch (final JournalException e)
        {
            end += e.getMessage();
        }
        return new Remains(lastCommand, events, end);
    }

    /** As after the machine came back: the state is rebuilt, events that nobody was told are told, and it goes on. */
    private void recover(final Path journal)
    {
        final Set<String> told = new HashSet<>();
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(SyncChild.settings(journal, Durability.GROUP_SYNC))
            .ringSize(64)
            .recover()
            .listener((sequence, ordinal, buffer, offset, length) -> told.add(sequence + "/" + ordinal))
            .launch())
        {
            assertTrue(plimsoll.publishedSequence() >= released, "recovered " + plimsoll.publishedSequence());
            final UnsafeBuffer command = TestCommands.command(1, 20);
            assertTrue(plimsoll.offer(command, 0, command.capacity()) > 0);
        }
        assertTrue(read(journal).events().containsAll(told));
    }

    private static long sequence(final String event)
    {
        return Long.parseLong(event.substring(0, event.indexOf('/')));
    }

    /**
     * What the copy held.
     *
     * @param end why reading ended, if it was not the end.
     */
    private record Remains(long lastCommand, Set<String> events, String end)
    {
        String told(final long released, final int heard)
        {
            return "told " + released + " commands and " + heard + " events, found " + lastCommand + " commands and " +
                events.size() + " events" + (end.isEmpty() ? "" : "; " + end);
        }

        @Override
        public String toString()
        {
            return lastCommand + " commands and " + events.size() + " events were found; " + end;
        }
    }
}
