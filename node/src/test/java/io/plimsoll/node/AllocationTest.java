package io.plimsoll.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.Topology;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From offer to listener, with the journal on: no allocation per command, on any thread of the way.
 */
@Timeout(120)
class AllocationTest
{
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 50_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldNotAllocatePerCommandInTheSteadyState(final Topology topology)
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long[] seen = {0};
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(TestCommands.limits())
            .stateMachine(limits -> new FoldMachine())
            // One block for all, so that no file is mapped while we count.
            .journal(JournalSettings.of(directory).withSizes(64 << 10, 128 << 20))
            .topology(topology)
            .listener((sequence, ordinal, buffer, offset, length) -> seen[0]++)
            .launch())
        {
            final long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread == Thread.currentThread() || thread.getName().startsWith("plimsoll-"))
                .mapToLong(Thread::getId).toArray();
            offer(plimsoll, WARM_UP);
            final long[] before = threads.getThreadAllocatedBytes(ids);
            offer(plimsoll, MEASURED);
            final long[] after = threads.getThreadAllocatedBytes(ids);
            assertTrue(ids.length >= 2, List.of(ids).toString());
            for (int i = 0; i < ids.length; i++)
            {
                final long bytes = after[i] - before[i];
                assertEquals(0, bytes / MEASURED, threads.getThreadInfo(ids[i]).getThreadName() + ": " + bytes);
            }
        }
        assertEquals(2L * (WARM_UP + MEASURED), seen[0]);
    }

    private static void offer(final Plimsoll plimsoll, final int commands)
    {
        final UnsafeBuffer command = TestCommands.command(2, 80);
        for (int i = 0; i < commands; i++)
        {
            while (plimsoll.offer(command, 0, 80) == OfferResult.BACK_PRESSURED)
            {
                Thread.onSpinWait();
            }
        }
        assertTrue(plimsoll.drain());
    }
}
