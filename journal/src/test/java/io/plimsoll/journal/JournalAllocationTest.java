package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JournalAllocationTest
{
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 20_000;

    @TempDir
    private Path directory;

    @Test
    void shouldNotAllocatePerMessageInTheSteadyState()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final UnsafeBuffer message = TestMessages.command(0, 96);
        // One block for all, so that no file is mapped while we count.
        final JournalSettings settings = JournalSettings.of(directory).withSizes(16 << 10, 128 << 20);
        try (Journal journal = Journal.create(settings))
        {
            append(journal, message, 1, WARM_UP);
            final long before = threads.getCurrentThreadAllocatedBytes();
            append(journal, message, WARM_UP + 1, WARM_UP + MEASURED);
            final long after = threads.getCurrentThreadAllocatedBytes();
            append(journal, message, WARM_UP + MEASURED + 1, WARM_UP + MEASURED + 10);
            // A few words for counters and the like, none per message.
            assertEquals(0, (after - before) / MEASURED, (after - before) + " bytes");
        }
    }

    private static void append(final Journal journal, final UnsafeBuffer message, final long from, final long to)
    {
        for (long sequence = from; sequence <= to; sequence++)
        {
            journal.commands().append(sequence, sequence, message, 0, 96);
            journal.outcomes().append(sequence, 0, message, 0, 64);
            if ((sequence & 7) == 0)
            {
                journal.commands().flush();
                journal.outcomes().flush(sequence);
            }
        }
    }
}
