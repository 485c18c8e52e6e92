package io.plimsoll.core.naive;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AssignRiskClassDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.message.VolatilityTickDecoder;

/**
 * The commands of the loss waterfall: who answers them, and what a refusal is about (R1.2).
 */
final class NaiveRuleCommands
{
    private final NaiveMarket market;
    private final NaiveRules rules;
    private final NaiveDelisting delisting;
    private final NaiveQueue queue;
    private final NaiveWaterfall waterfall;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long account;
    private long reference;

    NaiveRuleCommands(
        final NaiveMarket market,
        final NaiveRules rules,
        final NaiveDelisting delisting,
        final NaiveQueue queue,
        final NaiveWaterfall waterfall)
    {
        this.market = market;
        this.rules = rules;
        this.delisting = delisting;
        this.queue = queue;
        this.waterfall = waterfall;
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

    /**
     * Carries out a command.
     *
     * @return why it was refused, or null.
     */
    Reason dispatch(final int command, final DirectBuffer buffer, final int offset)
    {
        return switch (command)
        {
            case DelistInstrumentDecoder.TEMPLATE_ID -> onDelistInstrument(
                new DelistInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VolatilityTickDecoder.TEMPLATE_ID -> onVolatilityTick(
                new VolatilityTickDecoder().wrapAndApplyHeader(buffer, offset, header));
            case HaltInstrumentDecoder.TEMPLATE_ID -> onHaltInstrument(
                new HaltInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetLiquidationRulesDecoder.TEMPLATE_ID -> onSetLiquidationRules(
                new SetLiquidationRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetPoolRulesDecoder.TEMPLATE_ID -> onSetPoolRules(
                new SetPoolRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetAuctionRulesDecoder.TEMPLATE_ID -> onSetAuctionRules(
                new SetAuctionRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetInstrumentCapacityDecoder.TEMPLATE_ID -> onSetInstrumentCapacity(
                new SetInstrumentCapacityDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetRiskClassDecoder.TEMPLATE_ID -> onSetRiskClass(
                new SetRiskClassDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssignRiskClassDecoder.TEMPLATE_ID -> onAssignRiskClass(
                new AssignRiskClassDecoder().wrapAndApplyHeader(buffer, offset, header));
            case TakeAuctionDecoder.TEMPLATE_ID -> onTakeAuction(
                new TakeAuctionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case QueryLiquidationQueueDecoder.TEMPLATE_ID -> onQueryLiquidationQueue(
                new QueryLiquidationQueueDecoder().wrapAndApplyHeader(buffer, offset, header));
            case QueryAdlRankDecoder.TEMPLATE_ID -> onQueryAdlRank(
                new QueryAdlRankDecoder().wrapAndApplyHeader(buffer, offset, header));
            case QueryPoolDecoder.TEMPLATE_ID -> onQueryPool(
                new QueryPoolDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> throw new IllegalStateException("template " + command);
        };
    }

    private Reason onDelistInstrument(final DelistInstrumentDecoder decoder)
    {
        about(0, decoder.instrument());
        return delisting.delist(decoder);
    }

    private Reason onVolatilityTick(final VolatilityTickDecoder decoder)
    {
        about(0, decoder.instrument());
        return market.volatilityTick(decoder);
    }

    private Reason onHaltInstrument(final HaltInstrumentDecoder decoder)
    {
        about(0, decoder.instrument());
        return delisting.halt(decoder);
    }

    private Reason onSetLiquidationRules(final SetLiquidationRulesDecoder decoder)
    {
        about(0, 0);
        return rules.setLiquidationRules(decoder);
    }

    private Reason onSetPoolRules(final SetPoolRulesDecoder decoder)
    {
        about(0, decoder.riskPool());
        return waterfall.setPoolRules(decoder);
    }

    private Reason onSetAuctionRules(final SetAuctionRulesDecoder decoder)
    {
        about(0, decoder.riskPool());
        return waterfall.setAuctionRules(decoder);
    }

    private Reason onSetInstrumentCapacity(final SetInstrumentCapacityDecoder decoder)
    {
        about(0, decoder.instrument());
        return rules.setInstrumentCapacity(decoder);
    }

    private Reason onSetRiskClass(final SetRiskClassDecoder decoder)
    {
        about(0, decoder.riskClass());
        return rules.setRiskClass(decoder);
    }

    private Reason onAssignRiskClass(final AssignRiskClassDecoder decoder)
    {
        about(decoder.account(), decoder.riskClass());
        return rules.assignRiskClass(decoder);
    }

    private Reason onTakeAuction(final TakeAuctionDecoder decoder)
    {
        about(decoder.taker(), decoder.account());
        return waterfall.takeAuction(decoder);
    }

    private Reason onQueryLiquidationQueue(final QueryLiquidationQueueDecoder decoder)
    {
        about(0, 0);
        return queue.query(decoder);
    }

    private Reason onQueryAdlRank(final QueryAdlRankDecoder decoder)
    {
        about(decoder.account(), decoder.instrument());
        return waterfall.queryAdlRank(decoder);
    }

    private Reason onQueryPool(final QueryPoolDecoder decoder)
    {
        about(0, decoder.riskPool());
        return waterfall.queryPool(decoder);
    }

    private void about(final long refusedAccount, final long refusedReference)
    {
        account = refusedAccount;
        reference = refusedReference;
    }
}
