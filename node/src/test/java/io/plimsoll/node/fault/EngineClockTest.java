package io.plimsoll.node.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;
import io.plimsoll.node.TestCommands;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock that stamps commands is set back by hours, between commands and between runs: time in the journal never
 * goes back, and no command is lost for it.
 */
@Timeout(60)
class EngineClockTest
{
    private static final int RUNS = 4;
    private static final int COMMANDS_A_RUN = 50;
    private static final long START_NS = 1_700_000_000_000_000_000L;

    @TempDir
    private Path directory;

    private final AtomicLong clockNs = new AtomicLong(START_NS);

    @Test
    void shouldNotLetTheTimeOfCommandsGoBack()
    {
        final long seed = Seeds.seed();
        final SplittableRandom random = new SplittableRandom(seed);
        int stepsBack = 0;
        for (int run = 0; run < RUNS; run++)
        {
            try (Plimsoll plimsoll = launch())
            {
                for (int i = 0; i < COMMANDS_A_RUN; i++)
                {
                    final UnsafeBuffer command = TestCommands.command(i);
                    assertTrue(plimsoll.offer(command, 0, command.capacity()) > 0, "seed " + seed);
                    final long stepNs = TimeUnit.MINUTES.toNanos(random.nextInt(-300, 301));
                    clockNs.addAndGet(stepNs);
                    stepsBack += stepNs < 0 ? 1 : 0;
                }
            }
            clockNs.addAndGet(-TimeUnit.DAYS.toNanos(random.nextInt(3)));
        }
        assertTrue(stepsBack > COMMANDS_A_RUN);
        try (CommandJournalReader reader = CommandJournalReader.open(directory))
        {
            long lastNs = START_NS;
            while (reader.next())
            {
                assertTrue(reader.timeNs() >= lastNs, "seed " + seed + ", command " + reader.sequence());
                lastNs = reader.timeNs();
            }
            assertEquals(RUNS * COMMANDS_A_RUN, reader.lastSequence());
        }
        assertTrue(Verification.run(directory, new FoldMachine(), ReplayProgress.NONE).ok(), "seed " + seed);
    }

    private Plimsoll launch()
    {
        final PlimsollBuilder builder = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            .journal(TestCommands.journal(directory))
            .clock(clockNs::get)
            .listener((sequence, ordinal, buffer, offset, length) -> assertTrue(sequence > 0));
        return (Journal.exists(directory) ? builder.recover() : builder).launch();
    }
}
