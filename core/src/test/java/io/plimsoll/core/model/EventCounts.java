package io.plimsoll.core.model;

import java.util.Map;
import java.util.TreeMap;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.ParametersChangedDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;

/**
 * How often a history reached what: event types, reasons, zone transitions and kinds of liquidation.
 */
public final class EventCounts
{
    private final Map<String, Long> counts = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private String lastStep = "";

    /**
     * Counts an event under all its names.
     *
     * @param buffer holding the event.
     * @param offset of its header.
     */
    public void count(final DirectBuffer buffer, final int offset)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        add("event " + templateId);
        switch (templateId)
        {
            case RejectedDecoder.TEMPLATE_ID ->
            {
                final RejectedDecoder event = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header);
                add("rejected " + event.reason());
                add("rejected " + event.reason() + " of " + event.command());
            }
            case OrderDeniedDecoder.TEMPLATE_ID ->
                add("denied " + new OrderDeniedDecoder().wrapAndApplyHeader(buffer, offset, header).reason());
            case OrderCancelRequestedDecoder.TEMPLATE_ID -> add(
                "cancel " + new OrderCancelRequestedDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case ZoneChangedDecoder.TEMPLATE_ID -> countZone(buffer, offset);
            case SliceIssuedDecoder.TEMPLATE_ID -> countSlice(buffer, offset);
            case PositionTakenOverDecoder.TEMPLATE_ID -> countTakeover(buffer, offset);
            case FillAppliedDecoder.TEMPLATE_ID -> countFill(buffer, offset);
            case MarginReportedDecoder.TEMPLATE_ID ->
                add("reported " + new MarginReportedDecoder().wrapAndApplyHeader(buffer, offset, header).zone());
            case StateAuditedDecoder.TEMPLATE_ID -> add(
                "audited " + new StateAuditedDecoder().wrapAndApplyHeader(buffer, offset, header).conserved());
            case ParametersChangedDecoder.TEMPLATE_ID -> add(
                "parameters " + new ParametersChangedDecoder().wrapAndApplyHeader(buffer, offset, header).parameters());
            default -> countRules(templateId, buffer, offset);
        }
    }

    private void countRules(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case MarginCallIssuedDecoder.TEMPLATE_ID ->
            {
                final MarginCallIssuedDecoder event =
                    new MarginCallIssuedDecoder().wrapAndApplyHeader(buffer, offset, header);
                add("call " + (event.call() == 1 ? "first" : "further"));
                add("call pace " + (event.pacePpm() == 1_000_000 ? "whole" : event.pacePpm() == 250_000 ?
                    "least" : "between"));
            }
            case LiquidationQueuedDecoder.TEMPLATE_ID -> add(
                "queued " + new LiquidationQueuedDecoder().wrapAndApplyHeader(buffer, offset, header).cause());
            case InstrumentHaltChangedDecoder.TEMPLATE_ID -> add(
                "halt " + new InstrumentHaltChangedDecoder().wrapAndApplyHeader(buffer, offset, header).halted());
            case InstrumentDelistedDecoder.TEMPLATE_ID -> add("delisted " + (new InstrumentDelistedDecoder()
                .wrapAndApplyHeader(buffer, offset, header).positions() == 0 ? "flat" : "with positions"));
            default ->
            {
                PoolCounts.count(this, templateId, buffer, offset);
                PriceCounts.count(this, templateId, buffer, offset);
                ControlCounts.count(this, templateId, buffer, offset);
            }
        }
    }

    /**
     * Adds what another history reached.
     *
     * @param other counts of that history.
     */
    public void addAll(final EventCounts other)
    {
        other.counts.forEach((name, count) -> counts.merge(name, count, Long::sum));
    }

    /**
     * How often something was reached.
     *
     * @param name of it.
     * @return the count.
     */
    public long of(final String name)
    {
        return counts.getOrDefault(name, 0L);
    }

    /**
     * One line per name.
     *
     * @return names and counts.
     */
    @Override
    public String toString()
    {
        final StringBuilder text = new StringBuilder();
        counts.forEach((name, count) -> text.append(name).append(": ").append(count).append('\n'));
        return text.toString();
    }

    private void countZone(final DirectBuffer buffer, final int offset)
    {
        final ZoneChangedDecoder event = new ZoneChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        final String transition = event.fromZone() + " to " + event.toZone();
        add("zone " + transition);
        add("zone " + (event.scope() == CommandWriter.CROSS ? "cross " : "isolated ") + transition);
    }

    private void countSlice(final DirectBuffer buffer, final int offset)
    {
        final SliceIssuedDecoder event = new SliceIssuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        add("slice " + event.side() + ' ' + event.instrument());
        add("slice " + (event.scope() == CommandWriter.CROSS ? "cross" : "isolated"));
        add("slice cause " + event.cause());
        if (event.cause() == SliceCause.LIQUIDATION)
        {
            add("slice number " + event.slice());
        }
        add("slice " + (event.lots() < event.wantedLots() ? "cut" : "whole"));
        final String step = event.account() + "/" + event.scope() + '/' + event.slice() + '/' + event.deadlineNs();
        if (step.equals(lastStep))
        {
            add("slice of a further leg");
        }
        lastStep = step;
        add("slice bankruptcy " + (event.bankruptcyPrice() == 0 ? "none" : "some"));
        add("slice limit at " + (event.limitPrice() == event.bankruptcyPrice() ? "bankruptcy" : "band"));
    }

    private void countFill(final DirectBuffer buffer, final int offset)
    {
        final FillAppliedDecoder event = new FillAppliedDecoder().wrapAndApplyHeader(buffer, offset, header);
        final boolean isSlice = event.liquidation() == Flag.YES;
        add("fill liquidation " + isSlice);
        if (isSlice && RandomWorld.isBackstop(event.account()))
        {
            add("fill late slice");
        }
    }

    private void countTakeover(final DirectBuffer buffer, final int offset)
    {
        final PositionTakenOverDecoder event =
            new PositionTakenOverDecoder().wrapAndApplyHeader(buffer, offset, header);
        add("takeover " + (event.lots() > 0 ? "BUY " : "SELL ") + event.instrument());
        add("takeover bankruptcy " + (event.bankruptcyPrice() == 0 ? "none" : "some"));
        add("takeover realised " + (event.backstopRealisedUnits() == 0 ? "none" : "some"));
    }

    void add(final String name)
    {
        counts.merge(name, 1L, Long::sum);
    }
}
