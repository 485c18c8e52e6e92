package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.governance.ChangeTarget;
import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.liquidation.LiquidationRules;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.SourceTickDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.OrderEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.report.MarginReport;
import io.plimsoll.core.settlement.Settlement;
import io.plimsoll.core.volatility.VolatilityMeter;
import org.agrona.DirectBuffer;

/**
 * Bytes to calls: one reusable decoder per command, one line per case. A reason that comes back is told as a rejection,
 * about the account and reference that rulebook R1.2 names.
 */
public final class Dispatcher implements ChangeTarget
{
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    private final DefinitionCommands definitions;
    private final InstrumentCommands instruments;
    private final AccountCommands accounts;
    private final TransferCommands transfers;
    private final MarketCommands market;
    private final OrderCommands orders;
    private final FillCommand fills;
    private final QueryCommands queries;
    private final WaterfallDispatcher waterfall;
    private final PriceDispatcher pricing;
    private final ChangeDispatcher changes;
    private final Changes governed;
    private final Refusals refusals;

    private final DefineAssetDecoder defineAsset = new DefineAssetDecoder();
    private final SetHaircutsDecoder setHaircuts = new SetHaircutsDecoder();
    private final DefineInstrumentDecoder defineInstrument = new DefineInstrumentDecoder();
    private final SetInstrumentParametersDecoder setInstrumentParameters = new SetInstrumentParametersDecoder();
    private final SetRiskParametersDecoder setRiskParameters = new SetRiskParametersDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final DepositDecoder deposit = new DepositDecoder();
    private final WithdrawDecoder withdraw = new WithdrawDecoder();
    private final TransferMarginDecoder transferMargin = new TransferMarginDecoder();
    private final SetMarginModeDecoder setMarginMode = new SetMarginModeDecoder();
    private final SetLeverageDecoder setLeverage = new SetLeverageDecoder();
    private final PriceTickDecoder priceTick = new PriceTickDecoder();
    private final AssetPriceTickDecoder assetPriceTick = new AssetPriceTickDecoder();
    private final FundingTickDecoder fundingTick = new FundingTickDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final CloseOrderDecoder closeOrder = new CloseOrderDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final QueryMarginDecoder queryMargin = new QueryMarginDecoder();

    /**
     * Over given state.
     *
     * @param book          of margin accounts.
     * @param contracts     listed.
     * @param prices        of the market.
     * @param parameters    in force.
     * @param rules         of liquidation fees.
     * @param valuation     to evaluate with.
     * @param initialMargin to check with.
     * @param settlement    of trades.
     * @param monitor       to tell of changes.
     * @param report        that answers questions.
     * @param funds         of the pools.
     * @param liquidationCommands of slices, calls and capacity.
     * @param poolCommands of losses.
     * @param auctionCommands of auctions.
     * @param indexCommands   of sources and indices.
     * @param priceCommands   of marks and prices of assets.
     * @param breakerCommands of volatility and breakers.
     * @param changeCommands  of governance.
     * @param volatility      that samples marks.
     * @param breakers        that check prices.
     * @param events        about accounts.
     * @param orderEvents   about orders.
     */
    public Dispatcher(
        final Accounts book,
        final Contracts contracts,
        final Market prices,
        final RiskParameters parameters,
        final LiquidationRules rules,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final Settlement settlement,
        final Monitor monitor,
        final MarginReport report,
        final Funds funds,
        final LiquidationCommands liquidationCommands,
        final PoolCommands poolCommands,
        final AuctionCommands auctionCommands,
        final IndexCommands indexCommands,
        final PriceCommands priceCommands,
        final BreakerCommands breakerCommands,
        final ChangeCommands changeCommands,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final AccountEvents events,
        final OrderEvents orderEvents)
    {
        refusals = new Refusals(events);
        governed = changeCommands.changes();
        waterfall = new WaterfallDispatcher(liquidationCommands, poolCommands, auctionCommands, refusals);
        pricing = new PriceDispatcher(indexCommands, priceCommands, breakerCommands, refusals);
        changes = new ChangeDispatcher(changeCommands, refusals);
        definitions = new DefinitionCommands(contracts, parameters, monitor, events);
        instruments = new InstrumentCommands(book, contracts, parameters, monitor, events);
        accounts = new AccountCommands(book, contracts, monitor, events);
        transfers = new TransferCommands(
            book, contracts, initialMargin, funds, priceCommands.gate(), monitor, events);
        market = new MarketCommands(
            contracts, prices, volatility, breakers, monitor, priceCommands.marks(), priceCommands.gate(), events);
        orders = new OrderCommands(book, contracts, prices, initialMargin, priceCommands.gate(), orderEvents);
        fills = new FillCommand(
            book, contracts, prices, rules, valuation, settlement, funds, orders, monitor, auctionCommands.auctions(),
            orderEvents);
        queries = new QueryCommands(book, contracts, prices, report);
    }

