package io.plimsoll.node.crash.record;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.node.demo.venue.Commands;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * What breakers did in a run.
 */
public final class BreakerRecord implements EventSink
{
    private final List<BreakerChange> changes = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BreakerChangedDecoder changed = new BreakerChangedDecoder();
    private Commands clock;

    /**
     * Begin.
     *
     * @param commands that know the time.
     */
    public void attach(final Commands commands)
    {
        clock = commands;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() == BreakerChangedDecoder.TEMPLATE_ID)
        {
            changed.wrapAndApplyHeader(buffer, offset, header);
            changes.add(new BreakerChange(clock.timeNs(), changed.instrument(), changed.fromState(),
                changed.toState(), changed.cause(), changed.mark(), changed.candidate(), changed.reference(),
                changed.lower(), changed.upper(), changed.presentPpm()));
        }
    }

    /**
     * All changes.
     *
     * @return in order.
     */
    public List<BreakerChange> changes()
    {
        return new ArrayList<>(changes);
    }

    /**
     * How often breakers left NORMAL for a cause.
     *
     * @param cause of the change.
     * @return the number.
     */
    public long fired(final BreakerCause cause)
    {
        return changes.stream().filter(change -> change.isBegin() && change.cause() == cause).count();
    }

    /**
     * How long the state that a change began lasted, back to NORMAL.
     *
     * @param change that left NORMAL.
     * @return nanoseconds; -1 if it lasted until the end.
     */
    public long lastedNs(final BreakerChange change)
    {
        boolean isAfter = false;
        for (final BreakerChange each : changes)
        {
            if (isAfter && each.instrument() == change.instrument() &&
                each.to() == BreakerState.NORMAL)
            {
                return each.timeNs() - change.timeNs();
            }
            isAfter |= each == change;
        }
        return -1;
    }
}
