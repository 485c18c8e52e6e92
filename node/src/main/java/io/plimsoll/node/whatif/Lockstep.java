package io.plimsoll.node.whatif;

import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.node.whatif.ModelTally.Count;
import io.plimsoll.node.whatif.Request.Slice;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * Plays each recorded command to both runs before the next one: first to the recorded run, so that it is known what the
 * command led to, then, as it is or as what stands in for it, to the what-if run, whose requests are then answered.
 * Everything that belongs to one recorded command carries its time.
 */
final class Lockstep
{
    private final Run recorded;
    private final Run whatIf;
    private final Terms terms;
    private final RecordedVenue whatIfVenue;
    private final Substitution substitution;
    private final boolean isChanged;
    private final String parameters;
    private final SliceMatches matches;
    private final ModelCommands commands;
    private final VenueModel venue;
    private final OrderReplay orders;
    private final ModelTally tally;
    private final LongHashSet cancelled = new LongHashSet();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long firstDifference;

    Lockstep(
        final Run recorded,
        final Run whatIf,
        final Terms terms,
        final Substitution substitution,
        final WhatIfPlan plan,
        final ModelTally tally)
    {
        this.recorded = recorded;
        this.whatIf = whatIf;
        this.terms = terms;
        this.substitution = substitution;
        this.tally = tally;
        isChanged = plan.isChanged();
        parameters = plan.parametersName();
        whatIfVenue = new RecordedVenue();
        matches = new SliceMatches(plan.settings().isModelOnly());
        commands = new ModelCommands(whatIf);
        final Market market = new Market(
            commands, whatIfVenue.instruments(), plan.recording().firstFreeAccount(), plan.recording().freeOrder());
        venue = new VenueModel(commands, market, terms, whatIfVenue.instruments(), tally,
            plan.slippage(), plan.feePpm());
        orders = new OrderReplay(recorded, whatIf, matches, commands, market, venue, tally, this::answer);
    }

    /**
     * Apply what must hold before the first command.
     */
    void open(final long timeNs, final boolean isSetByJournal)
    {
        if (substitution.opens(isSetByJournal))
        {
            whatIf.begin(timeNs);
            if (!whatIf.applyModel(timeNs, substitution.buffer(), 0, substitution.length()))
            {
                throw new WhatIfException(parameters + ": plimsoll.risk is refused: " + whatIf.refusal());
            }
        }
    }

    /**
     * Play a recorded command.
     */
    void play(final CommandJournalReader command)
    {
        final DirectBuffer buffer = command.buffer();
        final int offset = command.offset();
        final int length = command.length();
        commands.at(command.timeNs());
        recorded.begin(command.timeNs());
        whatIf.begin(command.timeNs());
        recorded.apply(command.timeNs(), buffer, offset, length);
        if (recorded.refusal() == null)
        {
            terms.learn(buffer, offset);
        }
        matches.begin(recorded.requests());
        play(command.sequence(), command.timeNs(), buffer, offset, length);
        answer();
        if (firstDifference == 0 && !whatIf.trace().isSameAs(recorded.trace()))
        {
            firstDifference = command.sequence();
        }
    }

    private void play(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        final Reason refusal = recorded.refusal();
        if (refusal != null && (!isChanged || refusal.value() <= Reason.TIME_BACKWARDS.value()))
        {
            whatIf.apply(timeNs, buffer, offset, length);
            return;
        }
        final int templateId = header.wrap(buffer, offset).templateId();
        if (refusal != null && (isDefinition(templateId) || refusal == Reason.TABLE_FULL))
        {
            // The what-if core has other parameters, and more rows than the recorded one.
            commands.advanceTime();
            whatIf.figures().onRefused(templateId);
            return;
        }
        switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID, DefineAssetDecoder.TEMPLATE_ID, SetHaircutsDecoder.TEMPLATE_ID,
                DefineInstrumentDecoder.TEMPLATE_ID, SetInstrumentParametersDecoder.TEMPLATE_ID ->
                define(sequence, timeNs, buffer, offset, length);
            case PlaceOrderDecoder.TEMPLATE_ID -> orders.place(timeNs, buffer, offset, length);
            case CloseOrderDecoder.TEMPLATE_ID -> orders.close(timeNs, buffer, offset, length);
            case FillDecoder.TEMPLATE_ID -> orders.fill(timeNs, buffer, offset, length);
            default -> whatIf.apply(timeNs, buffer, offset, length);
        }
    }

    private static boolean isDefinition(final int templateId)
    {
        return templateId <= SetRiskParametersDecoder.TEMPLATE_ID;
    }

    private void define(
        final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (substitution.replaces(sequence, buffer, offset))
        {
            define(sequence, timeNs, substitution.buffer(), 0, substitution.length(),
                "what stands in for command " + sequence + " is refused");
        }
        else
        {
            define(sequence, timeNs, buffer, offset, length,
                "command " + sequence + ", which stays as recorded, is refused under these parameters");
        }
    }

    private void define(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final String problem)
    {
        if (!whatIf.apply(timeNs, buffer, offset, length))
        {
            throw new WhatIfException(parameters + ": " + problem + ": " + whatIf.refusal() +
                "; see it with 'plimsoll dump --commands --from " + sequence + " --to " + sequence + "'");
        }
        whatIfVenue.learn(buffer, offset);
    }

    /**
     * Answer the what-if core's requests until it has none: those that the recorded run made too are answered by
     * recorded commands, the others by the model.
     */
    private void answer()
    {
        while (!whatIf.requests().isEmpty())
        {
            for (final Request request : whatIf.requests())
            {
                if (request instanceof Request.Cancel)
                {
                    cancelled.add(request.orderId());
                }
            }
            for (int i = whatIf.requests().size(); i > 0; i--)
            {
                answer(whatIf.requests().removeFirst());
            }
            cancelled.clear();
        }
    }

    private void answer(final Request request)
    {
        if (matches.match(request))
        {
            if (request instanceof Slice)
            {
                tally.add(Count.MATCHED_SLICES);
            }
        }
        else if (request instanceof Slice slice)
        {
            // A slice may be issued and be called back by one command: its timer was due, and its price did the rest.
            if (!cancelled.contains(slice.orderId()) && whatIf.orders().has(slice.orderId()))
            {
                venue.execute(slice);
            }
        }
        else if (whatIf.orders().has(request.orderId()))
        {
            venue.close(request.orderId());
        }
    }

    /**
     * @return sequence of the first recorded command whose events differ between the runs; 0 if there is none.
     */
    long firstDifference()
    {
        return firstDifference;
    }
}
