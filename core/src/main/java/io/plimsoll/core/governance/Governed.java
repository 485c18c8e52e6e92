package io.plimsoll.core.governance;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * The commands that need two operators under governance, and what each is about (rulebook R14.1).
 */
final class Governed
{
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private Governed()
    {
    }

    /**
     * Does a whole command need two operators? Stopping trading does not, starting it does.
     */
    static boolean isGoverned(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return switch (templateId)
        {
            case DefineAssetDecoder.TEMPLATE_ID, SetHaircutsDecoder.TEMPLATE_ID, DefineInstrumentDecoder.TEMPLATE_ID,
                SetInstrumentParametersDecoder.TEMPLATE_ID, SetRiskParametersDecoder.TEMPLATE_ID,
                DelistInstrumentDecoder.TEMPLATE_ID, SetIndexDecoder.TEMPLATE_ID, SetMarkRulesDecoder.TEMPLATE_ID,
                SetAssetRulesDecoder.TEMPLATE_ID, SetActionTableDecoder.TEMPLATE_ID, FailAssetDecoder.TEMPLATE_ID,
                SetVolatilityRulesDecoder.TEMPLATE_ID, SetBreakerRulesDecoder.TEMPLATE_ID,
                SetVenueBreakerDecoder.TEMPLATE_ID, SetLiquidationRulesDecoder.TEMPLATE_ID,
                SetPoolRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.TEMPLATE_ID,
                SetInstrumentCapacityDecoder.TEMPLATE_ID, SetRiskClassDecoder.TEMPLATE_ID,
                SetGovernanceDecoder.TEMPLATE_ID, SetOperatorDecoder.TEMPLATE_ID -> true;
            case HaltInstrumentDecoder.TEMPLATE_ID ->
                (buffer.getByte(offset + HEADER + HaltInstrumentDecoder.haltedEncodingOffset()) & 0xFF) ==
                Flag.NO.value();
            default -> false;
        };
    }

    /**
     * Does it come into effect over a ramp?
     */
    static boolean isRamped(final int templateId)
    {
        return templateId == SetHaircutsDecoder.TEMPLATE_ID ||
            templateId == SetInstrumentParametersDecoder.TEMPLATE_ID ||
            templateId == SetRiskParametersDecoder.TEMPLATE_ID;
    }

    /**
     * Instrument, asset, pool, index, class or operator that a governed command is about; 0 for the venue. It is the
     * first field of all that have one.
     */
    static long target(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID, SetActionTableDecoder.TEMPLATE_ID,
                SetVenueBreakerDecoder.TEMPLATE_ID, SetLiquidationRulesDecoder.TEMPLATE_ID,
                SetGovernanceDecoder.TEMPLATE_ID -> 0;
            case SetRiskClassDecoder.TEMPLATE_ID, SetOperatorDecoder.TEMPLATE_ID ->
                buffer.getByte(offset + HEADER) & 0xFF;
            default -> buffer.getShort(offset + HEADER, ORDER) & 0xFFFF;
        };
    }
}