    /**
     * Apply a command that {@link MessageCheck} has let through.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param offset     of its header.
     */
    public void dispatch(final int templateId, final DirectBuffer buffer, final int offset)
    {
        final Reason reason = governed.refusal(templateId, buffer, offset);
        if (reason == null)
        {
            route(templateId, buffer, offset);
        }
        else
        {
            tell(templateId, reason, 0, governed.subject(templateId, buffer, offset));
        }
    }

    @Override
    public Reason apply(final int templateId, final DirectBuffer buffer, final int offset)
    {
        refusals.keep();
        route(templateId, buffer, offset);
        return refusals.release();
    }

    private void route(final int templateId, final DirectBuffer buffer, final int offset)
    {
        final int body = offset + BODY;
        switch (templateId)
        {
            case PriceTickDecoder.TEMPLATE_ID -> onPriceTick(buffer, body);
            case AssetPriceTickDecoder.TEMPLATE_ID -> onAssetPriceTick(buffer, body);
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlaceOrder(buffer, body);
            case FillDecoder.TEMPLATE_ID -> onFill(buffer, body);
            case CloseOrderDecoder.TEMPLATE_ID -> onCloseOrder(buffer, body);
            case FundingTickDecoder.TEMPLATE_ID -> onFundingTick(buffer, body);
            case DepositDecoder.TEMPLATE_ID -> onDeposit(buffer, body);
            case WithdrawDecoder.TEMPLATE_ID -> onWithdraw(buffer, body);
            case TransferMarginDecoder.TEMPLATE_ID -> onTransferMargin(buffer, body);
            case OpenAccountDecoder.TEMPLATE_ID -> onOpenAccount(buffer, body);
            case SetMarginModeDecoder.TEMPLATE_ID -> onSetMarginMode(buffer, body);
            case SetLeverageDecoder.TEMPLATE_ID -> onSetLeverage(buffer, body);
            case DefineAssetDecoder.TEMPLATE_ID -> onDefineAsset(buffer, body);
            case SetHaircutsDecoder.TEMPLATE_ID -> onSetHaircuts(buffer, body);
            case DefineInstrumentDecoder.TEMPLATE_ID -> onDefineInstrument(buffer, body);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> onSetInstrumentParameters(buffer, body);
            case SetRiskParametersDecoder.TEMPLATE_ID -> onSetRiskParameters(buffer, body);
            case QueryMarginDecoder.TEMPLATE_ID -> onQueryMargin(buffer, body);
            case SourceTickDecoder.TEMPLATE_ID, BookTickDecoder.TEMPLATE_ID, SetIndexDecoder.TEMPLATE_ID,
                SetMarkRulesDecoder.TEMPLATE_ID, SetAssetRulesDecoder.TEMPLATE_ID, SetActionTableDecoder.TEMPLATE_ID,
                FailAssetDecoder.TEMPLATE_ID, FundingRateTickDecoder.TEMPLATE_ID, QueryIndexDecoder.TEMPLATE_ID,
                QueryPriceDecoder.TEMPLATE_ID, SetVolatilityRulesDecoder.TEMPLATE_ID,
                SetBreakerRulesDecoder.TEMPLATE_ID, SetVenueBreakerDecoder.TEMPLATE_ID ->
                pricing.dispatch(templateId, buffer, body);
            case SetGovernanceDecoder.TEMPLATE_ID, SetOperatorDecoder.TEMPLATE_ID, ProposeChangeDecoder.TEMPLATE_ID,
                ApproveChangeDecoder.TEMPLATE_ID, RevokeChangeDecoder.TEMPLATE_ID ->
                changes.dispatch(templateId, buffer, body);
            default -> waterfall.dispatch(templateId, buffer, body);
        }
    }

    private void onPriceTick(final DirectBuffer buffer, final int body)
    {
        priceTick.wrap(buffer, body, PriceTickDecoder.BLOCK_LENGTH, VERSION);
        tell(PriceTickDecoder.TEMPLATE_ID, market.price(priceTick), 0, priceTick.instrument());
    }

    private void onAssetPriceTick(final DirectBuffer buffer, final int body)
    {
        assetPriceTick.wrap(buffer, body, AssetPriceTickDecoder.BLOCK_LENGTH, VERSION);
        tell(AssetPriceTickDecoder.TEMPLATE_ID, market.assetPrice(assetPriceTick), 0, assetPriceTick.asset());
    }

    private void onPlaceOrder(final DirectBuffer buffer, final int body)
    {
        placeOrder.wrap(buffer, body, PlaceOrderDecoder.BLOCK_LENGTH, VERSION);
        tell(PlaceOrderDecoder.TEMPLATE_ID, orders.place(placeOrder), placeOrder.account(), placeOrder.orderId());
    }

    private void onFill(final DirectBuffer buffer, final int body)
    {
        fill.wrap(buffer, body, FillDecoder.BLOCK_LENGTH, VERSION);
        tell(FillDecoder.TEMPLATE_ID, fills.apply(fill), 0, fill.tradeId());
    }

