package io.plimsoll.node.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * How a thread waits when there is nothing to do: processor time against latency.
 * <p>
 * What does not block needs a core for each consuming thread (one inline, three pipelined) and one for the producer:
 * with fewer, or with others on them, it makes everything slower.
 */
public enum WaitMode
{
    /**
     * A lock, and for the publisher parking up to 1 ms: no load when idle, tens of microseconds to wake up from idle.
     */
    BLOCKING,

    /**
     * Spins, yields, then parks for 100 µs at most: about a microsecond while busy, some load when idle.
     */
    SLEEPING,

    /**
     * Spins and yields: a core is busy, but lets others in.
     */
    YIELDING,

    /**
     * Spins: a core is gone. For isolated cores.
     */
    BUSY_SPIN;

    private static final long MAX_SPINS = 100;
    private static final long MAX_YIELDS = 100;
    private static final long MIN_PARK_NS = 1_000;
    private static final long SLEEPING_MAX_PARK_NS = 100_000;
    private static final long BLOCKING_MAX_PARK_NS = 1_000_000;

    /**
     * For threads that wait at the ring.
     */
    WaitStrategy newWaitStrategy()
    {
        return switch (this)
        {
            case BLOCKING -> new BlockingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }

    /**
     * For threads that wait for anything else.
     */
    IdleStrategy newIdleStrategy()
    {
        return switch (this)
        {
            case BLOCKING -> new BackoffIdleStrategy(1, 1, MIN_PARK_NS, BLOCKING_MAX_PARK_NS);
            case SLEEPING -> new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, SLEEPING_MAX_PARK_NS);
            case YIELDING -> new YieldingIdleStrategy();
            case BUSY_SPIN -> new BusySpinIdleStrategy();
        };
    }
}
