package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.SetTimeProvider;

/**
 * Journals over several days: one file a day in each queue.
 */
final class TestDays
{
    static final int FIRST_DAY = 20_000;

    private TestDays()
    {
    }

    /**
     * A new journal with so many commands on each of so many days, as {@link TestMessages#write} makes them.
     *
     * @return the machine after the last command.
     */
    static FoldMachine write(final Path directory, final int days, final int commandsPerDay)
    {
        final JournalSettings settings = TestMessages.settings(directory);
        final SetTimeProvider clock = new SetTimeProvider(FIRST_DAY * TimeUnit.DAYS.toNanos(1));
        Journal.create(settings).close();
        final FoldMachine machine = new FoldMachine();
        try (JournalMark mark = JournalMark.lock(directory, settings.blockSizeBytes());
            ExcerptQueue commands = ExcerptQueue.open(
                Journal.commandsDirectory(directory), settings, JournalException.NO_EXCERPT, clock);
            ExcerptQueue outcomes = ExcerptQueue.open(
                Journal.outcomesDirectory(directory), settings, JournalException.NO_EXCERPT, clock))
        {
            final CommandJournalWriter commandWriter = new CommandJournalWriter(
                commands, mark, settings.batchLimitBytes(), JournalPosition.COMMANDS_START);
            final OutcomeJournalWriter outcomeWriter = new OutcomeJournalWriter(
                outcomes, mark, settings.batchLimitBytes(), JournalPosition.OUTCOMES_START);
            for (int day = 0; day < days; day++)
            {
                TestMessages.write(commandWriter, outcomeWriter, machine,
                    (long)day * commandsPerDay + 1, (day + 1L) * commandsPerDay);
                clock.advanceMillis(TimeUnit.DAYS.toMillis(1));
            }
        }
        return machine;
    }
}
