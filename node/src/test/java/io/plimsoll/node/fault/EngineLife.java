package io.plimsoll.node.fault;

import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.EventListener;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;
import io.plimsoll.node.pipeline.Topology;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One life of an engine in a process of its own: waits at its standard input, starts or recovers, goes on with the
 * commands of a straight run, and is killed. Arguments: run, journal, log, topology, seed.
 */
final class EngineLife
{
    private static final int RING_SIZE = 1_024;
    private static final long PAUSE_NS = 250_000;
    private static final int MAX_BURST = 200;

    private EngineLife()
    {
    }

    static PlimsollBuilder builder(final Path journal, final Topology topology)
    {
        final PlimsollBuilder builder = Plimsoll.builder()
            .limits(StraightRun.LIMITS)
            .ringSize(RING_SIZE)
            .topology(topology)
            .journal(JournalSettings.of(journal).withSizes(64 << 10, 1 << 20).withSpace(0, 4 << 20));
        return Journal.exists(journal) ? builder.recover() : builder;
    }

    public static void main(final String[] args) throws Exception
    {
        final StraightRun straight = StraightRun.read(Path.of(args[0]));
        final SplittableRandom random = new SplittableRandom(Long.parseLong(args[4]));
        final LifeLog log = new LifeLog(Path.of(args[2]));
        System.out.println("ready");
        System.out.flush();
        System.in.read();
        log.beginLife();
        try (Plimsoll plimsoll = builder(Path.of(args[1]), Topology.valueOf(args[3]))
            .listener(new Consumer(straight, log))
            .launch())
        {
            log.addRecoveredEvents(plimsoll.recoveredEvents());
            long next = plimsoll.publishedSequence() + 1;
            while (plimsoll.failure().isEmpty())
            {
                for (int i = random.nextInt(MAX_BURST); i >= 0 && next <= straight.commands(); i--)
                {
                    final byte[] command = straight.command(next);
                    final long result = plimsoll.offer(
                        new UnsafeBuffer(command), 0, command.length, straight.timeNs(next));
                    next += result > 0 ? 1 : 0;
                }
                log.released(plimsoll.releasedSequence());
                LockSupport.parkNanos(PAUSE_NS);
            }
            log.complain("failed: " + plimsoll.failure().get());
        }
        catch (final RuntimeException | Error e)
        {
            log.complain("threw: " + e);
        }
    }

    /** Checks that its events come at least once and in order, over all lives. */
    private static final class Consumer implements EventListener
    {
        private final StraightRun straight;
        private final LifeLog log;
        private boolean isAgain = true;

        Consumer(final StraightRun straight, final LifeLog log)
        {
            this.straight = straight;
            this.log = log;
        }

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            final long seen = log.seenSequence();
            if (sequence < seen || sequence == seen && ordinal <= log.seenOrdinal())
            {
                if (!isAgain)
                {
                    log.complain("got " + sequence + "/" + ordinal + " after " + seen + "/" + log.seenOrdinal());
                }
                return;
            }
            isAgain = false;
            for (long between = seen + 1; between < sequence; between++)
            {
                if (!straight.events(between).isEmpty())
                {
                    log.complain("missed the events of " + between + " before " + sequence + "/" + ordinal);
                }
            }
            log.seen(sequence, ordinal);
        }
    }
}
