package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays a journal into a fresh core, and keeps every decision about anybody's margin between two commands: the story
 * of an incident, in the order in which it was decided.
 */
public final class IncidentReplay
{
    /**
     * Decisions that are kept: the first ones.
     */
    public static final int MAX_DECISIONS = 2_000;

    private final StateMachine core;
    private final MessageCatalog catalog;
    private final Symbols symbols = new Symbols();
    private final NumberText numbers = new NumberText(symbols);
    private final VenueBook venue = new VenueBook();
    private final EventSentence sentence;
    private final VenueSentence venueSentence;
    private final ToldEvents told = new ToldEvents();
    private final IncidentTotals totals = new IncidentTotals();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<Decision> decisions = new ArrayList<>();
    private final long from;
    private String cause = "";
    private long timeNs;
    private long untold;
    private boolean isRejected;

    /**
     * One decision.
     *
     * @param sequence of the command that caused it.
     * @param timeNs   of the command.
     * @param cause    the command's name.
     * @param text     a sentence.
     */
    record Decision(long sequence, long timeNs, String cause, String text)
    {
    }

    private IncidentReplay(final MessageCatalog catalog, final StateMachine core, final long from)
    {
        this.catalog = catalog;
        this.core = core;
        this.from = from;
        this.sentence = new EventSentence(catalog, numbers, venue);
        this.venueSentence = new VenueSentence(catalog, numbers);
    }

    /**
     * Replay.
     *
     * @param directory of the journal.
     * @param catalog   of all messages.
     * @param core      fresh.
     * @param from      first command whose decisions are told.
     * @param to        last one; {@link Long#MAX_VALUE} for the end of the journal.
     * @param progress  that hears how far it is.
     * @return the decisions.
     */
    public static IncidentReplay run(
        final Path directory,
        final MessageCatalog catalog,
        final StateMachine core,
        final long from,
        final long to,
        final ReplayProgress progress)
    {
        final IncidentReplay replay = new IncidentReplay(catalog, core, from);
        CommandWalk.run(directory, core, to, progress, replay::apply);
        return replay;
    }

    private void apply(final CommandJournalReader commands)
    {
        isRejected = false;
        timeNs = commands.timeNs();
        if (commands.sequence() >= from)
        {
            cause = catalog.isValid(commands.buffer(), commands.offset(), commands.length()) ?
                catalog.typeName(header.wrap(commands.buffer(), commands.offset()).templateId()) : "a damaged command";
        }
        sentence.command(commands.buffer(), commands.offset(), commands.length());
        core.apply(commands.sequence(), timeNs, commands.buffer(), commands.offset(), commands.length(), this::onEvent);
        if (!isRejected)
        {
            symbols.learn(commands.buffer(), commands.offset());
            venue.learn(commands.buffer(), commands.offset());
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        final int template = header.templateId();
        isRejected |= template == RejectedDecoder.TEMPLATE_ID;
        if (!told.isTold(buffer, offset) || sequence < from)
        {
            return;
        }
        totals.add(buffer, offset);
        if (decisions.size() == MAX_DECISIONS)
        {
            untold++;
            return;
        }
        decisions.add(new Decision(sequence, timeNs, cause, text(template, buffer, offset)));
    }

    private String text(final int template, final DirectBuffer buffer, final int offset)
    {
        final String ofVenue = venueSentence.of(buffer, offset, told.validityBefore());
        if (ofVenue != null)
        {
            return ofVenue;
        }
        final long subject = subject(template, buffer, offset);
        return "account " + subject + ": " + sentence.of(subject, buffer, offset);
    }

    /**
     * Whom an event is about: the first field of all of them (of fund events, too) is an account.
     */
    private static long subject(final int template, final DirectBuffer buffer, final int offset)
    {
        final int field = template == FundChangedDecoder.TEMPLATE_ID ?
            FundChangedDecoder.fundEncodingOffset() : MarginCallIssuedDecoder.accountEncodingOffset();
        return buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH + field, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The last command applied.
     *
     * @return its sequence; 0 if there is none.
     */
    public long sequence()
    {
        return core.lastSequence();
    }

    List<Decision> decisions()
    {
        return decisions;
    }

    long untold()
    {
        return untold;
    }

    IncidentTotals totals()
    {
        return totals;
    }
}
