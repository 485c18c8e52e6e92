package io.plimsoll.core.command;

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
import org.agrona.DirectBuffer;

/**
 * Decodes the commands of the loss waterfall and hands them on (rulebook sections 5 to 7).
 */
final class WaterfallDispatcher
{
    private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    private final LiquidationCommands liquidation;
    private final PoolCommands pools;
    private final AuctionCommands auctions;
    private final Refusals refusals;

    private final SetLiquidationRulesDecoder setLiquidationRules = new SetLiquidationRulesDecoder();
    private final SetInstrumentCapacityDecoder setInstrumentCapacity = new SetInstrumentCapacityDecoder();
    private final SetRiskClassDecoder setRiskClass = new SetRiskClassDecoder();
    private final AssignRiskClassDecoder assignRiskClass = new AssignRiskClassDecoder();
    private final VolatilityTickDecoder volatilityTick = new VolatilityTickDecoder();
    private final HaltInstrumentDecoder haltInstrument = new HaltInstrumentDecoder();
    private final QueryLiquidationQueueDecoder queryLiquidationQueue = new QueryLiquidationQueueDecoder();
    private final SetPoolRulesDecoder setPoolRules = new SetPoolRulesDecoder();
    private final QueryPoolDecoder queryPool = new QueryPoolDecoder();
    private final QueryAdlRankDecoder queryAdlRank = new QueryAdlRankDecoder();
    private final DelistInstrumentDecoder delistInstrument = new DelistInstrumentDecoder();
    private final SetAuctionRulesDecoder setAuctionRules = new SetAuctionRulesDecoder();
    private final TakeAuctionDecoder takeAuction = new TakeAuctionDecoder();

    WaterfallDispatcher(
        final LiquidationCommands liquidation,
        final PoolCommands pools,
        final AuctionCommands auctions,
        final Refusals refusals)
    {
        this.liquidation = liquidation;
        this.pools = pools;
        this.auctions = auctions;
        this.refusals = refusals;
    }

    /**
     * Apply a command that has been checked to be well-formed.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param body       where its fields start.
     */
    void dispatch(final int templateId, final DirectBuffer buffer, final int body)
    {
        switch (templateId)
        {
            case SetLiquidationRulesDecoder.TEMPLATE_ID -> onSetLiquidationRules(buffer, body);
            case SetInstrumentCapacityDecoder.TEMPLATE_ID -> onSetInstrumentCapacity(buffer, body);
            case SetRiskClassDecoder.TEMPLATE_ID -> onSetRiskClass(buffer, body);
            case AssignRiskClassDecoder.TEMPLATE_ID -> onAssignRiskClass(buffer, body);
            case VolatilityTickDecoder.TEMPLATE_ID -> onVolatilityTick(buffer, body);
            case HaltInstrumentDecoder.TEMPLATE_ID -> onHaltInstrument(buffer, body);
            case QueryLiquidationQueueDecoder.TEMPLATE_ID -> onQueryLiquidationQueue(buffer, body);
            case SetPoolRulesDecoder.TEMPLATE_ID -> onSetPoolRules(buffer, body);
            case QueryPoolDecoder.TEMPLATE_ID -> onQueryPool(buffer, body);
            case QueryAdlRankDecoder.TEMPLATE_ID -> onQueryAdlRank(buffer, body);
            case DelistInstrumentDecoder.TEMPLATE_ID -> onDelistInstrument(buffer, body);
            case SetAuctionRulesDecoder.TEMPLATE_ID -> onSetAuctionRules(buffer, body);
            case TakeAuctionDecoder.TEMPLATE_ID -> onTakeAuction(buffer, body);
            default -> throw new IllegalStateException("no case for template " + templateId);
        }
    }

    private void onSetLiquidationRules(final DirectBuffer buffer, final int body)
    {
        setLiquidationRules.wrap(buffer, body, SetLiquidationRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetLiquidationRulesDecoder.TEMPLATE_ID, liquidation.setRules(setLiquidationRules), 0, 0);
    }

