package io.plimsoll.core.model;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.BoundsPublishedDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.ChangeSteppedDecoder;
import io.plimsoll.core.message.CoolOffBeganDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.IndexReportedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PriceReportedDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.SourceTickDecoder;

/**
 * Messages of prices, breakers and governed changes in words.
 */
final class PriceText
{
    private PriceText()
    {
    }

    /**
     * Name, fields and values of a message that starts at 0; null if it is none of these.
     */
    static String of(final int templateId, final DirectBuffer buffer)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        return switch (templateId)
        {
            case 30 -> new SourceTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 31 -> new BookTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 32 -> new SetIndexDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 33 -> new SetMarkRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 34 -> new SetAssetRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 35 -> new SetActionTableDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 36 -> new FailAssetDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 37 -> new FundingRateTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 38 -> new QueryIndexDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 39 -> new QueryPriceDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 41 -> new SetVolatilityRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 51 -> new SetBreakerRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 52 -> new SetVenueBreakerDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 90 -> new SetGovernanceDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 91 -> new SetOperatorDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 92 -> new ProposeChangeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 93 -> new ApproveChangeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 94 -> new RevokeChangeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 130 -> new SourceChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 131 -> new IndexPublishedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 132 -> new MarkPublishedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 133 -> new AssetPricedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 134 -> new LiquidationRefusedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 135 -> new AssetWeightedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 136 -> new CoolOffBeganDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 138 -> new IndexReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 139 -> new PriceReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 151 -> new BoundsPublishedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 152 -> new BreakerChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 192 -> new ChangeProposedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 193 -> new ChangeApprovedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 194 -> new ChangeSteppedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 195 -> new ChangeEndedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            default -> null;
        };
    }
}
