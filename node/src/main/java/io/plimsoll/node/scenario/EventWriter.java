package io.plimsoll.node.scenario;

import io.plimsoll.core.EventSink;
import io.plimsoll.node.text.MessageText;
import org.agrona.DirectBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.LongUnaryOperator;

/**
 * Writes events as lines of text.
 */
public final class EventWriter implements EventSink
{
    private final Writer out;
    private final MessageText text;
    private final LongUnaryOperator timeOfSequence;
    private final StringBuilder line = new StringBuilder();

    /**
     * Writes to a stream that the caller closes.
     *
     * @param out            that takes the lines.
     * @param text           that makes them.
     * @param timeOfSequence time of a command, nanoseconds since the epoch.
     */
    public EventWriter(final Writer out, final MessageText text, final LongUnaryOperator timeOfSequence)
    {
        this.out = out;
        this.text = text;
        this.timeOfSequence = timeOfSequence;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        line.setLength(0);
        text.appendEvent(line, sequence, ordinal, timeOfSequence.applyAsLong(sequence), buffer, offset, length);
        try
        {
            out.append(line.append('\n'));
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
