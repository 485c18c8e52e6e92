package io.plimsoll.node.report;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of prices, breakers and governance that are in force: of each kind and each of its targets the last command
 * that took effect.
 */
final class PriceRules
{
    /** The only target of what is set for the venue. */
    static final int VENUE = 0;

    private final Map<Integer, Map<Integer, DirectBuffer>> commands = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * Learn from a command that took effect.
     */
    void learn(final DirectBuffer buffer, final int offset, final int length)
    {
        final int template = header.wrap(buffer, offset).templateId();
        final int target = target(template, buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        if (target >= 0)
        {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            commands.computeIfAbsent(template, any -> new TreeMap<>()).put(target, new UnsafeBuffer(copy));
        }
    }

    /**
     * @return what a command is about: the first field where there are several of its kind; -1 if it is no rule.
     */
    private static int target(final int template, final DirectBuffer buffer, final int body)
    {
        return switch (template)
        {
            case SetIndexDecoder.TEMPLATE_ID, SetMarkRulesDecoder.TEMPLATE_ID, SetAssetRulesDecoder.TEMPLATE_ID,
                SetVolatilityRulesDecoder.TEMPLATE_ID, SetBreakerRulesDecoder.TEMPLATE_ID,
                DefineInstrumentDecoder.TEMPLATE_ID, DefineAssetDecoder.TEMPLATE_ID,
                DelistInstrumentDecoder.TEMPLATE_ID -> buffer.getShort(body, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            case SetOperatorDecoder.TEMPLATE_ID -> buffer.getByte(body) & 0xFF;
            case SetActionTableDecoder.TEMPLATE_ID, SetVenueBreakerDecoder.TEMPLATE_ID,
                SetGovernanceDecoder.TEMPLATE_ID -> VENUE;
            default -> -1;
        };
    }

    /**
     * @return targets of a kind of command, ascending.
     */
    List<Integer> targets(final int template)
    {
        return new ArrayList<>(commands.getOrDefault(template, Map.of()).keySet());
    }

    /**
     * @return the command, header first; null if there was none.
     */
    DirectBuffer of(final int template, final int target)
    {
        return commands.getOrDefault(template, Map.of()).get(target);
    }

    /**
     * @return the action table; null where the core's own is in force.
     */
    SetActionTableDecoder actions()
    {
        final DirectBuffer set = of(SetActionTableDecoder.TEMPLATE_ID, VENUE);
        return set == null ? null : new SetActionTableDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return an index; null where there is none.
     */
    SetIndexDecoder index(final int index)
    {
        final DirectBuffer set = of(SetIndexDecoder.TEMPLATE_ID, index);
        return set == null ? null : new SetIndexDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return rules of an instrument's mark; null where PriceTick says it.
     */
    SetMarkRulesDecoder mark(final int instrument)
    {
        final DirectBuffer set = of(SetMarkRulesDecoder.TEMPLATE_ID, instrument);
        return set == null ? null : new SetMarkRulesDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return rules of an asset's price; null where AssetPriceTick says it.
     */
    SetAssetRulesDecoder asset(final int asset)
    {
        final DirectBuffer set = of(SetAssetRulesDecoder.TEMPLATE_ID, asset);
        return set == null ? null : new SetAssetRulesDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return how an instrument's volatility is measured; null where it is not.
     */
    SetVolatilityRulesDecoder volatility(final int instrument)
    {
        final DirectBuffer set = of(SetVolatilityRulesDecoder.TEMPLATE_ID, instrument);
        return set == null ? null : new SetVolatilityRulesDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return an instrument's breaker; null where there is none.
     */
    SetBreakerRulesDecoder breaker(final int instrument)
    {
        final DirectBuffer set = of(SetBreakerRulesDecoder.TEMPLATE_ID, instrument);
        return set == null ? null : new SetBreakerRulesDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return the venue's breaker; null where there is none.
     */
    SetVenueBreakerDecoder venueBreaker()
    {
        final DirectBuffer set = of(SetVenueBreakerDecoder.TEMPLATE_ID, VENUE);
        return set == null ? null : new SetVenueBreakerDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return how parameters are changed; null where nothing was said about it.
     */
    SetGovernanceDecoder governance()
    {
        final DirectBuffer set = of(SetGovernanceDecoder.TEMPLATE_ID, VENUE);
        return set == null ? null : new SetGovernanceDecoder().wrapAndApplyHeader(set, 0, header);
    }

    /**
     * @return an operator; null where there is none of that id.
     */
    SetOperatorDecoder operator(final int operator)
    {
        final DirectBuffer set = of(SetOperatorDecoder.TEMPLATE_ID, operator);
        return set == null ? null : new SetOperatorDecoder().wrapAndApplyHeader(set, 0, header);
    }
}
