package io.plimsoll.node.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process (SIGTERM, Ctrl-C) into a question that a loop asks, and lets the loop end first.
 */
final class StopSignal implements AutoCloseable
{
    /**
     * A snapshot of the largest state is written within this time.
     */
    private static final long GRACE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "stop");
    private volatile boolean isRequested;

    private StopSignal()
    {
    }

    static StopSignal install()
    {
        final StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /**
     * @return true once the process is to end.
     */
    boolean isRequested()
    {
        return isRequested;
    }

    /**
     * The loop has ended.
     */
    @Override
    public void close()
    {
        ended.countDown();
        if (!isRequested)
        {
            try
            {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            catch (final IllegalStateException ex)
            {
                // It is running at this moment, and has nothing left to wait for.
            }
        }
    }

    private void await()
    {
        isRequested = true;
        try
        {
            ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
        }
        catch (final InterruptedException ex)
        {
            Thread.currentThread().interrupt();
        }
    }
}
