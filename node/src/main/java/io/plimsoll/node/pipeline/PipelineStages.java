package io.plimsoll.node.pipeline;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.CommandAppender;
import io.plimsoll.journal.JournalSpace;
import io.plimsoll.journal.OutcomeAppender;
import java.util.function.Consumer;

/**
 * What a pipeline connects.
 *
 * @param commands     journal of the commands.
 * @param machine      that applies them.
 * @param outcomes     journal of the released events.
 * @param space        that the journals have: commands are refused while it is low.
 * @param listener     that events are released to. It must not block for long, and an exception of it stops everything.
 * @param onFatal      hears the cause, once, when an invariant broke and everything is stopped and flushed.
 * @param lastSequence of the last command before this run; 0 for a new journal.
 * @param lastTimeNs   of that command, nanoseconds since the epoch: the clock never stamps an older time.
 */
public record PipelineStages(
    CommandAppender commands,
    StateMachine machine,
    OutcomeAppender outcomes,
    JournalSpace space,
    EventSink listener,
    Consumer<Throwable> onFatal,
    long lastSequence,
    long lastTimeNs)
{
}