    private void onSetInstrumentCapacity(final DirectBuffer buffer, final int body)
    {
        setInstrumentCapacity.wrap(buffer, body, SetInstrumentCapacityDecoder.BLOCK_LENGTH, VERSION);
        tell(SetInstrumentCapacityDecoder.TEMPLATE_ID, liquidation.setCapacity(setInstrumentCapacity),
            0, setInstrumentCapacity.instrument());
    }

    private void onSetRiskClass(final DirectBuffer buffer, final int body)
    {
        setRiskClass.wrap(buffer, body, SetRiskClassDecoder.BLOCK_LENGTH, VERSION);
        tell(SetRiskClassDecoder.TEMPLATE_ID, liquidation.setRiskClass(setRiskClass), 0, setRiskClass.riskClass());
    }

    private void onAssignRiskClass(final DirectBuffer buffer, final int body)
    {
        assignRiskClass.wrap(buffer, body, AssignRiskClassDecoder.BLOCK_LENGTH, VERSION);
        tell(AssignRiskClassDecoder.TEMPLATE_ID, liquidation.assignRiskClass(assignRiskClass),
            assignRiskClass.account(), assignRiskClass.riskClass());
    }

    private void onVolatilityTick(final DirectBuffer buffer, final int body)
    {
        volatilityTick.wrap(buffer, body, VolatilityTickDecoder.BLOCK_LENGTH, VERSION);
        tell(VolatilityTickDecoder.TEMPLATE_ID, liquidation.volatility(volatilityTick), 0, volatilityTick.instrument());
    }

    private void onHaltInstrument(final DirectBuffer buffer, final int body)
    {
        haltInstrument.wrap(buffer, body, HaltInstrumentDecoder.BLOCK_LENGTH, VERSION);
        tell(HaltInstrumentDecoder.TEMPLATE_ID, liquidation.halt(haltInstrument), 0, haltInstrument.instrument());
    }

    private void onQueryLiquidationQueue(final DirectBuffer buffer, final int body)
    {
        queryLiquidationQueue.wrap(buffer, body, QueryLiquidationQueueDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryLiquidationQueueDecoder.TEMPLATE_ID, liquidation.queryQueue(queryLiquidationQueue), 0, 0);
    }

    private void onSetPoolRules(final DirectBuffer buffer, final int body)
    {
        setPoolRules.wrap(buffer, body, SetPoolRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetPoolRulesDecoder.TEMPLATE_ID, pools.setRules(setPoolRules), 0, setPoolRules.riskPool());
    }

    private void onQueryPool(final DirectBuffer buffer, final int body)
    {
        queryPool.wrap(buffer, body, QueryPoolDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryPoolDecoder.TEMPLATE_ID, pools.queryPool(queryPool), 0, queryPool.riskPool());
    }

    private void onQueryAdlRank(final DirectBuffer buffer, final int body)
    {
        queryAdlRank.wrap(buffer, body, QueryAdlRankDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryAdlRankDecoder.TEMPLATE_ID, pools.queryRank(queryAdlRank),
            queryAdlRank.account(), queryAdlRank.instrument());
    }

    private void onDelistInstrument(final DirectBuffer buffer, final int body)
    {
        delistInstrument.wrap(buffer, body, DelistInstrumentDecoder.BLOCK_LENGTH, VERSION);
        tell(DelistInstrumentDecoder.TEMPLATE_ID, pools.delist(delistInstrument), 0, delistInstrument.instrument());
    }

    private void onSetAuctionRules(final DirectBuffer buffer, final int body)
    {
        setAuctionRules.wrap(buffer, body, SetAuctionRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetAuctionRulesDecoder.TEMPLATE_ID, auctions.setRules(setAuctionRules), 0, setAuctionRules.riskPool());
    }

    private void onTakeAuction(final DirectBuffer buffer, final int body)
    {
        takeAuction.wrap(buffer, body, TakeAuctionDecoder.BLOCK_LENGTH, VERSION);
        tell(TakeAuctionDecoder.TEMPLATE_ID, auctions.take(takeAuction), takeAuction.taker(), takeAuction.account());
    }

    private void tell(final int templateId, final Reason reason, final long account, final long reference)
    {
        refusals.tell(templateId, reason, account, reference);
    }
}
