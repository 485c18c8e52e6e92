package io.plimsoll.core.outcome;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.InstrumentHaltChangedEncoder;
import io.plimsoll.core.message.LiquidationQueueReportedEncoder;
import io.plimsoll.core.message.LiquidationQueuedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events about who waits to be liquidated, and about halts: calls -> bytes. The schema says what the fields mean.
 */
public final class QueueEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LiquidationQueuedEncoder queued = new LiquidationQueuedEncoder();
    private final LiquidationQueueReportedEncoder reported = new LiquidationQueueReportedEncoder();
    private final InstrumentHaltChangedEncoder haltChanged = new InstrumentHaltChangedEncoder();
    private LiquidationQueueReportedEncoder.AccountsEncoder accounts;

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public QueueEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start the note that an account waits; the caller adds the numbers and calls {@link #publishQueued()}.
     *
     * @return encoder to fill in.
     */
    public LiquidationQueuedEncoder queued()
    {
        return queued.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the note that was filled in.
     */
    public void publishQueued()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + queued.encodedLength());
    }

    /**
     * Start a report; the caller adds the accounts and calls {@link #publishReported()}.
     *
     * @param waiting       all who wait.
     * @param venueUsed     money.
     * @param venueCapacity money.
     * @param rows          accounts that follow.
     */
    public void report(final int waiting, final long venueUsed, final long venueCapacity, final int rows)
    {
        accounts = reported.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .waiting(waiting).venueUsed(venueUsed).venueCapacity(venueCapacity).accountsCount(rows);
    }

    /**
     * One more account.
     *
     * @return encoder to fill in.
     */
    public LiquidationQueueReportedEncoder.AccountsEncoder nextAccount()
    {
        return accounts.next();
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishReported()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + reported.encodedLength());
    }

    /**
     * Trading in an instrument was stopped or restarted.
     *
     * @param instrument id.
     * @param isHalted   from here on.
     */
    public void haltChanged(final int instrument, final boolean isHalted)
    {
        haltChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).halted(isHalted ? Flag.YES : Flag.NO);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + haltChanged.encodedLength());
    }
}
