package io.plimsoll.node.pipeline;

/**
 * Whether the pipeline runs, and why it stopped. Running goes to closed or to failed, closed goes to failed; the first
 * cause stays.
 */
final class RunState
{
    private static final long RUNNING = 0;

    private volatile long refusal = RUNNING;
    private volatile Throwable cause;

    /**
     * 0 while running; else the {@link OfferResult} that refuses a command.
     */
    long refusal()
    {
        return refusal;
    }

    boolean hasFailed()
    {
        return cause != null;
    }

    Throwable cause()
    {
        return cause;
    }

    synchronized void close()
    {
        if (refusal == RUNNING)
        {
            refusal = OfferResult.CLOSED;
        }
    }

    synchronized void fail(final Throwable failure)
    {
        if (cause == null)
        {
            refusal = OfferResult.FAILED;
            cause = failure;
        }
        else if (cause != failure)
        {
            cause.addSuppressed(failure);
        }
    }
}
