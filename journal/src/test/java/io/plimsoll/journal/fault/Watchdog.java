package io.plimsoll.journal.fault;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one case after the other on a thread of its own, so that one that hangs has a name and a stack.
 */
final class Watchdog implements AutoCloseable
{
    private static final long CASE_SECONDS = 60;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::newThread);
    private Thread thread;

    <T> T run(final String label, final Callable<T> work)
    {
        final Future<T> result = executor.submit(work);
        try
        {
            return result.get(CASE_SECONDS, TimeUnit.SECONDS);
        }
        catch (final TimeoutException e)
        {
            final AssertionError hanging = new AssertionError(label + ": hangs");
            hanging.setStackTrace(thread.getStackTrace());
            throw hanging;
        }
        catch (final ExecutionException e)
        {
            throw e.getCause() instanceof AssertionError error ? error :
                new AssertionError(label + ": " + e.getCause(), e.getCause());
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
            throw new AssertionError(label + ": interrupted", e);
        }
    }

    @Override
    public void close()
    {
        executor.shutdownNow();
    }

    private Thread newThread(final Runnable work)
    {
        thread = new Thread(work, "fault case");
        thread.setDaemon(true);
        return thread;
    }
}
