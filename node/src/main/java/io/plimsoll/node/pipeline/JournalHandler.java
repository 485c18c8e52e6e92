package io.plimsoll.node.pipeline;

import com.lmax.disruptor.EventHandler;
import io.plimsoll.journal.CommandAppender;

/**
 * Journals commands: one flush per batch of the ring.
 */
final class JournalHandler implements EventHandler<CommandSlot>
{
    private final CommandAppender commands;
    private final long firstSequence;

    JournalHandler(final PipelineStages stages)
    {
        commands = stages.commands();
        firstSequence = stages.lastSequence() + 1;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch)
    {
        commands.append(firstSequence + ringSequence, slot.timeNs(), slot.buffer(), slot.offset(), slot.length());
        if (endOfBatch)
        {
            commands.flush();
        }
    }
}