    private void onCloseOrder(final DirectBuffer buffer, final int body)
    {
        closeOrder.wrap(buffer, body, CloseOrderDecoder.BLOCK_LENGTH, VERSION);
        tell(CloseOrderDecoder.TEMPLATE_ID, orders.close(closeOrder), 0, closeOrder.orderId());
    }

    private void onFundingTick(final DirectBuffer buffer, final int body)
    {
        fundingTick.wrap(buffer, body, FundingTickDecoder.BLOCK_LENGTH, VERSION);
        tell(FundingTickDecoder.TEMPLATE_ID, market.funding(fundingTick), 0, fundingTick.instrument());
    }

    private void onDeposit(final DirectBuffer buffer, final int body)
    {
        deposit.wrap(buffer, body, DepositDecoder.BLOCK_LENGTH, VERSION);
        tell(DepositDecoder.TEMPLATE_ID, transfers.deposit(deposit), deposit.account(), deposit.asset());
    }

    private void onWithdraw(final DirectBuffer buffer, final int body)
    {
        withdraw.wrap(buffer, body, WithdrawDecoder.BLOCK_LENGTH, VERSION);
        tell(WithdrawDecoder.TEMPLATE_ID, transfers.withdraw(withdraw), withdraw.account(), withdraw.asset());
    }

    private void onTransferMargin(final DirectBuffer buffer, final int body)
    {
        transferMargin.wrap(buffer, body, TransferMarginDecoder.BLOCK_LENGTH, VERSION);
        tell(TransferMarginDecoder.TEMPLATE_ID, transfers.transferMargin(transferMargin),
            transferMargin.account(), transferMargin.instrument());
    }

    private void onOpenAccount(final DirectBuffer buffer, final int body)
    {
        openAccount.wrap(buffer, body, OpenAccountDecoder.BLOCK_LENGTH, VERSION);
        tell(OpenAccountDecoder.TEMPLATE_ID, accounts.open(openAccount), openAccount.account(), 0);
    }

    private void onSetMarginMode(final DirectBuffer buffer, final int body)
    {
        setMarginMode.wrap(buffer, body, SetMarginModeDecoder.BLOCK_LENGTH, VERSION);
        tell(SetMarginModeDecoder.TEMPLATE_ID, accounts.setMarginMode(setMarginMode),
            setMarginMode.account(), setMarginMode.instrument());
    }

    private void onSetLeverage(final DirectBuffer buffer, final int body)
    {
        setLeverage.wrap(buffer, body, SetLeverageDecoder.BLOCK_LENGTH, VERSION);
        tell(SetLeverageDecoder.TEMPLATE_ID, accounts.setLeverage(setLeverage),
            setLeverage.account(), setLeverage.instrument());
    }

    private void onDefineAsset(final DirectBuffer buffer, final int body)
    {
        defineAsset.wrap(buffer, body, DefineAssetDecoder.BLOCK_LENGTH, VERSION);
        tell(DefineAssetDecoder.TEMPLATE_ID, definitions.defineAsset(defineAsset), 0, defineAsset.asset());
    }

    private void onSetHaircuts(final DirectBuffer buffer, final int body)
    {
        setHaircuts.wrap(buffer, body, SetHaircutsDecoder.BLOCK_LENGTH, VERSION);
        tell(SetHaircutsDecoder.TEMPLATE_ID, definitions.setHaircuts(setHaircuts), 0, setHaircuts.asset());
    }

    private void onDefineInstrument(final DirectBuffer buffer, final int body)
    {
        defineInstrument.wrap(buffer, body, DefineInstrumentDecoder.BLOCK_LENGTH, VERSION);
        tell(DefineInstrumentDecoder.TEMPLATE_ID, instruments.define(defineInstrument),
            0, defineInstrument.instrument());
    }

    private void onSetInstrumentParameters(final DirectBuffer buffer, final int body)
    {
        setInstrumentParameters.wrap(buffer, body, SetInstrumentParametersDecoder.BLOCK_LENGTH, VERSION);
        tell(SetInstrumentParametersDecoder.TEMPLATE_ID, instruments.setParameters(setInstrumentParameters),
            0, setInstrumentParameters.instrument());
    }

    private void onSetRiskParameters(final DirectBuffer buffer, final int body)
    {
        setRiskParameters.wrap(buffer, body, SetRiskParametersDecoder.BLOCK_LENGTH, VERSION);
        tell(SetRiskParametersDecoder.TEMPLATE_ID, definitions.setRiskParameters(setRiskParameters), 0, 0);
    }

    private void onQueryMargin(final DirectBuffer buffer, final int body)
    {
        queryMargin.wrap(buffer, body, QueryMarginDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryMarginDecoder.TEMPLATE_ID, queries.margin(queryMargin),
            queryMargin.account(), queryMargin.instrument());
    }

    private void tell(final int templateId, final Reason reason, final long account, final long reference)
    {
        refusals.tell(templateId, reason, account, reference);
    }
}
