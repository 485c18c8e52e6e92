package io.plimsoll.node.pipeline;

import com.lmax.disruptor.Sequence;
import io.plimsoll.journal.OutcomeAppender;

/**
 * Releases the events of commands that are journaled, in order, and journals them as released.
 */
final class OutcomePublisher
{
    private static final int EVENTS_PER_FLUSH = 256;

    private final OutcomeRing events;
    private final OutcomeAppender outcomes;
    private final EventReleaser releaser;
    private final Sequence journaled;
    private final Sequence applied;
    private final Sequence released;
    private final long firstSequence;

    /**
     * @param journaled ring sequence up to which commands are journaled.
     * @param applied   ring sequence up to which commands are applied and their events in the outcome ring.
     * @param released  set to the command sequence up to which all events are released and flushed.
     */
    OutcomePublisher(
        final PipelineStages stages,
        final OutcomeRing events,
        final Sequence journaled,
        final Sequence applied,
        final Sequence released)
    {
        outcomes = stages.outcomes();
        releaser = new EventReleaser(stages.listener(), outcomes);
        firstSequence = stages.lastSequence() + 1;
        this.events = events;
        this.journaled = journaled;
        this.applied = applied;
        this.released = released;
    }

    /**
     * Releases what may be released now, up to a limit.
     *
     * @return false if there was nothing to do.
     */
    boolean work()
    {
        final long journaledSequence = firstSequence + journaled.get();
        // Read before the ring: events of commands applied by now are in the ring by now.
        final long appliedSequence = firstSequence + applied.get();
        final int count = events.read(journaledSequence, releaser, EVENTS_PER_FLUSH);
        final long sequence = events.isExhausted() ?
            Math.min(journaledSequence, appliedSequence) : releaser.lastSequence() - 1;
        if (count > 0 || sequence > released.get())
        {
            outcomes.flush(sequence);
            released.set(sequence);
            return true;
        }
        return false;
    }

    /**
     * After an exception of the listener: keeps what was released before it out of the next recovery.
     */
    void flush()
    {
        outcomes.flush(released.get());
    }
}
