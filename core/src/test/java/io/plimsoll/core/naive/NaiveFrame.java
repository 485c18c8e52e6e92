package io.plimsoll.core.naive;

import java.util.Map;
import java.util.Set;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AdvanceTimeDecoder;
import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.AuditStateDecoder;
import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.SourceTickDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.VolatilityTickDecoder;
import io.plimsoll.core.message.WithdrawDecoder;

/**
 * Whether a message can be understood at all (R1.2), before anything of its body is read.
 */
final class NaiveFrame
{
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int NO_GROUP = 0;
    /**
     * No message at all.
     */
    static final int NO_LENGTH = -1;

    /**
     * Block length and length of a row of its group.
     */
    private record Shape(int blockLength, int rowLength)
    {
    }

    private static final Map<Integer, Shape> SHAPES = Map.ofEntries(
        shape(DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.BLOCK_LENGTH,
            DefineAssetDecoder.HaircutsDecoder.sbeBlockLength()),
        shape(SetHaircutsDecoder.TEMPLATE_ID, SetHaircutsDecoder.BLOCK_LENGTH,
            SetHaircutsDecoder.HaircutsDecoder.sbeBlockLength()),
        shape(DefineInstrumentDecoder.TEMPLATE_ID, DefineInstrumentDecoder.BLOCK_LENGTH,
            DefineInstrumentDecoder.TiersDecoder.sbeBlockLength()),
        shape(SetInstrumentParametersDecoder.TEMPLATE_ID, SetInstrumentParametersDecoder.BLOCK_LENGTH,
            SetInstrumentParametersDecoder.TiersDecoder.sbeBlockLength()),
        shape(SetRiskParametersDecoder.TEMPLATE_ID, SetRiskParametersDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(OpenAccountDecoder.TEMPLATE_ID, OpenAccountDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(DepositDecoder.TEMPLATE_ID, DepositDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(WithdrawDecoder.TEMPLATE_ID, WithdrawDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(TransferMarginDecoder.TEMPLATE_ID, TransferMarginDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetMarginModeDecoder.TEMPLATE_ID, SetMarginModeDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetLeverageDecoder.TEMPLATE_ID, SetLeverageDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(PriceTickDecoder.TEMPLATE_ID, PriceTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(AssetPriceTickDecoder.TEMPLATE_ID, AssetPriceTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(FundingTickDecoder.TEMPLATE_ID, FundingTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(PlaceOrderDecoder.TEMPLATE_ID, PlaceOrderDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(CloseOrderDecoder.TEMPLATE_ID, CloseOrderDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(FillDecoder.TEMPLATE_ID, FillDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(AdvanceTimeDecoder.TEMPLATE_ID, AdvanceTimeDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryMarginDecoder.TEMPLATE_ID, QueryMarginDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(AuditStateDecoder.TEMPLATE_ID, AuditStateDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(NoteIntakeDecoder.TEMPLATE_ID, NoteIntakeDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(DelistInstrumentDecoder.TEMPLATE_ID, DelistInstrumentDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(VolatilityTickDecoder.TEMPLATE_ID, VolatilityTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(HaltInstrumentDecoder.TEMPLATE_ID, HaltInstrumentDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetLiquidationRulesDecoder.TEMPLATE_ID, SetLiquidationRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetPoolRulesDecoder.TEMPLATE_ID, SetPoolRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetAuctionRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetInstrumentCapacityDecoder.TEMPLATE_ID, SetInstrumentCapacityDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetRiskClassDecoder.TEMPLATE_ID, SetRiskClassDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(AssignRiskClassDecoder.TEMPLATE_ID, AssignRiskClassDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(TakeAuctionDecoder.TEMPLATE_ID, TakeAuctionDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryLiquidationQueueDecoder.TEMPLATE_ID, QueryLiquidationQueueDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryAdlRankDecoder.TEMPLATE_ID, QueryAdlRankDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryPoolDecoder.TEMPLATE_ID, QueryPoolDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SourceTickDecoder.TEMPLATE_ID, SourceTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(BookTickDecoder.TEMPLATE_ID, BookTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetIndexDecoder.TEMPLATE_ID, SetIndexDecoder.BLOCK_LENGTH,
            SetIndexDecoder.SourcesDecoder.sbeBlockLength()),
        shape(SetMarkRulesDecoder.TEMPLATE_ID, SetMarkRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetAssetRulesDecoder.TEMPLATE_ID, SetAssetRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetActionTableDecoder.TEMPLATE_ID, SetActionTableDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(FailAssetDecoder.TEMPLATE_ID, FailAssetDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(FundingRateTickDecoder.TEMPLATE_ID, FundingRateTickDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryIndexDecoder.TEMPLATE_ID, QueryIndexDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(QueryPriceDecoder.TEMPLATE_ID, QueryPriceDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetVolatilityRulesDecoder.TEMPLATE_ID, SetVolatilityRulesDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetBreakerRulesDecoder.TEMPLATE_ID, SetBreakerRulesDecoder.BLOCK_LENGTH,
            SetBreakerRulesDecoder.TriggersDecoder.sbeBlockLength()),
        shape(SetVenueBreakerDecoder.TEMPLATE_ID, SetVenueBreakerDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetGovernanceDecoder.TEMPLATE_ID, SetGovernanceDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(SetOperatorDecoder.TEMPLATE_ID, SetOperatorDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(ProposeChangeDecoder.TEMPLATE_ID, ProposeChangeDecoder.BLOCK_LENGTH,
            ProposeChangeDecoder.ChangeDecoder.sbeBlockLength()),
        shape(ApproveChangeDecoder.TEMPLATE_ID, ApproveChangeDecoder.BLOCK_LENGTH, NO_GROUP),
        shape(RevokeChangeDecoder.TEMPLATE_ID, RevokeChangeDecoder.BLOCK_LENGTH, NO_GROUP));
    private static final Set<Integer> SINCE_VERSION_2 = Set.of(NoteIntakeDecoder.TEMPLATE_ID);
    private static final Set<Integer> SINCE_VERSION_3 = Set.of(
        DelistInstrumentDecoder.TEMPLATE_ID,
        VolatilityTickDecoder.TEMPLATE_ID,
        HaltInstrumentDecoder.TEMPLATE_ID,
        SetLiquidationRulesDecoder.TEMPLATE_ID,
        SetPoolRulesDecoder.TEMPLATE_ID,
        SetAuctionRulesDecoder.TEMPLATE_ID,
        SetInstrumentCapacityDecoder.TEMPLATE_ID,
        SetRiskClassDecoder.TEMPLATE_ID,
        AssignRiskClassDecoder.TEMPLATE_ID,
        TakeAuctionDecoder.TEMPLATE_ID,
        QueryLiquidationQueueDecoder.TEMPLATE_ID,
        QueryAdlRankDecoder.TEMPLATE_ID,
        QueryPoolDecoder.TEMPLATE_ID);
    private static final Set<Integer> SINCE_VERSION_4 = Set.of(
        SourceTickDecoder.TEMPLATE_ID,
        BookTickDecoder.TEMPLATE_ID,
        SetIndexDecoder.TEMPLATE_ID,
        SetMarkRulesDecoder.TEMPLATE_ID,
        SetAssetRulesDecoder.TEMPLATE_ID,
        SetActionTableDecoder.TEMPLATE_ID,
        FailAssetDecoder.TEMPLATE_ID,
        FundingRateTickDecoder.TEMPLATE_ID,
        QueryIndexDecoder.TEMPLATE_ID,
        QueryPriceDecoder.TEMPLATE_ID,
        SetVolatilityRulesDecoder.TEMPLATE_ID,
        SetBreakerRulesDecoder.TEMPLATE_ID,
        SetVenueBreakerDecoder.TEMPLATE_ID,
        SetGovernanceDecoder.TEMPLATE_ID,
        SetOperatorDecoder.TEMPLATE_ID,
        ProposeChangeDecoder.TEMPLATE_ID,
        ApproveChangeDecoder.TEMPLATE_ID,
        RevokeChangeDecoder.TEMPLATE_ID);

    private NaiveFrame()
    {
    }

    /**
     * Template id, 0 if there is not even a header.
     */
    static int templateId(final DirectBuffer buffer, final int offset, final int length)
    {
        return length < HEADER_LENGTH ? 0 : header(buffer, offset).templateId();
    }

    /**
     * Why the message is not understood, or null.
     */
    static Reason check(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < HEADER_LENGTH)
        {
            return Reason.MALFORMED;
        }
        final MessageHeaderDecoder header = header(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID ||
            header.version() < 1 || header.version() > 4)
        {
            return Reason.UNKNOWN_SCHEMA;
        }
        final Shape shape = SHAPES.get(header.templateId());
        if (shape == null || header.version() < firstVersion(header.templateId()))
        {
            return Reason.UNKNOWN_COMMAND;
        }
        return isWhole(shape, header, buffer, offset, length) ? null : Reason.MALFORMED;
    }

    private static int firstVersion(final int templateId)
    {
        return SINCE_VERSION_4.contains(templateId) ? 4 : SINCE_VERSION_3.contains(templateId) ? 3 :
            SINCE_VERSION_2.contains(templateId) ? 2 : 1;
    }

    /**
     * Length that a message has by its header and its group; {@link #NO_LENGTH} if there is no such message in the
     * buffer.
     */
    static int wholeLength(final DirectBuffer buffer)
    {
        if (buffer.capacity() < HEADER_LENGTH)
        {
            return NO_LENGTH;
        }
        final Shape shape = SHAPES.get(header(buffer, 0).templateId());
        if (shape == null)
        {
            return NO_LENGTH;
        }
        int length = HEADER_LENGTH + shape.blockLength();
        if (shape.rowLength() != NO_GROUP)
        {
            final int rowsOffset = length + GroupSizeEncodingDecoder.ENCODED_LENGTH;
            final int rows = rowsOffset > buffer.capacity() ? 0 :
                new GroupSizeEncodingDecoder().wrap(buffer, length).numInGroup();
            length = rowsOffset + rows * shape.rowLength();
        }
        return length > buffer.capacity() ? NO_LENGTH : length;
    }

    private static boolean isWhole(
        final Shape shape,
        final MessageHeaderDecoder header,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        final int groupOffset = HEADER_LENGTH + shape.blockLength();
        if (header.blockLength() != shape.blockLength())
        {
            return false;
        }
        if (shape.rowLength() == NO_GROUP)
        {
            return length == groupOffset;
        }
        final int rowsOffset = groupOffset + GroupSizeEncodingDecoder.ENCODED_LENGTH;
        if (length < rowsOffset)
        {
            return false;
        }
        final GroupSizeEncodingDecoder group = new GroupSizeEncodingDecoder().wrap(buffer, offset + groupOffset);
        return group.blockLength() == shape.rowLength() &&
            length == rowsOffset + group.numInGroup() * shape.rowLength();
    }

    private static MessageHeaderDecoder header(final DirectBuffer buffer, final int offset)
    {
        return new MessageHeaderDecoder().wrap(buffer, offset);
    }

    private static Map.Entry<Integer, Shape> shape(final int templateId, final int blockLength, final int rowLength)
    {
        return Map.entry(templateId, new Shape(blockLength, rowLength));
    }
}
