package io.plimsoll.node.command;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.OutcomeJournalReader;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageFilter;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Symbols;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Writes a journal as text: walks through commands and events together, because an event's time is its command's, and
 * its numbers have the scales that earlier commands define.
 */
final class JournalDump
{
    private static final int PROGRESS_MASK = (1 << 14) - 1;

    private final MessageText text;
    private final MessageFilter messages;
    private final Filter filter;
    private final PrintWriter out;
    private final StringBuilder events = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private boolean hasAccountEvent;
    private boolean isEventPending;
    private boolean isAtLastEvent;

    /**
     * What to show.
     *
     * @param hasCommands if commands are shown.
     * @param hasEvents   if events are shown.
     * @param from        first sequence.
     * @param to          last sequence.
     * @param account     whose messages are shown; null for all.
     * @param type        that is shown; null for all.
     */
    record Filter(boolean hasCommands, boolean hasEvents, long from, long to, Long account, String type)
    {
        /**
         * An account's commands are those that name it or cause an event of it.
         */
        boolean needsEvents()
        {
            return hasEvents || account != null;
        }
    }

    private JournalDump(final MessageCatalog catalog, final Filter filter, final PrintWriter out)
    {
        this.text = new MessageText(catalog, new Symbols());
        this.messages = new MessageFilter(catalog, filter.account(), filter.type());
        this.filter = filter;
        this.out = out;
    }

    static void write(
        final Path directory,
        final MessageCatalog catalog,
        final Filter filter,
        final PrintWriter out,
        final ReplayProgress progress)
    {
        final JournalDump dump = new JournalDump(catalog, filter, out);
        try (CommandJournalReader commands = CommandJournalReader.open(directory);
            OutcomeJournalReader outcomes = filter.needsEvents() ? OutcomeJournalReader.open(directory) : null)
        {
            while (commands.lastSequence() < filter.to() && commands.next())
            {
                dump.beginCommand(commands);
                try
                {
                    dump.takeEvents(outcomes, commands);
                }
                finally
                {
                    // Where the events break off, what came before the break is still shown.
                    dump.endCommand(commands);
                }
                if ((commands.sequence() & PROGRESS_MASK) == 0)
                {
                    progress.onProgress(commands.sequence(), Math.min(filter.to(), commands.endSequence()));
                }
            }
        }
    }

    /**
     * Takes the events of a command. The break of a broken journal comes up behind those that are sound.
     */
    private void takeEvents(final OutcomeJournalReader outcomes, final CommandJournalReader command)
    {
        while (outcomes != null && hasEvent(outcomes) && outcomes.sequence() <= command.sequence())
        {
            isEventPending = false;
            if (outcomes.sequence() == command.sequence())
            {
                onEvent(outcomes, command.timeNs());
            }
        }
    }

    private boolean hasEvent(final OutcomeJournalReader outcomes)
    {
        if (!isEventPending && !isAtLastEvent)
        {
            isEventPending = outcomes.next();
            isAtLastEvent = !isEventPending;
        }
        return isEventPending;
    }

    private void onEvent(final OutcomeJournalReader event, final long timeNs)
    {
        if (event.sequence() >= filter.from() && messages.isOfAccount(event.buffer(), event.offset(), event.length()))
        {
            hasAccountEvent = true;
            if (filter.hasEvents() && messages.isOfType(event.buffer(), event.offset(), event.length()))
            {
                text.appendEvent(events, event.sequence(), event.ordinal(), timeNs,
                    event.buffer(), event.offset(), event.length());
                events.append('\n');
            }
        }
    }

    /**
     * The command first, because its events may speak of what it defines.
     */
    private void beginCommand(final CommandJournalReader command)
    {
        events.setLength(0);
        line.setLength(0);
        hasAccountEvent = false;
        if (command.sequence() < filter.from())
        {
            text.learn(command.buffer(), command.offset(), command.length());
        }
        else
        {
            text.appendCommand(line, command.sequence(), command.timeNs(),
                command.buffer(), command.offset(), command.length());
        }
    }

    private void endCommand(final CommandJournalReader command)
    {
        final boolean isShown = filter.hasCommands() && command.sequence() >= filter.from() &&
            messages.isOfType(command.buffer(), command.offset(), command.length()) &&
            (hasAccountEvent || messages.isOfAccount(command.buffer(), command.offset(), command.length()));
        if (isShown)
        {
            out.append(line).append('\n');
        }
        out.append(events);
    }
}
