package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/**
 * Snapshots of a journal that was written by a {@link FoldMachine}.
 */
final class TestSnapshots
{
    private TestSnapshots()
    {
    }

    static Path write(final Path journal, final long sequence)
    {
        try (Follower follower = Follower.open(journal, FoldMachine::new, (file, reason) -> assertEquals("", "")))
        {
            while (follower.sequence() < sequence)
            {
                assertEquals(1, follower.poll(1));
            }
            return follower.snapshot(Integer.MAX_VALUE).orElseThrow().path();
        }
    }
}
