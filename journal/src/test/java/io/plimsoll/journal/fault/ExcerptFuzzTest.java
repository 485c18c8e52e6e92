package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.JournalException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;

/**
 * Whatever the bytes of an excerpt are: it is what a writer would have written next, or it is named and nothing of it
 * is shown.
 * <p>
 * The first byte of an input says, in its lowest bit, whether the excerpt gets the checksum and the link that belong to
 * it. The rest is the excerpt.
 */
class ExcerptFuzzTest
{
    private static final int COMMANDS = 12;
    private static final int MAX_LENGTH = 4 << 10;
    private static final FaultBench BENCH = new FaultBench();
    private static final JournalImage SOUND = BENCH.newJournal("sound", COMMANDS, 1);

    @AfterAll
    static void close()
    {
        BENCH.close();
    }

    @FuzzTest(maxDuration = "10m")
    void shouldNameOrBeNext(final byte[] data)
    {
        if (data.length < 2)
        {
            return;
        }
        final byte[] excerpt = Arrays.copyOfRange(data, 1, Math.min(data.length, MAX_LENGTH));
        final boolean isSealed = (data[0] & 1) != 0;
        final Path journal = SOUND.layOut(BENCH.directory("fuzzed"));
        FaultAccess.appendRaw(journal, excerpt, isSealed);
        if (isSealed)
        {
            read(journal);
        }
        else
        {
            BENCH.judge("fuzzed excerpt", journal, COMMANDS);
        }
    }

    /** What carries the right seals may be anything, but not out of order, nor outside of its excerpt. */
    private static void read(final Path journal)
    {
        long last = 0;
        try (CommandJournalReader reader = CommandJournalReader.open(journal))
        {
            while (reader.next())
            {
                assertEquals(++last, reader.sequence());
                assertTrue(reader.offset() > 0 && reader.length() >= 0 &&
                    reader.offset() + reader.length() <= Math.max(MAX_LENGTH, reader.buffer().capacity()));
            }
        }
        catch (final JournalException e)
        {
            assertEquals(COMMANDS, e.lastSequence(), e.getMessage());
        }
        assertTrue(last >= COMMANDS, "shows " + last + " sound commands");
    }
}
