package io.plimsoll.core.command;

import io.plimsoll.core.governance.CommandShape;
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
import org.agrona.DirectBuffer;

import java.util.Arrays;

/**
 * Is this a command that may be decoded? Checked before any field is read (rulebook R1.2).
 */
public final class MessageCheck implements CommandShape
{
    private static final int TEMPLATES = 95;
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER_LENGTH = GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int UNKNOWN = -1;
    private static final int OLDEST_VERSION = 1;
    private static final int WATERFALL_VERSION = 3;
    private static final int PRICE_VERSION = 4;

    private final int[] blockLengths = new int[TEMPLATES];
    private final int[] groupBlockLengths = new int[TEMPLATES];
    private final int[] sinceVersions = new int[TEMPLATES];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder group = new GroupSizeEncodingDecoder();
    private int templateId;

    /**
     * For the commands of this schema version and of those before it, whose commands have the same fields.
     */
    public MessageCheck()
    {
        Arrays.fill(blockLengths, UNKNOWN);
        blockLengths[DefineAssetDecoder.TEMPLATE_ID] = DefineAssetDecoder.BLOCK_LENGTH;
        blockLengths[SetHaircutsDecoder.TEMPLATE_ID] = SetHaircutsDecoder.BLOCK_LENGTH;
        blockLengths[DefineInstrumentDecoder.TEMPLATE_ID] = DefineInstrumentDecoder.BLOCK_LENGTH;
        blockLengths[SetInstrumentParametersDecoder.TEMPLATE_ID] = SetInstrumentParametersDecoder.BLOCK_LENGTH;
        blockLengths[SetRiskParametersDecoder.TEMPLATE_ID] = SetRiskParametersDecoder.BLOCK_LENGTH;
        blockLengths[OpenAccountDecoder.TEMPLATE_ID] = OpenAccountDecoder.BLOCK_LENGTH;
        blockLengths[DepositDecoder.TEMPLATE_ID] = DepositDecoder.BLOCK_LENGTH;
        blockLengths[WithdrawDecoder.TEMPLATE_ID] = WithdrawDecoder.BLOCK_LENGTH;
        blockLengths[TransferMarginDecoder.TEMPLATE_ID] = TransferMarginDecoder.BLOCK_LENGTH;
        blockLengths[SetMarginModeDecoder.TEMPLATE_ID] = SetMarginModeDecoder.BLOCK_LENGTH;
        blockLengths[SetLeverageDecoder.TEMPLATE_ID] = SetLeverageDecoder.BLOCK_LENGTH;
        blockLengths[PriceTickDecoder.TEMPLATE_ID] = PriceTickDecoder.BLOCK_LENGTH;
        blockLengths[AssetPriceTickDecoder.TEMPLATE_ID] = AssetPriceTickDecoder.BLOCK_LENGTH;
        blockLengths[FundingTickDecoder.TEMPLATE_ID] = FundingTickDecoder.BLOCK_LENGTH;
        blockLengths[PlaceOrderDecoder.TEMPLATE_ID] = PlaceOrderDecoder.BLOCK_LENGTH;
        blockLengths[CloseOrderDecoder.TEMPLATE_ID] = CloseOrderDecoder.BLOCK_LENGTH;
        blockLengths[FillDecoder.TEMPLATE_ID] = FillDecoder.BLOCK_LENGTH;
        blockLengths[AdvanceTimeDecoder.TEMPLATE_ID] = AdvanceTimeDecoder.BLOCK_LENGTH;
        blockLengths[QueryMarginDecoder.TEMPLATE_ID] = QueryMarginDecoder.BLOCK_LENGTH;
        blockLengths[AuditStateDecoder.TEMPLATE_ID] = AuditStateDecoder.BLOCK_LENGTH;
        blockLengths[NoteIntakeDecoder.TEMPLATE_ID] = NoteIntakeDecoder.BLOCK_LENGTH;
        sinceVersions[NoteIntakeDecoder.TEMPLATE_ID] = 2;
        takeWaterfall();
        takePrices();
        groupBlockLengths[DefineAssetDecoder.TEMPLATE_ID] = DefineAssetDecoder.HaircutsDecoder.sbeBlockLength();
        groupBlockLengths[SetHaircutsDecoder.TEMPLATE_ID] = SetHaircutsDecoder.HaircutsDecoder.sbeBlockLength();
        groupBlockLengths[DefineInstrumentDecoder.TEMPLATE_ID] = DefineInstrumentDecoder.TiersDecoder.sbeBlockLength();
        groupBlockLengths[SetInstrumentParametersDecoder.TEMPLATE_ID] =
            SetInstrumentParametersDecoder.TiersDecoder.sbeBlockLength();
    }

