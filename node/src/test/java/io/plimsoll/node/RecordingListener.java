package io.plimsoll.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Keeps every event as text, and the cause of a stop.
 */
public final class RecordingListener implements EventListener
{
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    private volatile long lastSequence;
    private volatile int fatalCalls;

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        events.add(sequence + "/" + ordinal + " " + HexFormat.of().formatHex(bytes));
        lastSequence = sequence;
    }

    @Override
    public void onFatal(final Throwable cause)
    {
        fatalCalls++;
        fatal.complete(cause);
    }

    public List<String> events()
    {
        synchronized (events)
        {
            return List.copyOf(events);
        }
    }

    public long lastSequence()
    {
        return lastSequence;
    }

    public int fatalCalls()
    {
        return fatalCalls;
    }

    public Throwable awaitFatal() throws Exception
    {
        return fatal.get(60, TimeUnit.SECONDS);
    }
}
