package io.plimsoll.journal.fault;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;

/**
 * Whatever is overwritten in the files of a journal: every entry that is shown was written, in order, or the break is
 * named.
 * <p>
 * An input is a list of changes: a byte for the file, four for the position, one for the length, then as many bytes.
 */
class RollFileFuzzTest
{
    private static final int COMMANDS = 40;
    private static final int CHANGE_HEADER = 6;
    private static final FaultBench BENCH = new FaultBench();
    private static final JournalImage SOUND = BENCH.newJournal("sound", COMMANDS, 1);

    @AfterAll
    static void close()
    {
        BENCH.close();
    }

    @FuzzTest(maxDuration = "10m")
    void shouldShowNothingThatWasNotWritten(final byte[] data)
    {
        final ByteBuffer changes = ByteBuffer.wrap(data);
        JournalImage image = SOUND;
        while (changes.remaining() > CHANGE_HEADER)
        {
            final String file = SOUND.names().get((changes.get() & 0xFF) % SOUND.names().size());
            final int position = (int)((changes.getInt() & 0xFFFF_FFFFL) % Math.max(1, SOUND.usedLength(file)));
            final byte[] content = image.bytes(file).clone();
            final int length = Math.min(changes.get() & 0xFF, Math.min(changes.remaining(), content.length - position));
            changes.get(content, position, length);
            image = image.with(file, content);
        }
        BENCH.judge("fuzzed files", image, COMMANDS);
    }
}
