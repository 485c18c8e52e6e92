package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.FaultAccess.Dated;
import io.plimsoll.journal.JournalException.Reason;
import io.plimsoll.journal.fault.Judge.Judgement;
import io.plimsoll.core.StateMachine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.SetTimeProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole files of a journal of several days are gone, swapped, old, of another journal, or garbage.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostFileTest
{
    private static final int DAYS = 5;
    private static final int COMMANDS_A_DAY = 30;
    private static final int COMMANDS = DAYS * COMMANDS_A_DAY;
    private static final String MARK = "journal.mark";
    private static final String BASE = "journal.base";
    private static final String LOCK = "journal.lock";

    private final long seed = Seeds.seed();
    private FaultBench bench;
    private JournalImage journal;
    private JournalImage older;
    private JournalImage other;

    @BeforeAll
    void write()
    {
        bench = new FaultBench();
        journal = write("journal", seed);
        other = write("other", seed + 1);
        assertEquals(DAYS, journal.rollFiles("commands").size());
        assertEquals("WHOLE", bench.judge("sound", journal, COMMANDS).reason());
    }

    @AfterAll
    void close()
    {
        System.out.println("lost files: seed " + seed + ", " + bench.summary());
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"commands,0", "commands,2", "commands,4", "outcomes,0", "outcomes,2", "outcomes,4"})
    void shouldNameADeletedRollFile(final String queue, final int number)
    {
        final String file = journal.rollFiles(queue).get(number);
        final Judgement judgement = judgeNamed("without " + file, journal.with(file, null));
        assertSoundBefore(queue, number, judgement);
    }

    @ParameterizedTest
    @CsvSource({"commands,0,1", "commands,2,3", "commands,3,4", "outcomes,0,1", "outcomes,2,3", "outcomes,3,4"})
    void shouldNameSwappedRollFiles(final String queue, final int first, final int second)
    {
        final List<String> files = journal.rollFiles(queue);
        final JournalImage swapped = journal
            .with(files.get(first), journal.bytes(files.get(second)))
            .with(files.get(second), journal.bytes(files.get(first)));
        assertSoundBefore(queue, first, judgeNamed("swapped " + first + " and " + second, swapped));
    }

    @ParameterizedTest
    @CsvSource({"commands,0", "commands,2", "commands,4", "outcomes,0", "outcomes,2", "outcomes,4"})
    void shouldNameARollFileOfAnotherJournal(final String queue, final int number)
    {
        // The same commands in other batches: only the chain tells.
        final String file = journal.rollFiles(queue).get(number);
        final Judgement judgement = judgeNamed("another " + file, journal.withFileOf(file, other));
        assertTrue(judgement.lastSequence() >= 0, judgement::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldNameAQueueThatWasSetBack(final String queue)
    {
        final Judgement judgement = judgeNamed("older " + queue, journal.withQueueOf(queue, older));
        assertEquals(Reason.INCOMPLETE_TAIL, judgement.named().orElseThrow().reason(), judgement::toString);
    }

    /** The mark went back with the commands: the outcome journal knows better. */
    @Test
    void shouldNameOutcomesOfCommandsThatAreNotThere()
    {
        final JournalImage setBack = journal.withQueueOf("commands", older).withFileOf(MARK, older);
        final Judgement judgement = judgeNamed("outcomes ahead", setBack, COMMANDS_A_DAY);
        assertEquals(Reason.DIVERGED, judgement.named().orElseThrow().reason(), judgement::toString);
    }

    /** A whole backup, put back: nothing contradicts it, and it is sound. */
    @Test
    void shouldReadAnOlderCopyOfTheWholeJournal()
    {
        assertEquals("WHOLE", bench.judge("backup", older, COMMANDS_A_DAY).reason());
    }

    /** A backup of the mark alone says less than there is: harmless but for the epoch. */
    @Test
    void shouldReadBehindAnOlderMark()
    {
        bench.judge("older mark", journal.withFileOf(MARK, older), COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldLiveWithoutTheQueuesMetadata(final String queue)
    {
        final Judgement judgement =
            bench.judge("no metadata", journal.with(queue + "/metadata.cq4t", null), COMMANDS);
        assertEquals("WHOLE", judgement.reason(), judgement::toString);
    }

    @ParameterizedTest
    @CsvSource({"commands,false", "commands,true", "outcomes,false", "outcomes,true"})
    void shouldNotTrustGarbageMetadata(final String queue, final boolean isEmpty)
    {
        bench.judge("garbage metadata", journal.with(queue + "/metadata.cq4t",
            isEmpty ? new byte[0] : garbage(4096)), COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 4095, 4096, 5000})
    void shouldNotTrustAGarbageMark(final int length)
    {
        judgeNamed("garbage mark of " + length, journal.with(MARK, garbage(length)));
    }

    @Test
    void shouldNotTrustABlankMark()
    {
        judgeNamed("blank mark", journal.with(MARK, new byte[4096]));
    }

    @Test
    void shouldNameAMissingMark()
    {
        final Judgement judgement = judgeNamed("no mark", journal.with(MARK, null));
        assertEquals(Reason.NOT_FOUND, judgement.named().orElseThrow().reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300})
    void shouldNameAGarbageBase(final int length)
    {
        final Judgement judgement = judgeNamed("garbage base", journal.with(BASE, garbage(length)));
        assertEquals(Reason.UNREADABLE, judgement.named().orElseThrow().reason());
    }

    /** The lock is the operating system's; what stands in the file is only a note. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 4096})
    void shouldNotMindAGarbageLockFile(final int length)
    {
        final Judgement judgement = bench.judge(
            "garbage lock", journal.with(LOCK, length < 0 ? null : garbage(length)), COMMANDS);
        assertEquals("WHOLE", judgement.reason(), judgement::toString);
    }

    /** Each look at such a file waits for two seconds. */
    @ParameterizedTest
    @CsvSource({"commands,0", "outcomes,99"})
    void shouldNameOrPassOverARollFileOfGarbage(final String queue, final int daysLater)
    {
        final String last = journal.rollFiles(queue).get(daysLater == 0 ? 2 : DAYS - 1);
        final String file = daysLater == 0 ? last : queue + "/20991231F.cq4";
        bench.judge("garbage " + file, journal.with(file, garbage(100_000)), COMMANDS);
    }

    private JournalImage write(final String name, final long batches)
    {
        final SetTimeProvider clock = new SetTimeProvider(TimeUnit.DAYS.toNanos(20_000));
        final StateMachine machine = FaultAccess.machine();
        final SplittableRandom random = Seeds.random(batches);
        for (int day = 1; day <= DAYS; day++)
        {
            // Two runs a day.
            for (int half = 1; half <= 2; half++)
            {
                try (Dated writing = new Dated(bench.directory(name), clock))
                {
                    Truth.write(writing.commands(), writing.outcomes(), machine,
                        (day - 1) * COMMANDS_A_DAY + half * COMMANDS_A_DAY / 2, random);
                }
            }
            if (day == 1 && name.equals("journal"))
            {
                older = JournalImage.of(bench.directory(name));
            }
            clock.advanceMillis(TimeUnit.DAYS.toMillis(1));
        }
        return JournalImage.of(bench.directory(name));
    }

    private Judgement judgeNamed(final String label, final JournalImage image)
    {
        return judgeNamed(label, image, COMMANDS);
    }

    private Judgement judgeNamed(final String label, final JournalImage image, final long acknowledged)
    {
        final Judgement judgement = bench.judge("seed " + seed + ", " + label, image, acknowledged);
        assertTrue(judgement.named().isPresent(), "seed " + seed + ", " + label + ": not noticed");
        return judgement;
    }

    /** The days before the damaged one are sound, and nothing later is. */
    private static void assertSoundBefore(final String queue, final int day, final Judgement judgement)
    {
        if (queue.equals("commands"))
        {
            assertEquals(day * COMMANDS_A_DAY, judgement.lastSequence(), judgement::toString);
        }
    }

    private byte[] garbage(final int length)
    {
        final byte[] bytes = new byte[length];
        Seeds.random(seed + length).nextBytes(bytes);
        return bytes.length == 1 ? "x".getBytes(StandardCharsets.US_ASCII) : bytes;
    }
}
