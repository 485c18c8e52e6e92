package io.plimsoll.journal.fault;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.JournalException;
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
        SOUND.layOut(BENCH.directory("fuzzed"));
        try
        {
            FaultAccess.appendRaw(BENCH.directory("fuzzed"), excerpt, (data[0] & 1) != 0);
        }
        catch (final JournalException e)
        {
            throw new AssertionError("not appended", e);
        }
        BENCH.judge("fuzzed excerpt", BENCH.directory("fuzzed"), COMMANDS);
    }
}
