package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.fault.Judge.Judgement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A writer is killed with half an excerpt written: nobody sees the half, and the next writer goes on at once.
 */
@Timeout(120)
class OpenExcerptTest
{
    private static final int COMMANDS = 60;
    private static final long WAIT_OF_THE_QUEUE_MS = 15_000;
    private static final String LOCK_KEY = "chronicle.write.lock";

    private final FaultBench bench = new FaultBench();

    @AfterEach
    void close()
    {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldNotShowTheHalfAndGoOn(final String queue) throws Exception
    {
        final Path journal = bench.directory("killed");
        bench.newJournal("killed", COMMANDS, 1);
        try (ChildProcess child = new ChildProcess(Child.class, journal.toString(), queue))
        {
            assertEquals("open", child.readLine());
            child.kill();
        }
        assertTrue(lockOf(JournalImage.of(journal), queue) > 0, "the child does not hold the queue's lock");
        assertGoesOn("half an excerpt of " + queue, journal);
    }

    /** In a container, the process that is started anew has the id of the one that was killed. */
    @ParameterizedTest
    @ValueSource(strings = {"commands", "outcomes"})
    void shouldGoOnWithTheProcessIdOfTheKilledWriter(final String queue) throws Exception
    {
        final JournalImage image = bench.newJournal("sound", COMMANDS, 1);
        final Path journal = withLockOf(image, queue, ProcessHandle.current().pid()).layOut(bench.directory("locked"));
        assertGoesOn("lock of this process on " + queue, journal);
    }

    @Test
    void shouldGoOnWhereTheKilledWritersIdIsAnotherProcessNow() throws Exception
    {
        final JournalImage image = bench.newJournal("sound", COMMANDS, 1);
        final Path journal = withLockOf(image, "commands", 1).layOut(bench.directory("locked"));
        assertGoesOn("lock of process 1", journal);
    }

    private void assertGoesOn(final String label, final Path journal)
    {
        final long startNs = System.nanoTime();
        final Judgement judgement = bench.judge(label, journal, COMMANDS);
        assertEquals(Optional.empty(), judgement.named());
        assertEquals(COMMANDS, judgement.lastSequence());
        final long durationMs = (System.nanoTime() - startNs) / 1_000_000;
        assertTrue(durationMs < WAIT_OF_THE_QUEUE_MS / 2, "waited " + durationMs + " ms for a dead writer");
    }

    private static JournalImage withLockOf(final JournalImage image, final String queue, final long processId)
    {
        final String name = queue + "/metadata.cq4t";
        final byte[] bytes = image.bytes(name).clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(lockPosition(bytes), processId);
        return image.with(name, bytes);
    }

    private static long lockOf(final JournalImage image, final String queue)
    {
        final byte[] bytes = image.bytes(queue + "/metadata.cq4t");
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(lockPosition(bytes));
    }

    /** The value stands on the next multiple of 8 behind its key and a byte that says what it is. */
    private static int lockPosition(final byte[] metadata)
    {
        final int key = new String(metadata, StandardCharsets.ISO_8859_1).indexOf(LOCK_KEY);
        assertTrue(key > 0, "no lock in the queue's metadata");
        return (key + LOCK_KEY.length() + Long.BYTES) / Long.BYTES * Long.BYTES;
    }

    /** Opens an excerpt, says so, and waits to be killed. */
    static final class Child
    {
        private Child()
        {
        }

        public static void main(final String[] args) throws IOException
        {
            FaultAccess.openHalfAnExcerpt(Path.of(args[0]), args[1]);
            System.out.println("open");
            System.out.flush();
            System.in.read();
        }
    }
}
