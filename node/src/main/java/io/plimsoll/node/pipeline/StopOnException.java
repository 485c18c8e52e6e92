package io.plimsoll.node.pipeline;

import com.lmax.disruptor.ExceptionHandler;

/**
 * Ends the consumer at the first exception, with its sequence where it was. The Disruptor would otherwise call its
 * handler and go on with the next command.
 */
final class StopOnException implements ExceptionHandler<CommandSlot>
{
    private final RunState state;

    StopOnException(final RunState state)
    {
        this.state = state;
    }

    @Override
    public void handleEventException(final Throwable ex, final long sequence, final CommandSlot event)
    {
        state.fail(ex);
        throw new StoppedException();
    }

    @Override
    public void handleOnStartException(final Throwable ex)
    {
        state.fail(ex);
        throw new StoppedException();
    }

    @Override
    public void handleOnShutdownException(final Throwable ex)
    {
        state.fail(ex);
    }

    /**
     * Only unwinds the consumer's thread: the cause is in the state.
     */
    static final class StoppedException extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        StoppedException()
        {
            super("the pipeline stopped", null, false, false);
        }
    }
}
