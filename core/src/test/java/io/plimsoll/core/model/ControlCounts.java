package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * How often a history reached what of actions, breakers and governed changes (R8.7 to R8.10, sections 10 and 14).
 */
final class ControlCounts
{
    private ControlCounts()
    {
    }

    static void count(final EventCounts counts, final int templateId, final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (templateId)
        {
            case BreakerChangedDecoder.TEMPLATE_ID ->
                changed(counts, new BreakerChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case LiquidationRefusedDecoder.TEMPLATE_ID ->
                refused(counts, new LiquidationRefusedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssetWeightedDecoder.TEMPLATE_ID ->
                weighted(counts, new AssetWeightedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeProposedDecoder.TEMPLATE_ID -> counts.add("proposed " +
                new ChangeProposedDecoder().wrapAndApplyHeader(buffer, offset, header).command());
            case ChangeEndedDecoder.TEMPLATE_ID ->
                ended(counts, new ChangeEndedDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    /**
     * What every run of enough seeds must reach.
     */
    static List<String> everything()
    {
        final List<String> names = new ArrayList<>();
        for (final int event : new int[]{134, 135, 136, 151, 152, 192, 193, 194, 195})
        {
            names.add("event " + event);
        }
        for (final BreakerState state : BreakerState.values())
        {
            if (state != BreakerState.NULL_VAL)
            {
                names.add("breaker " + state);
            }
        }
        for (final BreakerCause cause : BreakerCause.values())
        {
            if (cause != BreakerCause.NULL_VAL)
            {
                names.add("breaker cause " + cause);
            }
        }
        for (final String reason : List.of(
            "PRICE_NOT_USABLE", "INSTRUMENT_LIMITED", "PRICE_BOUNDS", "PRICE_MOVING", "COOL_OFF", "ASSET_FAILED"))
        {
            names.add("denied " + reason);
        }
        for (final int command : new int[]{2, 4, 5, 35, 36, 50, 51, 52, 60, 63, 64, 90, 91})
        {
            names.add("proposed " + command);
        }
        names.addAll(List.of(
            "refused VALIDITY", "refused DISTANCE", "refused ENDED", "refused OVERRIDDEN", "refused instrument",
            "refused asset", "weighted FAILING", "weighted FAILED", "weighted RESTORING", "weighted NORMAL",
            "weighted by COMMAND", "weighted by OUTAGE", "weighted by BELOW_FLOOR", "weighted by RAMP",
            "weighted by LISTED", "ended APPLIED", "ended REVOKED", "ended EXPIRED", "ended REFUSED",
            "ended APPLIED of a ramp", "ended REVOKED of a ramp", "queued PRICE", "parameters ACTIONS",
            "parameters BREAKER", "parameters VENUE_BREAKER", "parameters GOVERNANCE", "parameters OPERATOR"));
        return names;
    }

    private static void changed(final EventCounts counts, final BreakerChangedDecoder event)
    {
        counts.add("breaker " + event.toState());
        counts.add("breaker " + event.fromState() + " to " + event.toState());
        counts.add("breaker cause " + event.cause());
    }

    private static void refused(final EventCounts counts, final LiquidationRefusedDecoder event)
    {
        counts.add("refused " + event.cause());
        counts.add("refused " + (event.asset() == 0 ? "instrument" : "asset"));
    }

    private static void weighted(final EventCounts counts, final AssetWeightedDecoder event)
    {
        counts.add("weighted " + event.state());
        counts.add("weighted by " + event.cause());
    }

    private static void ended(final EventCounts counts, final ChangeEndedDecoder event)
    {
        counts.add("ended " + event.end());
        if (event.steps() > 0)
        {
            counts.add("ended " + event.end() + " of a ramp");
        }
        if (event.reason() != 0)
        {
            counts.add("ended for " + event.reason());
        }
    }
}
