package io.plimsoll.core.naive;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.SourceTickDecoder;

/**
 * The commands of indices, marks and volatility: who answers them, and what a refusal is about (R1.2).
 */
final class NaivePriceCommands
{
    private final NaiveIndices indices;
    private final NaiveMarks marks;
    private final NaiveVolatility volatility;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long account;
    private long reference;

    NaivePriceCommands(final NaivePricing pricing)
    {
        this.indices = pricing.indices;
        this.marks = pricing.marks;
        this.volatility = pricing.volatility;
    }

    /**
     * Account that a refusal of the last command is about.
     */
    long account()
    {
        return account;
    }

    /**
     * What else a refusal of the last command is about.
     */
    long reference()
    {
        return reference;
    }

    static boolean isOne(final int command)
    {
        return command >= SourceTickDecoder.TEMPLATE_ID && command <= SetAssetRulesDecoder.TEMPLATE_ID ||
            command >= FundingRateTickDecoder.TEMPLATE_ID && command <= QueryPriceDecoder.TEMPLATE_ID ||
            command == SetVolatilityRulesDecoder.TEMPLATE_ID;
    }

    /**
     * Carries out a command.
     *
     * @return why it was refused, or null.
     */
    Reason dispatch(final int command, final DirectBuffer buffer, final int offset)
    {
        account = 0;
        return switch (command)
        {
            case SourceTickDecoder.TEMPLATE_ID ->
                onSourceTick(new SourceTickDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BookTickDecoder.TEMPLATE_ID ->
                onBookTick(new BookTickDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetIndexDecoder.TEMPLATE_ID ->
                onSetIndex(new SetIndexDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetMarkRulesDecoder.TEMPLATE_ID ->
                onSetMarkRules(new SetMarkRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetAssetRulesDecoder.TEMPLATE_ID ->
                onSetAssetRules(new SetAssetRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FundingRateTickDecoder.TEMPLATE_ID ->
                onFundingRateTick(new FundingRateTickDecoder().wrapAndApplyHeader(buffer, offset, header));
            case QueryIndexDecoder.TEMPLATE_ID ->
                onQueryIndex(new QueryIndexDecoder().wrapAndApplyHeader(buffer, offset, header));
            case QueryPriceDecoder.TEMPLATE_ID ->
                onQueryPrice(new QueryPriceDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetVolatilityRulesDecoder.TEMPLATE_ID ->
                onSetVolatilityRules(new SetVolatilityRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> throw new IllegalStateException("template " + command);
        };
    }

    private Reason onSourceTick(final SourceTickDecoder decoder)
    {
        account = decoder.pulledBy();
        reference = decoder.index();
        return indices.sourceTick(decoder);
    }

    private Reason onBookTick(final BookTickDecoder decoder)
    {
        reference = decoder.instrument();
        return marks.bookTick(decoder);
    }

    private Reason onSetIndex(final SetIndexDecoder decoder)
    {
        reference = decoder.index();
        return indices.setIndex(decoder);
    }

    private Reason onSetMarkRules(final SetMarkRulesDecoder decoder)
    {
        reference = decoder.instrument();
        return marks.setRules(decoder);
    }

    private Reason onSetAssetRules(final SetAssetRulesDecoder decoder)
    {
        reference = decoder.asset();
        return marks.setAssetRules(decoder);
    }

    private Reason onFundingRateTick(final FundingRateTickDecoder decoder)
    {
        reference = decoder.instrument();
        return marks.fundingRateTick(decoder);
    }

    private Reason onQueryIndex(final QueryIndexDecoder decoder)
    {
        reference = decoder.index();
        return indices.queryIndex(decoder);
    }

    private Reason onQueryPrice(final QueryPriceDecoder decoder)
    {
        reference = decoder.instrument();
        return marks.queryPrice(decoder);
    }

    private Reason onSetVolatilityRules(final SetVolatilityRulesDecoder decoder)
    {
        reference = decoder.instrument();
        return volatility.setRules(decoder);
    }
}
