package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.fault.Judge.Judgement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The end of a queue is gone, cut or half written; and pages in its middle are zero.
 */
@Timeout(1_800)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TornTailTest
{
    private static final int MARKED = 60;
    private static final int COMMANDS = 100;
    private static final int EXCERPTS = 3;
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    private static final String MARK = "journal.mark";

    private final long seed = Seeds.seed();
    private FaultBench bench;
    private JournalImage before;
    private JournalImage after;

    @BeforeAll
    void write()
    {
        bench = new FaultBench();
        before = bench.newJournal("sound", MARKED, seed);
        after = bench.continued(before, "after", COMMANDS, seed + 1);
    }

    @AfterAll
    void close()
    {
        System.out.println("torn tails and zeroed pages: seed " + seed + ", " + bench.summary());
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldNameACutAtEveryByteOfTheLastExcerpts(final String queue)
    {
        final String file = roll(queue);
        final int end = after.usedLength(file);
        for (int length = startOfLastExcerpts(file) - Integer.BYTES; length < end; length++)
        {
            final Judgement judgement = bench.judge(
                label("cut to " + length, file), after.withCut(file, length), COMMANDS);
            assertTrue(judgement.named().isPresent(), label("cut to " + length, file) + ": not noticed");
        }
    }

    /**
     * A power loss: the mark on the device is older than the excerpts, and of those any part may be there. What the
     * mark says is shown or the break is named; behind it, sound excerpts may be shown and others not.
     */
    @Test
    void shouldShowWhatTheMarkSaysOrNameTheBreak()
    {
        final String file = roll("commands");
        final JournalImage torn = after.with(MARK, before.bytes(MARK)).withQueueOf("outcomes", before);
        final List<Integer> starts = after.excerpts(file);
        int prefixes = 0;
        for (int length = startOfLastExcerpts(file) - Integer.BYTES; length < after.usedLength(file); length++)
        {
            final Judgement judgement = bench.judge(
                label("old mark, cut to " + length, file), torn.withCut(file, length), MARKED);
            if (starts.contains(length + Integer.BYTES))
            {
                // The queue's own table may point behind the cut: then appending is refused, reading is not.
                assertTrue(List.of("WHOLE", "WRITE_FAILED").contains(judgement.reason()), judgement::toString);
                assertTrue(judgement.lastSequence() >= MARKED, judgement::toString);
                prefixes++;
            }
        }
        assertEquals(EXCERPTS, prefixes);
    }

    /** Sectors reach the device in any order. */
    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldNameSectorsThatWereNeverWritten(final String queue)
    {
        final String file = roll(queue);
        final SplittableRandom random = Seeds.random(seed + 2);
        final int first = startOfLastExcerpts(file);
        final int end = after.usedLength(file);
        for (int i = 0; i < Seeds.cases(50, 2_000); i++)
        {
            final int sector = random.nextInt(first, end) / SECTOR * SECTOR;
            final boolean isMarkOld = queue.equals("commands") && random.nextBoolean();
            final JournalImage image = isMarkOld ?
                after.with(MARK, before.bytes(MARK)).withQueueOf("outcomes", before) : after;
            bench.judge(label((isMarkOld ? "old mark, " : "") + "zeros from " + sector, file),
                image.withZeros(file, Math.max(first, sector), sector + SECTOR), isMarkOld ? MARKED : COMMANDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldNameEveryZeroedPage(final String queue)
    {
        final String file = roll(queue);
        final int firstExcerpt = after.excerpts(file).get(0);
        // Each look at a file without its first page waits for two seconds.
        final int firstPage = queue.equals("commands") || Seeds.isNightly() ? 0 : PAGE;
        for (int page = firstPage; page < after.usedLength(file); page += PAGE)
        {
            final Judgement judgement = bench.judge(
                label("zeros from " + page, file), after.withZeros(file, page, page + PAGE), COMMANDS);
            assertTrue(judgement.named().isPresent() || page + PAGE < firstExcerpt,
                label("zeros from " + page, file) + ": not noticed");
        }
        final String metadata = queue + "/metadata.cq4t";
        bench.judge(label("zeros", metadata), after.withZeros(metadata, 0, PAGE), COMMANDS);
    }

    private int startOfLastExcerpts(final String file)
    {
        final List<Integer> starts = after.excerpts(file);
        return starts.get(starts.size() - EXCERPTS);
    }

    private String roll(final String queue)
    {
        return after.rollFiles(queue).get(0);
    }

    private String label(final String fault, final String file)
    {
        return "seed " + seed + ", " + file + ", " + fault;
    }
}