    private void takeWaterfall()
    {
        take(DelistInstrumentDecoder.TEMPLATE_ID, DelistInstrumentDecoder.BLOCK_LENGTH);
        take(VolatilityTickDecoder.TEMPLATE_ID, VolatilityTickDecoder.BLOCK_LENGTH);
        take(HaltInstrumentDecoder.TEMPLATE_ID, HaltInstrumentDecoder.BLOCK_LENGTH);
        take(SetLiquidationRulesDecoder.TEMPLATE_ID, SetLiquidationRulesDecoder.BLOCK_LENGTH);
        take(SetPoolRulesDecoder.TEMPLATE_ID, SetPoolRulesDecoder.BLOCK_LENGTH);
        take(SetAuctionRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.BLOCK_LENGTH);
        take(SetInstrumentCapacityDecoder.TEMPLATE_ID, SetInstrumentCapacityDecoder.BLOCK_LENGTH);
        take(SetRiskClassDecoder.TEMPLATE_ID, SetRiskClassDecoder.BLOCK_LENGTH);
        take(AssignRiskClassDecoder.TEMPLATE_ID, AssignRiskClassDecoder.BLOCK_LENGTH);
        take(TakeAuctionDecoder.TEMPLATE_ID, TakeAuctionDecoder.BLOCK_LENGTH);
        take(QueryLiquidationQueueDecoder.TEMPLATE_ID, QueryLiquidationQueueDecoder.BLOCK_LENGTH);
        take(QueryAdlRankDecoder.TEMPLATE_ID, QueryAdlRankDecoder.BLOCK_LENGTH);
        take(QueryPoolDecoder.TEMPLATE_ID, QueryPoolDecoder.BLOCK_LENGTH);
    }

    private void takePrices()
    {
        takeNew(SourceTickDecoder.TEMPLATE_ID, SourceTickDecoder.BLOCK_LENGTH);
        takeNew(BookTickDecoder.TEMPLATE_ID, BookTickDecoder.BLOCK_LENGTH);
        takeNew(SetIndexDecoder.TEMPLATE_ID, SetIndexDecoder.BLOCK_LENGTH);
        takeNew(SetMarkRulesDecoder.TEMPLATE_ID, SetMarkRulesDecoder.BLOCK_LENGTH);
        takeNew(SetAssetRulesDecoder.TEMPLATE_ID, SetAssetRulesDecoder.BLOCK_LENGTH);
        takeNew(SetActionTableDecoder.TEMPLATE_ID, SetActionTableDecoder.BLOCK_LENGTH);
        takeNew(FailAssetDecoder.TEMPLATE_ID, FailAssetDecoder.BLOCK_LENGTH);
        takeNew(FundingRateTickDecoder.TEMPLATE_ID, FundingRateTickDecoder.BLOCK_LENGTH);
        takeNew(QueryIndexDecoder.TEMPLATE_ID, QueryIndexDecoder.BLOCK_LENGTH);
        takeNew(QueryPriceDecoder.TEMPLATE_ID, QueryPriceDecoder.BLOCK_LENGTH);
        takeNew(SetVolatilityRulesDecoder.TEMPLATE_ID, SetVolatilityRulesDecoder.BLOCK_LENGTH);
        takeNew(SetBreakerRulesDecoder.TEMPLATE_ID, SetBreakerRulesDecoder.BLOCK_LENGTH);
        takeNew(SetVenueBreakerDecoder.TEMPLATE_ID, SetVenueBreakerDecoder.BLOCK_LENGTH);
        takeNew(SetGovernanceDecoder.TEMPLATE_ID, SetGovernanceDecoder.BLOCK_LENGTH);
        takeNew(SetOperatorDecoder.TEMPLATE_ID, SetOperatorDecoder.BLOCK_LENGTH);
        takeNew(ProposeChangeDecoder.TEMPLATE_ID, ProposeChangeDecoder.BLOCK_LENGTH);
        takeNew(ApproveChangeDecoder.TEMPLATE_ID, ApproveChangeDecoder.BLOCK_LENGTH);
        takeNew(RevokeChangeDecoder.TEMPLATE_ID, RevokeChangeDecoder.BLOCK_LENGTH);
        groupBlockLengths[SetIndexDecoder.TEMPLATE_ID] = SetIndexDecoder.SourcesDecoder.sbeBlockLength();
        groupBlockLengths[SetBreakerRulesDecoder.TEMPLATE_ID] = SetBreakerRulesDecoder.TriggersDecoder.sbeBlockLength();
        groupBlockLengths[ProposeChangeDecoder.TEMPLATE_ID] = ProposeChangeDecoder.ChangeDecoder.sbeBlockLength();
    }

