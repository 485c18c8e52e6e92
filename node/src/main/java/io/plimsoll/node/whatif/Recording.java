package io.plimsoll.node.whatif;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Replay;
import io.plimsoll.journal.ReplayProgress;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

import java.nio.file.Path;

/**
 * What must be known of a journal before it can be run under other parameters: its definitions, what its slices cost,
 * when it begins and ends, and which ids are free.
 */
final class Recording
{
    private static final long FIRST_SLICE_ID = 1L << 62;

    private final RecordedVenue venue = new RecordedVenue();
    private final Terms terms = new Terms();
    private final SliceMarket sliceMarket = new SliceMarket();
    private final Long2LongHashMap sliceMarks = new Long2LongHashMap(0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final FillAppliedDecoder fillApplied = new FillAppliedDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private long commands;
    private long firstTimeNs = Long.MAX_VALUE;
    private long lastTimeNs = Long.MIN_VALUE;
    private long highestAccount;
    private long highestOrder;
    private long timeNs;
    private boolean isRefused;

    private Recording()
    {
    }

    /**
     * Replay a journal into a fresh core.
     */
    static Recording read(final Path directory, final StateMachine core, final ReplayProgress progress)
    {
        final Recording recording = new Recording();
        try (CommandJournalReader commands = CommandJournalReader.open(directory))
        {
            while (commands.next())
            {
                recording.isRefused = false;
                recording.timeNs = commands.timeNs();
                core.apply(commands.sequence(), commands.timeNs(), commands.buffer(), commands.offset(),
                    commands.length(), recording::onEvent);
                recording.onCommand(commands);
                if (commands.sequence() % Replay.PROGRESS_INTERVAL == 0)
                {
                    progress.onProgress(commands.sequence(), commands.endSequence());
                }
            }
            progress.onProgress(commands.lastSequence(), commands.lastSequence());
        }
        return recording;
    }

    private void onCommand(final CommandJournalReader command)
    {
        commands++;
        // An older time is refused and no time of the run.
        lastTimeNs = Math.max(lastTimeNs, command.timeNs());
        firstTimeNs = commands == 1 ? command.timeNs() : firstTimeNs;
        if (isRefused)
        {
            return;
        }
        final DirectBuffer buffer = command.buffer();
        final int offset = command.offset();
        terms.learn(buffer, offset);
        venue.learn(buffer, offset);
        header.wrap(buffer, offset);
        if (header.templateId() == OpenAccountDecoder.TEMPLATE_ID)
        {
            openAccount.wrapAndApplyHeader(buffer, offset, header);
            highestAccount = Math.max(highestAccount, openAccount.account());
        }
        else if (header.templateId() == PlaceOrderDecoder.TEMPLATE_ID)
        {
            placeOrder.wrapAndApplyHeader(buffer, offset, header);
            highestOrder = Math.max(highestOrder, placeOrder.orderId());
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case RejectedDecoder.TEMPLATE_ID -> isRefused = true;
            case SliceIssuedDecoder.TEMPLATE_ID ->
            {
                sliceIssued.wrapAndApplyHeader(buffer, offset, header);
                sliceMarks.put(sliceIssued.orderId(), sliceIssued.markPrice());
            }
            case FillAppliedDecoder.TEMPLATE_ID ->
                onFill(fillApplied.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onFill(final FillAppliedDecoder fill)
    {
        if (fill.liquidation() == Flag.YES)
        {
            sliceMarket.add(terms, timeNs, fill.instrument(), fill.lots(), fill.price(),
                sliceMarks.get(fill.orderId()), fill.feeUnits());
        }
    }

    /**
     * @return parameters at the end.
     */
    RecordedVenue venue()
    {
        return venue;
    }

    SliceMarket sliceMarket()
    {
        return sliceMarket;
    }

    long commands()
    {
        return commands;
    }

    long firstTimeNs()
    {
        return commands == 0 ? 0 : firstTimeNs;
    }

    long lastTimeNs()
    {
        return commands == 0 ? 0 : lastTimeNs;
    }

    /**
     * @return the first of the account ids that no command uses; all above are free too.
     */
    long firstFreeAccount()
    {
        if (highestAccount > Long.MAX_VALUE - Integer.MAX_VALUE)
        {
            throw new WhatIfException("account " + highestAccount + " leaves no ids for the venue model's accounts");
        }
        return highestAccount + 1;
    }

    /**
     * @return an order id that no command uses.
     */
    long freeOrder()
    {
        if (highestOrder + 1 >= FIRST_SLICE_ID)
        {
            throw new WhatIfException("order " + highestOrder + " leaves no id for the venue model's orders");
        }
        return highestOrder + 1;
    }
}
