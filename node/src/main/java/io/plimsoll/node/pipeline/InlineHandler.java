package io.plimsoll.node.pipeline;

import com.lmax.disruptor.DataProvider;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.OutcomeAppender;
import io.plimsoll.journal.StagedEvents;

/**
 * Does everything on one thread: appends each command of a batch, and at its end flushes them, walks the batch's slots
 * again, applies each command and releases its events.
 * <p>
 * The slots are still this consumer's until the batch is over, so nothing is copied to remember them.
 */
final class InlineHandler implements EventHandler<CommandSlot>
{
    private final CommandAppender commands;
    private final StateMachine machine;
    private final OutcomeAppender outcomes;
    private final EventReleaser releaser;
    private final DataProvider<CommandSlot> slots;
    private final Sequence released;
    private final long firstSequence;
    private final StagedEvents staged = new StagedEvents();
    private long nextToApply;

    /**
     * @param slots    to walk a batch again: not the reader of the processor that calls this.
     * @param released set to the command sequence up to which all events are released and flushed.
     */
    InlineHandler(final PipelineStages stages, final DataProvider<CommandSlot> slots, final Sequence released)
    {
        commands = stages.commands();
        machine = stages.machine();
        outcomes = stages.outcomes();
        releaser = new EventReleaser(stages.listener(), outcomes);
        firstSequence = stages.lastSequence() + 1;
        this.slots = slots;
        this.released = released;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch)
    {
        commands.append(firstSequence + ringSequence, slot.timeNs(), slot.buffer(), slot.offset(), slot.length());
        if (endOfBatch)
        {
            commands.flush();
            while (nextToApply <= ringSequence)
            {
                apply(slots.get(nextToApply), firstSequence + nextToApply);
                nextToApply++;
            }
            flushOutcomes();
        }
    }

    /**
     * After an exception: keeps what was released out of the next recovery.
     */
    @Override
    public void onShutdown()
    {
        if (released.get() < lastReleased() || releaser.lastSequence() > lastReleased())
        {
            flushOutcomes();
        }
    }

    private void apply(final CommandSlot slot, final long sequence)
    {
        staged.begin(sequence);
        machine.apply(sequence, slot.timeNs(), slot.buffer(), slot.offset(), slot.length(), staged);
        staged.releaseTo(releaser);
    }

    private void flushOutcomes()
    {
        final long sequence = lastReleased();
        outcomes.flush(sequence);
        released.set(sequence);
    }

    private long lastReleased()
    {
        return firstSequence + nextToApply - 1;
    }
}
