package io.plimsoll.node.disk;

import io.plimsoll.node.EventListener;
import java.util.concurrent.CountDownLatch;
import org.agrona.DirectBuffer;

/**
 * Holds the first event, and with it everything behind, until it is told to let go.
 */
final class HeldListener implements EventListener
{
    private final EventListener listener;
    private final CountDownLatch latch = new CountDownLatch(1);

    HeldListener(final EventListener listener)
    {
        this.listener = listener;
    }

    void release()
    {
        latch.countDown();
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        try
        {
            latch.await();
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        listener.onEvent(sequence, ordinal, buffer, offset, length);
    }

    @Override
    public void onFatal(final Throwable cause)
    {
        listener.onFatal(cause);
    }
}
