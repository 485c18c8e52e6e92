package io.plimsoll.bench.journal;

import io.plimsoll.bench.core.CommandFeed;
import io.plimsoll.bench.core.Crowd;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;

import java.nio.file.Path;

/**
 * A journal to read: a crowd is set up, then does 93 % ticks, 2.5 % trades (two orders and a fill each) and 4.5 %
 * deposits, all through a real core; the last command asks for the state hash.
 *
 * @param directory of the journal.
 * @param limits    of the core that wrote it.
 * @param commands  in it.
 * @param setUp     of them, before the first tick of the day.
 * @param events    that they caused.
 * @param positions open at its end.
 * @param lookedAt  accounts that the core looked at.
 * @param stateHash at its end.
 */
record RecordedDay(
    Path directory, CoreLimits limits, long commands, long setUp, long events, int positions, long lookedAt,
    long stateHash)
{
    private static final int STEPS = 1_000;
    private static final int TICKS = 930;
    private static final int TRADES = 25;

    static RecordedDay record(
        final Path directory, final int accounts, final int commands, final int batchSize, final long seed)
    {
        // Every trade may open two positions; an order is open only until its fill.
        final long mostPositions = accounts * 5L / 2 + 1_000 + 2L * TRADES * commands / STEPS;
        final CoreLimits limits = new CoreLimits(
            accounts + 16, (int)Math.min(CoreLimits.MAX_ROWS, mostPositions), 1_000, accounts + 1_000,
            Crowd.INSTRUMENTS, 4);
        final RiskCore core = RiskCore.create(limits);
        try (Journal journal = Journal.create(JournalSettings.of(directory)))
        {
            final RecordingMachine machine = new RecordingMachine(core, journal, batchSize);
            final CommandFeed feed = new CommandFeed(machine);
            final Crowd crowd = new Crowd(feed, accounts, seed);
            crowd.populate();
            final long setUp = feed.sequence();
            while (feed.sequence() < commands)
            {
                step(crowd);
            }
            feed.audit();
            machine.flush();
            return new RecordedDay(
                directory, limits, feed.sequence(), setUp, machine.events(), core.positions(), core.evaluations(),
                core.stateHash());
        }
    }

    private static void step(final Crowd crowd)
    {
        final int draw = crowd.draw(STEPS);
        if (draw < TICKS)
        {
            crowd.tick();
        }
        else if (draw < TICKS + TRADES)
        {
            crowd.trade();
        }
        else
        {
            crowd.deposit();
        }
    }
}
