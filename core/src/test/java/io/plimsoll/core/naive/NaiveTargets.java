package io.plimsoll.core.naive;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;

/**
 * Which commands are governed, and what each is about (R14.1, R14.2).
 */
final class NaiveTargets
{
    private static final int LAST_OF_TERMS = 5;
    private static final int FIRST_OF_RULES = 60;
    private static final int LAST_OF_RULES = 64;

    private NaiveTargets()
    {
    }

    /**
     * Whether two are needed for a command that is well formed.
     */
    static boolean isGoverned(final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        final int template = header.templateId();
        if (template == HaltInstrumentDecoder.TEMPLATE_ID)
        {
            return new HaltInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header).haltedRaw() ==
                Flag.NO.value();
        }
        return template >= 1 && template <= LAST_OF_TERMS ||
            template == DelistInstrumentDecoder.TEMPLATE_ID ||
            template >= 32 && template <= 36 || template == 41 || template == 51 || template == 52 ||
            template >= FIRST_OF_RULES && template <= LAST_OF_RULES || template == 90 || template == 91;
    }

    static long target(final DirectBuffer buffer)
    {
        return target(buffer, 0);
    }

    /**
     * Asset, instrument, index, pool, class or operator; 0 for the venue.
     */
    static long target(final DirectBuffer b, final int offset)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder().wrap(b, offset);
        return switch (h.templateId())
        {
            case DefineAssetDecoder.TEMPLATE_ID -> new DefineAssetDecoder().wrapAndApplyHeader(b, offset, h).asset();
            case SetHaircutsDecoder.TEMPLATE_ID -> new SetHaircutsDecoder().wrapAndApplyHeader(b, offset, h).asset();
            case SetAssetRulesDecoder.TEMPLATE_ID ->
                new SetAssetRulesDecoder().wrapAndApplyHeader(b, offset, h).asset();
            case FailAssetDecoder.TEMPLATE_ID -> new FailAssetDecoder().wrapAndApplyHeader(b, offset, h).asset();
            case SetIndexDecoder.TEMPLATE_ID -> new SetIndexDecoder().wrapAndApplyHeader(b, offset, h).index();
            case SetPoolRulesDecoder.TEMPLATE_ID ->
                new SetPoolRulesDecoder().wrapAndApplyHeader(b, offset, h).riskPool();
            case SetAuctionRulesDecoder.TEMPLATE_ID ->
                new SetAuctionRulesDecoder().wrapAndApplyHeader(b, offset, h).riskPool();
            case SetRiskClassDecoder.TEMPLATE_ID ->
                new SetRiskClassDecoder().wrapAndApplyHeader(b, offset, h).riskClass();
            case SetOperatorDecoder.TEMPLATE_ID ->
                new SetOperatorDecoder().wrapAndApplyHeader(b, offset, h).operatorId();
            default -> instrument(b, offset, h);
        };
    }

    private static long instrument(final DirectBuffer b, final int offset, final MessageHeaderDecoder h)
    {
        return switch (h.templateId())
        {
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                new DefineInstrumentDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case SetInstrumentParametersDecoder.TEMPLATE_ID ->
                new SetInstrumentParametersDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case DelistInstrumentDecoder.TEMPLATE_ID ->
                new DelistInstrumentDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case HaltInstrumentDecoder.TEMPLATE_ID ->
                new HaltInstrumentDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case SetMarkRulesDecoder.TEMPLATE_ID ->
                new SetMarkRulesDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case SetVolatilityRulesDecoder.TEMPLATE_ID ->
                new SetVolatilityRulesDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case SetBreakerRulesDecoder.TEMPLATE_ID ->
                new SetBreakerRulesDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            case SetInstrumentCapacityDecoder.TEMPLATE_ID ->
                new SetInstrumentCapacityDecoder().wrapAndApplyHeader(b, offset, h).instrument();
            default -> 0;
        };
    }
}
