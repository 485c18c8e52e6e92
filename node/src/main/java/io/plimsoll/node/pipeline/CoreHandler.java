package io.plimsoll.node.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.StagedEvents;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Applies commands and hands their events to the publisher, command by command. Waits when the publisher is behind;
 * never drops.
 */
final class CoreHandler implements EventHandler<CommandSlot>, EventSink
{
    private final StateMachine machine;
    private final OutcomeRing outcomes;
    private final RunState state;
    private final IdleStrategy idle;
    private final long firstSequence;
    private final StagedEvents staged = new StagedEvents();
    private Sequence applied;

    CoreHandler(
        final PipelineStages stages, final OutcomeRing outcomes, final RunState state, final IdleStrategy idle)
    {
        machine = stages.machine();
        firstSequence = stages.lastSequence() + 1;
        this.outcomes = outcomes;
        this.state = state;
        this.idle = idle;
    }

    /**
     * Takes the processor's own progress, so that a command's events may be released before its batch is over.
     */
    @Override
    public void setSequenceCallback(final Sequence sequenceCallback)
    {
        applied = sequenceCallback;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch)
    {
        final long sequence = firstSequence + ringSequence;
        staged.begin(sequence);
        machine.apply(sequence, slot.timeNs(), slot.buffer(), slot.offset(), slot.length(), staged);
        staged.releaseTo(this);
        applied.set(ringSequence);
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (!outcomes.offer(sequence, ordinal, buffer, offset, length))
        {
            awaitRoom(sequence, ordinal, buffer, offset, length);
        }
    }

    private void awaitRoom(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        idle.reset();
        do
        {
            if (state.hasFailed())
            {
                throw new StopOnException.StoppedException();
            }
            idle.idle();
        }
        while (!outcomes.offer(sequence, ordinal, buffer, offset, length));
    }
}
