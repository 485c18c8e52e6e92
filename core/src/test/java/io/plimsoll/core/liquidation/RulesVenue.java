package io.plimsoll.core.liquidation;

import java.util.List;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.AssignRiskClassEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.HaltInstrumentEncoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryLiquidationQueueEncoder;
import io.plimsoll.core.message.SetInstrumentCapacityEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.VolatilityTickEncoder;
import io.plimsoll.core.model.CoreVenue;

/**
 * A venue whose rules of liquidation can be set. Commands here may be refused; a test that cares looks at the refusal.
 */
public final class RulesVenue
{
    private final CoreVenue venue;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /**
     * Around a venue.
     */
    public RulesVenue(final CoreVenue venue)
    {
        this.venue = venue;
    }

    /**
     * For all other commands.
     */
    public CoreVenue venue()
    {
        return venue;
    }

    /**
     * Slices by mode and fees by rule, with the venue's capacity in a window.
     */
    public RulesVenue rules(
        final SliceMode mode, final FeeRule feeRule, final int[] fillable, final long capacity, final long windowNs)
    {
        return send(buffer -> new SetLiquidationRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .sliceMode(mode).feeRule(feeRule).fillableAdjustmentPpm(fillable[0]).fillableSpreadPpm(fillable[1])
            .venueCapacity(capacity).capacityWindowNs(windowNs).encodedLength());
    }

    /**
     * Slices by mode, without anything else.
     */
    public RulesVenue rules(final SliceMode mode)
    {
        return rules(mode, FeeRule.FLAT, new int[]{0, 0}, 0, 0);
    }

    /**
     * Capacity of an instrument.
     */
    public RulesVenue capacity(final int instrument, final long capacity)
    {
        return send(buffer -> new SetInstrumentCapacityEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).capacity(capacity).encodedLength());
    }

    /**
     * Interval of a risk class.
     */
    public RulesVenue riskClass(final int riskClass, final long intervalNs)
    {
        return send(buffer -> new SetRiskClassEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskClass((short)riskClass).callIntervalNs(intervalNs).encodedLength());
    }

    /**
     * Risk class of an account.
     */
    public RulesVenue assign(final long account, final int riskClass)
    {
        return send(buffer -> new AssignRiskClassEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).riskClass((short)riskClass).encodedLength());
    }

    /**
     * Volatility of an instrument.
     */
    public RulesVenue volatility(final int instrument, final int longRunPpm, final int presentPpm)
    {
        return send(buffer -> new VolatilityTickEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).longRunPpm(longRunPpm).presentPpm(presentPpm).encodedLength());
    }

    /**
     * A halt, or its end.
     */
    public RulesVenue halt(final int instrument, final boolean isHalted)
    {
        return send(buffer -> new HaltInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).halted(isHalted ? Flag.YES : Flag.NO).encodedLength());
    }

    /**
     * Who waits.
     */
    public RulesVenue queue(final int rows)
    {
        return send(buffer -> new QueryLiquidationQueueEncoder().wrapAndApplyHeader(buffer, 0, header)
            .rows(rows).encodedLength());
    }

    /**
     * Any message.
     */
    public RulesVenue send(final ToIntFunction<MutableDirectBuffer> message)
    {
        venue.spoil(writer ->
            writer.length(MessageHeaderEncoder.ENCODED_LENGTH + message.applyAsInt(writer.buffer()))).pass();
        return this;
    }

    MessageHeaderEncoder header()
    {
        return header;
    }

    /**
     * Kinds of the events of the last command.
     */
    List<Integer> kinds()
    {
        return venue.events().stream()
            .map(event -> (Integer)new MessageHeaderDecoder().wrap(event, 0).templateId()).toList();
    }

    List<UnsafeBuffer> eventsOf(final int templateId)
    {
        return venue.events().stream()
            .filter(event -> new MessageHeaderDecoder().wrap(event, 0).templateId() == templateId).toList();
    }

    /**
     * Slices of the last command.
     */
    List<SliceIssuedDecoder> slices()
    {
        return eventsOf(SliceIssuedDecoder.TEMPLATE_ID).stream()
            .map(event -> new SliceIssuedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder())).toList();
    }
}
