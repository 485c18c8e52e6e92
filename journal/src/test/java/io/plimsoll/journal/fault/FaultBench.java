package io.plimsoll.journal.fault;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.Recovery;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.fault.Judge.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lays damaged journals out, one after the other, has each judged, and counts what came of it.
 */
final class FaultBench implements AutoCloseable
{
    private static final long SLOW_CASE_NS = TimeUnit.SECONDS.toNanos(1);

    /** Chronicle prints each exception that it throws. */
    private static final Logger CHRONICLE = Logger.getLogger("net.openhft");

    static
    {
        CHRONICLE.setLevel(Level.OFF);
    }

    private final Path root;
    private final Path journal;
    private final Judge judge = new Judge(new Truth());
    private final Watchdog watchdog = new Watchdog();
    private final Map<String, Integer> judgements = new TreeMap<>();
    private int cases;
    private final long startNs = System.nanoTime();

    FaultBench()
    {
        try
        {
            root = Seeds.temporaryDirectory();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        journal = root.resolve("journal");
    }

    /** A new directory beside the journal that is judged. */
    Path directory(final String name)
    {
        return root.resolve(name);
    }

    /** A sound journal of this many commands. */
    JournalImage newJournal(final String name, final long commands, final long seed)
    {
        final Path directory = directory(name);
        try (Journal writing = Journal.create(FaultAccess.settings(directory)))
        {
            Truth.write(
                writing.commands(), writing.outcomes(), FaultAccess.machine(), commands, Seeds.random(seed));
        }
        return JournalImage.of(directory);
    }

    /** A journal like another one, continued up to a command. */
    JournalImage continued(final JournalImage image, final String name, final long to, final long seed)
    {
        final Path directory = image.layOut(directory(name));
        final StateMachine machine = FaultAccess.machine();
        try (Journal writing = Recovery.run(FaultAccess.settings(directory), machine,
            (sequence, ordinal, buffer, offset, length) ->
            {
            }, ReplayProgress.NONE).journal())
        {
            Truth.write(writing.commands(), writing.outcomes(), machine, to, Seeds.random(seed));
        }
        return JournalImage.of(directory);
    }

    Judgement judge(final String label, final JournalImage image, final long acknowledged)
    {
        final long caseNs = System.nanoTime();
        final Judgement judgement = watchdog.run(label, () ->
        {
            image.layOut(journal);
            return judge.judge(label, journal, acknowledged);
        });
        if (System.nanoTime() - caseNs > SLOW_CASE_NS)
        {
            System.out.println("slow: " + (System.nanoTime() - caseNs) / 1_000_000 + " ms, " + label + ", " +
                judgement.named());
        }
        cases++;
        judgements.merge(judgement.reason(), 1, Integer::sum);
        return judgement;
    }

    /** Judges a journal where it lies. */
    Judgement judge(final String label, final Path directory, final long acknowledged)
    {
        return watchdog.run(label, () -> judge.judge(label, directory, acknowledged));
    }

    int count(final String reason)
    {
        return judgements.getOrDefault(reason, 0);
    }

    /** What came of the cases, for the test's output. */
    String summary()
    {
        return cases + " cases in " + (System.nanoTime() - startNs) / 1_000_000 + " ms: " + judgements;
    }

    @Override
    public void close()
    {
        watchdog.close();
        try
        {
            JournalImage.clear(root);
            Files.delete(root);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
