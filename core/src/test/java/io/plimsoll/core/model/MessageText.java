package io.plimsoll.core.model;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.AdlRankReportedDecoder;
import io.plimsoll.core.message.AdvanceTimeDecoder;
import io.plimsoll.core.message.AssetDefinedDecoder;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionPausedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.AuditStateDecoder;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.FundingIndexChangedDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.InstrumentDefinedDecoder;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.IntakeNotedDecoder;
import io.plimsoll.core.message.LeverageChangedDecoder;
import io.plimsoll.core.message.LiquidationQueueReportedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.OrderAcceptedDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderClosedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.ParametersChangedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PoolReportedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.RiskClassAssignedDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.VolatilityTickDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;

/**
 * Messages in words, for reports of a difference.
 */
public final class MessageText
{
    private MessageText()
    {
    }

    /**
     * A command or event in words; what cannot be decoded in bytes.
     *
     * @param buffer that holds it.
     * @param length in bytes, from offset 0.
     * @return name, fields and values.
     */
    public static String of(final DirectBuffer buffer, final int length)
    {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH)
        {
            return bytes(buffer, length);
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        try
        {
            return header.templateId() < 100 ?
                command(header.templateId(), buffer, length) : event(header.templateId(), buffer, length);
        }
        catch (final IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException ex)
        {
            return "template " + header.templateId() + ' ' + bytes(buffer, length);
        }
    }

    private static String command(final int templateId, final DirectBuffer buffer, final int length)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        return switch (templateId)
        {
            case 1 -> new DefineAssetDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 2 -> new SetHaircutsDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 3 -> new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 4 -> new SetInstrumentParametersDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 5 -> new SetRiskParametersDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 6 -> new OpenAccountDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 7 -> new DepositDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 8 -> new WithdrawDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 9 -> new TransferMarginDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 10 -> new SetMarginModeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 11 -> new SetLeverageDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 12 -> new PriceTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 13 -> new AssetPriceTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 14 -> new FundingTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 15 -> new PlaceOrderDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 16 -> new CloseOrderDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 17 -> new FillDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 18 -> new AdvanceTimeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 19 -> new QueryMarginDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 20 -> new AuditStateDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 21 -> new NoteIntakeDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 22 -> new DelistInstrumentDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 40 -> new VolatilityTickDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 50 -> new HaltInstrumentDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 60 -> new SetLiquidationRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 61 -> new SetPoolRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 62 -> new SetAuctionRulesDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 63 -> new SetInstrumentCapacityDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 64 -> new SetRiskClassDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 65 -> new AssignRiskClassDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 66 -> new TakeAuctionDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 67 -> new QueryLiquidationQueueDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 68 -> new QueryAdlRankDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 69 -> new QueryPoolDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            default -> other(templateId, buffer, length);
        };
    }

    private static String event(final int templateId, final DirectBuffer buffer, final int length)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        return switch (templateId)
        {
            case 101 -> new RejectedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 102 -> new AssetDefinedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 103 -> new InstrumentDefinedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 104 -> new ParametersChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 105 -> new AccountOpenedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 106 -> new BalanceChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 107 -> new MarginModeChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 108 -> new LeverageChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 109 -> new FundingIndexChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 110 -> new OrderAcceptedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 111 -> new OrderDeniedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 112 -> new OrderClosedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 113 -> new OrderCancelRequestedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 114 -> new FillAppliedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 115 -> new ZoneChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 116 -> new SliceIssuedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 117 -> new PositionTakenOverDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 118 -> new CollateralTakenOverDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 119 -> new MarginReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 120 -> new StateAuditedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 121 -> new IntakeNotedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 122 -> new InstrumentDelistedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 123 -> new PositionSettledDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 150 -> new InstrumentHaltChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 160 -> new MarginCallIssuedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 161 -> new LiquidationQueuedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 162 -> new AuctionStartedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 163 -> new AuctionResetDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 164 -> new AuctionTakenDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 165 -> new AuctionEndedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 166 -> new LossAllocatedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 167 -> new HaircutAppliedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 168 -> new PositionDeleveragedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 169 -> new FundChangedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 200 -> new AuctionLotMovedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 201 -> new AuctionAssetMovedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 202 -> new AuctionPausedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 203 -> new EstateSettledDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 204 -> new LiquidationQueueReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 205 -> new AdlRankReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 206 -> new PoolReportedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            case 207 -> new RiskClassAssignedDecoder().wrapAndApplyHeader(buffer, 0, h).toString();
            default -> other(templateId, buffer, length);
        };
    }

    private static String other(final int templateId, final DirectBuffer buffer, final int length)
    {
        final String text = PriceText.of(templateId, buffer);
        return text == null ? "template " + templateId + ' ' + bytes(buffer, length) : text;
    }

    private static String bytes(final DirectBuffer buffer, final int length)
    {
        final StringBuilder text = new StringBuilder("bytes");
        for (int i = 0; i < length; i++)
        {
            text.append(' ').append(Integer.toHexString(buffer.getByte(i) & 0xFF));
        }
        return text.toString();
    }
}