    private void takeNew(final int template, final int blockLength)
    {
        blockLengths[template] = blockLength;
        sinceVersions[template] = PRICE_VERSION;
    }

    private void take(final int template, final int blockLength)
    {
        blockLengths[template] = blockLength;
        sinceVersions[template] = WATERFALL_VERSION;
    }

    /**
     * Check a message.
     *
     * @param buffer holding it.
     * @param offset of its header.
     * @param length of header and body.
     * @return reason for refusal, or null if it may be decoded.
     */
    public Reason check(final DirectBuffer buffer, final int offset, final int length)
    {
        templateId = 0;
        if (length < HEADER_LENGTH)
        {
            return Reason.MALFORMED;
        }
        header.wrap(buffer, offset);
        templateId = header.templateId();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID ||
            header.version() < OLDEST_VERSION || header.version() > MessageHeaderDecoder.SCHEMA_VERSION)
        {
            return Reason.UNKNOWN_SCHEMA;
        }
        if (templateId >= TEMPLATES || blockLengths[templateId] == UNKNOWN ||
            sinceVersions[templateId] > header.version())
        {
            return Reason.UNKNOWN_COMMAND;
        }
        return isWellFormed(buffer, offset, length) ? null : Reason.MALFORMED;
    }

    @Override
    public int length(final DirectBuffer buffer, final int offset, final int available)
    {
        if (available < HEADER_LENGTH)
        {
            return UNKNOWN;
        }
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (template >= TEMPLATES || blockLengths[template] == UNKNOWN ||
            header.version() != MessageHeaderDecoder.SCHEMA_VERSION)
        {
            return UNKNOWN;
        }
        long length = HEADER_LENGTH + (long)blockLengths[template];
        if (groupBlockLengths[template] > 0 && length + GROUP_HEADER_LENGTH <= available)
        {
            group.wrap(buffer, offset + (int)length);
            length += GROUP_HEADER_LENGTH + (long)group.numInGroup() * groupBlockLengths[template];
        }
        return length <= available && check(buffer, offset, (int)length) == null ? (int)length : UNKNOWN;
    }

    private boolean isWellFormed(final DirectBuffer buffer, final int offset, final int length)
    {
        final int blockLength = blockLengths[templateId];
        final int blockEnd = HEADER_LENGTH + blockLength;
        final int groupBlockLength = groupBlockLengths[templateId];
        if (header.blockLength() != blockLength)
        {
            return false;
        }
        if (groupBlockLength == 0)
        {
            return length == blockEnd;
        }
        if (length < blockEnd + GROUP_HEADER_LENGTH)
        {
            return false;
        }
        group.wrap(buffer, offset + blockEnd);
        return group.blockLength() == groupBlockLength &&
            length == blockEnd + GROUP_HEADER_LENGTH + group.numInGroup() * groupBlockLength;
    }

    /**
     * Template of the message last checked.
     *
     * @return template id; 0 if it had no header.
     */
    public int templateId()
    {
        return templateId;
    }
}
