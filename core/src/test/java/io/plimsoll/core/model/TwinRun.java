package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * One history given to two engines: the naive one, which also steers it, and the one under test. Every event must be
 * the same, byte for byte, but for the state hash, which the naive engine has not.
 */
public final class TwinRun
{
    private static final int HASH_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + StateAuditedDecoder.stateHashEncodingOffset();

    private final long seed;
    private final History history;
    private final NaiveEngine naive;
    private final StateMachine subject;
    private final EventCounts counts = new EventCounts();
    private final List<byte[]> expected = new ArrayList<>();
    private final List<byte[]> actual = new ArrayList<>();

    /**
     * A random history.
     *
     * @param seed    of the history.
     * @param factory of the engine under test.
     */
    public TwinRun(final long seed, final Function<CoreLimits, StateMachine> factory)
    {
        this(seed, new RandomHistory(seed), factory);
    }

    /**
     * Any history.
     *
     * @param seed    of the history.
     * @param history that has not begun.
     * @param factory of the engine under test.
     */
    public TwinRun(final long seed, final History history, final Function<CoreLimits, StateMachine> factory)
    {
        this.seed = seed;
        this.history = history;
        naive = history.naive();
        subject = factory.apply(naive.limits());
    }

    /**
     * Runs so many commands, then asks both engines for everything that they know.
     *
     * @param commands of the history.
     */
    public void run(final int commands)
    {
        for (int i = 0; i < commands; i++)
        {
            history.next();
            apply();
        }
        for (final long[] key : naive.marginAccounts())
        {
            history.nextQuery(key[0], (int)key[1]);
            apply();
        }
        history.nextAudit();
        apply();
    }

    /**
     * What was reached.
     *
     * @return counts so far.
     */
    public EventCounts counts()
    {
        return counts;
    }

    /**
     * The engine under test.
     *
     * @return the engine.
     */
    public StateMachine subject()
    {
        return subject;
    }

    private void apply()
    {
        expected.clear();
        actual.clear();
        apply(naive, expected);
        apply(subject, actual);
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++)
        {
            if (i >= expected.size() || i >= actual.size() || !Arrays.equals(expected.get(i), actual.get(i)))
            {
                throw new AssertionError(difference(i));
            }
        }
        final String imbalance = naive.imbalance();
        if (!imbalance.isEmpty())
        {
            throw new AssertionError(difference(-1) + imbalance);
        }
        for (final byte[] event : expected)
        {
            final UnsafeBuffer buffer = new UnsafeBuffer(event);
            counts.count(buffer, 0);
            history.onEvent(history.sequence(), 0, buffer, 0, event.length);
        }
        history.endOfCommand();
    }

    private void apply(final StateMachine engine, final List<byte[]> events)
    {
        try
        {
            engine.apply(
                history.sequence(), history.timeNs(), history.buffer(), 0, history.length(),
                (sequence, ordinal, buffer, offset, length) ->
                    events.add(taken(events.size(), sequence, ordinal, buffer, offset, length)));
        }
        catch (final RuntimeException ex)
        {
            throw new AssertionError(engine.getClass().getSimpleName() + " stopped\n" + difference(-1), ex);
        }
    }

    private byte[] taken(
        final int count,
        final long sequence,
        final int ordinal,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        if (sequence != history.sequence() || ordinal != count)
        {
            throw new IllegalStateException("event " + sequence + '/' + ordinal + " is number " + count);
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        if (new MessageHeaderDecoder().wrap(buffer, offset).templateId() == StateAuditedDecoder.TEMPLATE_ID)
        {
            Arrays.fill(bytes, HASH_OFFSET, HASH_OFFSET + Long.BYTES, (byte)0);
        }
        return bytes;
    }

    private String difference(final int first)
    {
        final StringBuilder text = new StringBuilder("seed ").append(seed)
            .append(", command ").append(history.sequence()).append(" at ").append(history.timeNs()).append('\n')
            .append(MessageText.of(history.buffer(), history.length())).append('\n');
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++)
        {
            text.append(i == first ? "> " : "  ").append("naive ").append(i).append(": ").append(text(expected, i))
                .append('\n');
            text.append(i == first ? "> " : "  ").append("core  ").append(i).append(": ").append(text(actual, i))
                .append('\n');
        }
        return text.toString();
    }

    private static String text(final List<byte[]> events, final int index)
    {
        return index < events.size() ?
            MessageText.of(new UnsafeBuffer(events.get(index)), events.get(index).length) : "nothing";
    }
}
