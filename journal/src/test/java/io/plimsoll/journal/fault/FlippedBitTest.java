package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.fault.Judge.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * One bit of one file is the other way round.
 */
@Timeout(1_800)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlippedBitTest
{
    private static final int COMMANDS = 120;
    private static final int DOCUMENT_HEADER = Integer.BYTES;

    private final long seed = Seeds.seed();
    private FaultBench bench;
    private JournalImage sound;
    private final Map<String, List<Integer>> excerpts = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    @BeforeAll
    void write()
    {
        bench = new FaultBench();
        sound = bench.newJournal("sound", COMMANDS, seed);
        for (final String file : sound.names())
        {
            used.put(file, sound.usedLength(file));
            excerpts.put(file, sound.excerpts(file));
        }
    }

    @AfterAll
    void close()
    {
        System.out.println("flipped bits: seed " + seed + ", " + bench.summary());
        bench.close();
    }

    @Test
    void shouldNameEveryFlippedBitOfAnExcerpt()
    {
        final SplittableRandom random = Seeds.random(seed);
        final int cases = Seeds.cases(500, 10_000);
        for (int i = 0; i < cases; i++)
        {
            final String file = roll(random.nextBoolean() ? "commands" : "outcomes");
            final int first = excerpts.get(file).get(0);
            final long bit = random.nextLong(8L * first, 8L * used.get(file));
            final Judgement judgement = judge(file, bit);
            assertTrue(judgement.named().isPresent() || isDocumentHeader(file, bit),
                label(file, bit) + ": not noticed");
        }
    }

    @Test
    void shouldNameEveryFlippedBitOfTheQueuesLengths()
    {
        for (final String queue : List.of("commands", "outcomes"))
        {
            final String file = roll(queue);
            final List<Integer> starts = excerpts.get(file);
            for (final int index : List.of(0, 1, starts.size() / 2, starts.size() - 2, starts.size() - 1))
            {
                for (int bit = 0; bit < 32; bit++)
                {
                    final long at = 8L * (starts.get(index) - DOCUMENT_HEADER) + bit;
                    assertTrue(judge(file, at).named().isPresent(), label(file, at) + ": not noticed");
                }
            }
        }
    }

    @Test
    void shouldNeverShowAnythingElseForAFlippedBitOfTheQueuesTables()
    {
        final SplittableRandom random = Seeds.random(seed + 1);
        final int cases = Seeds.cases(300, 10_000);
        for (int i = 0; i < cases; i++)
        {
            final String file = roll(random.nextBoolean() ? "commands" : "outcomes");
            judge(file, random.nextLong(8L * excerpts.get(file).get(0)));
        }
    }

    @Test
    void shouldNeverShowAnythingElseForAFlippedBitBehindTheEnd()
    {
        final SplittableRandom random = Seeds.random(seed + 2);
        for (int i = 0; i < Seeds.cases(64, 2_000); i++)
        {
            final String file = roll(random.nextBoolean() ? "commands" : "outcomes");
            final long end = 8L * used.get(file);
            judge(file, i < 64 ? end + i : random.nextLong(end, 8L * sound.bytes(file).length));
        }
    }

    @Test
    void shouldNeverShowAnythingElseForAFlippedBitOfTheSmallFiles()
    {
        final SplittableRandom random = Seeds.random(seed + 3);
        final List<String> files = new ArrayList<>(sound.names());
        files.removeIf(name -> name.endsWith(".cq4"));
        for (int i = 0; i < Seeds.cases(150, 3_000); i++)
        {
            final String file = files.get(random.nextInt(files.size()));
            if (used.get(file) > 0)
            {
                judge(file, random.nextLong(8L * used.get(file)));
            }
        }
        assertEquals(COMMANDS, bench.judge("sound", sound, COMMANDS).lastSequence());
    }

    private Judgement judge(final String file, final long bit)
    {
        return bench.judge(label(file, bit), sound.withFlippedBit(file, bit), COMMANDS);
    }

    private String label(final String file, final long bit)
    {
        return "seed " + seed + ", bit " + (bit & 7) + " of byte " + (bit >> 3) + " of " + file;
    }

    private String roll(final String queue)
    {
        return sound.rollFiles(queue).get(0);
    }

    private boolean isDocumentHeader(final String file, final long bit)
    {
        return excerpts.get(file).contains((int)((bit >> 3) / DOCUMENT_HEADER + 1) * DOCUMENT_HEADER);
    }
}
