package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.agrona.CloseHelper;

/**
 * A journal being written over several days: one file a day in each queue.
 */
final class TestDays implements AutoCloseable
{
    static final int FIRST_DAY = 20_000;

    private final SetTimeProvider clock = new SetTimeProvider(FIRST_DAY * TimeUnit.DAYS.toNanos(1));
    private final FoldMachine machine = new FoldMachine();
    private final JournalMark mark;
    private final ExcerptQueue commands;
    private final ExcerptQueue outcomes;
    private final CommandJournalWriter commandWriter;
    private final OutcomeJournalWriter outcomeWriter;

    private TestDays(final Path directory)
    {
        final JournalSettings settings = TestMessages.settings(directory);
        Journal.create(settings).close();
        mark = JournalMark.lock(directory, settings.blockSizeBytes());
        commands = ExcerptQueue.open(
            Journal.commandsDirectory(directory), settings, JournalException.NO_EXCERPT, clock);
        outcomes = ExcerptQueue.open(
            Journal.outcomesDirectory(directory), settings, JournalException.NO_EXCERPT, clock);
        commandWriter = new CommandJournalWriter(
            commands, mark, settings.batchLimitBytes(), JournalPosition.COMMANDS_START);
        outcomeWriter = new OutcomeJournalWriter(
            outcomes, mark, settings.batchLimitBytes(), JournalPosition.OUTCOMES_START);
    }

    static TestDays open(final Path directory)
    {
        return new TestDays(directory);
    }

    /**
     * A new journal with so many commands on each of so many days, as {@link TestMessages#write} makes them.
     */
    static void write(final Path directory, final int days, final int commandsPerDay)
    {
        try (TestDays journal = open(directory))
        {
            for (int day = 0; day < days; day++)
            {
                journal.day(commandsPerDay);
            }
        }
    }

    /**
     * Writes so many commands, then it is the next day.
     */
    void day(final int commandCount)
    {
        final long last = machine.lastSequence();
        TestMessages.write(commandWriter, outcomeWriter, machine, last + 1, last + commandCount);
        clock.advanceMillis(TimeUnit.DAYS.toMillis(1));
    }

    @Override
    public void close()
    {
        CloseHelper.closeAll(outcomes, commands, mark);
    }
}
