package io.plimsoll.node.crash.book;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.venue.VenueAccounts;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

import java.util.Collection;

/**
 * Every margin account's positions and balances, kept from events alone: what a venue needs to know to report who lost
 * what. Exact for contracts settled in USDT without funding, which the tests check against the core.
 */
public final class Books implements EventSink
{
    /** Scope of a cross margin account. */
    public static final int CROSS = BalanceChangedDecoder.scopeNullValue();

    private static final int SCOPE_BITS = 16;

    private final CrashMarket market;
    private final int assets;
    private final int instruments;
    private final Prices prices;
    private final Long2ObjectHashMap<Holding> holdings = new Long2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BalanceChangedDecoder balanceChanged = new BalanceChangedDecoder();
    private final FillAppliedDecoder fill = new FillAppliedDecoder();
    private final PositionTakenOverDecoder takenOver = new PositionTakenOverDecoder();
    private final CollateralTakenOverDecoder collateral = new CollateralTakenOverDecoder();
    private final PositionSettledDecoder settled = new PositionSettledDecoder();
    private final EstateSettledDecoder estate = new EstateSettledDecoder();
    private final AuctionTakenDecoder taken = new AuctionTakenDecoder();
    private final AuctionLotMovedDecoder lotMoved = new AuctionLotMovedDecoder();
    private final AuctionAssetMovedDecoder assetMoved = new AuctionAssetMovedDecoder();
    private final LossAllocatedDecoder allocated = new LossAllocatedDecoder();
    private final HaircutAppliedDecoder haircut = new HaircutAppliedDecoder();
    private final PositionDeleveragedDecoder deleveraged = new PositionDeleveragedDecoder();
    private final FundChangedDecoder fundChanged = new FundChangedDecoder();

    /**
     * Empty books.
     *
     * @param market of the contracts and coins.
     */
    public Books(final CrashMarket market)
    {
        this.market = market;
        assets = market.coins().size() + 1;
        instruments = market.size();
        prices = new Prices(instruments, assets);
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case BalanceChangedDecoder.TEMPLATE_ID ->
                onBalance(balanceChanged.wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID -> onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                onTakenOver(takenOver.wrapAndApplyHeader(buffer, offset, header));
            case CollateralTakenOverDecoder.TEMPLATE_ID ->
                onCollateral(collateral.wrapAndApplyHeader(buffer, offset, header));
            case PositionSettledDecoder.TEMPLATE_ID -> onSettled(settled.wrapAndApplyHeader(buffer, offset, header));
            case EstateSettledDecoder.TEMPLATE_ID -> onEstate(estate.wrapAndApplyHeader(buffer, offset, header));
            case AuctionTakenDecoder.TEMPLATE_ID -> onTaken(taken.wrapAndApplyHeader(buffer, offset, header));
            case AuctionLotMovedDecoder.TEMPLATE_ID ->
                onLotMoved(lotMoved.wrapAndApplyHeader(buffer, offset, header));
            case AuctionAssetMovedDecoder.TEMPLATE_ID ->
                onAssetMoved(assetMoved.wrapAndApplyHeader(buffer, offset, header));
            case LossAllocatedDecoder.TEMPLATE_ID ->
                onAllocated(allocated.wrapAndApplyHeader(buffer, offset, header));
            case HaircutAppliedDecoder.TEMPLATE_ID -> onHaircut(haircut.wrapAndApplyHeader(buffer, offset, header));
            case PositionDeleveragedDecoder.TEMPLATE_ID ->
                onDeleveraged(deleveraged.wrapAndApplyHeader(buffer, offset, header));
            case FundChangedDecoder.TEMPLATE_ID -> onFund(fundChanged.wrapAndApplyHeader(buffer, offset, header));
            default -> prices.onEvent(header.templateId(), buffer, offset);
        }
    }

    /**
     * A contract's new mark.
     *
     * @param instrument id.
     * @param price      in increments.
     */
    public void mark(final int instrument, final long price)
    {
        prices.mark(instrument, price);
    }

    /**
     * A coin's new price.
     *
     * @param asset       id.
     * @param priceMicros of a whole coin.
     */
    public void coinPrice(final int asset, final long priceMicros)
    {
        prices.coin(asset, priceMicros);
    }

    /**
     * A contract's mark.
     *
     * @param instrument id.
     * @return increments.
     */
    public long mark(final int instrument)
    {
        return prices.mark(instrument);
    }

    /**
     * Whether no breaker holds a contract's mark.
     *
     * @param instrument id.
     * @return true if its breaker, if it has one, is in NORMAL.
     */
    public boolean isTrading(final int instrument)
    {
        return !prices.isHeld(instrument);
    }

    /**
     * What a margin account holds.
     *
     * @param account id.
     * @param scope   instrument of an isolated position, or {@link #CROSS}.
     * @return the holding; an empty one if nothing was heard of it.
     */
    public Holding holding(final long account, final int scope)
    {
        final long key = account << SCOPE_BITS | scope;
        Holding holding = holdings.get(key);
        if (holding == null)
        {
            holding = new Holding(account, scope, market.size(), assets);
            holdings.put(key, holding);
        }
        return holding;
    }

    /**
     * All that was heard of.
     *
     * @return in no order.
     */
    public Collection<Holding> holdings()
    {
        return holdings.values();
    }

    /**
     * Equity without haircuts at the present prices.
     *
     * @param holding of a margin account.
     * @return micro-USDT.
     */
    public long equityMicros(final Holding holding)
    {
        long sum = moneyMicros(holding);
        for (int asset = 1; asset < assets; asset++)
        {
            sum += coinsMicros(asset, holding.balance(asset));
        }
        return sum;
    }

    /**
     * The same without coins.
     *
     * @param holding of a margin account.
     * @return micro-USDT.
     */
    public long moneyMicros(final Holding holding)
    {
        long sum = holding.balance(Market.USDT);
        for (int instrument = 0; instrument < instruments; instrument++)
        {
            if (holding.lots(instrument) != 0)
            {
                sum += contract(instrument).worthMicros(holding.lots(instrument), prices.mark(instrument)) -
                    holding.costMicros(instrument);
            }
        }
        return sum;
    }

    /**
     * Worth of all positions, each counted positive.
     *
     * @param holding of a margin account.
     * @return micro-USDT at the marks.
     */
    public long grossMicros(final Holding holding)
    {
        long sum = 0;
        for (int instrument = 0; instrument < instruments; instrument++)
        {
            sum += worthMicros(instrument, Math.abs(holding.lots(instrument)));
        }
        return sum;
    }

    /**
     * Worth of all longs less that of all shorts.
     *
     * @param holding of a margin account.
     * @return micro-USDT at the marks.
     */
    public long netMicros(final Holding holding)
    {
        long sum = 0;
        for (int instrument = 0; instrument < instruments; instrument++)
        {
            sum += worthMicros(instrument, holding.lots(instrument));
        }
        return sum;
    }

    /**
     * Worth of lots at the mark.
     *
     * @param instrument id.
     * @param lots       signed.
     * @return micro-USDT with the sign of the lots.
     */
    public long worthMicros(final int instrument, final long lots)
    {
        return lots == 0 ? 0 : contract(instrument).worthMicros(lots, prices.mark(instrument));
    }

    /**
     * Worth of coins.
     *
     * @param asset id.
     * @param units of it, signed.
     * @return micro-USDT at the present price.
     */
    public long coinsMicros(final int asset, final long units)
    {
        final long price = prices.coinMicros(asset);
        final long unitsPerCoin = market.coins().get(asset - 1).terms().unitsPerCoin();
        final long coins = Math.floorDiv(units, unitsPerCoin);
        final long rest = Math.floorMod(units, unitsPerCoin);
        final long whole = price / unitsPerCoin;
        return coins * price + rest * whole + rest * (price % unitsPerCoin) / unitsPerCoin;
    }

    private Contract contract(final int instrument)
    {
        return market.marks().contract(instrument);
    }

    private Holding backstop(final int pool)
    {
        return holding(VenueAccounts.backstop(pool), CROSS);
    }

    private void onBalance(final BalanceChangedDecoder event)
    {
        holding(event.account(), event.scope()).balance(event.asset(), event.balanceUnits());
    }

    /** The liquidation fee goes to the backstop of the contract's pool, which hands the fund its share. */
    private void onFill(final FillAppliedDecoder event)
    {
        final Holding holding = holding(event.account(), event.scope());
        holding.position(event.instrument(), event.positionLots(), event.positionCostUnits());
        holding.add(Market.USDT, event.realisedPnlUnits() - event.feeUnits() - event.liquidationFeeUnits());
        if (event.liquidationFeeUnits() > 0)
        {
            backstop(contract(event.instrument()).riskPool()).add(Market.USDT, event.liquidationFeeUnits());
        }
    }

    /** The cost that the backstop takes on relieves the account; what its own cost differs by is realised. */
    private void onTakenOver(final PositionTakenOverDecoder event)
    {
        final Holding account = holding(event.account(), event.scope());
        account.add(Market.USDT, event.costUnits() - account.costMicros(event.instrument()));
        account.position(event.instrument(), 0, 0);
        final Holding backstop = holding(event.backstop(), CROSS);
        backstop.position(event.instrument(), event.backstopLots(), event.backstopCostUnits());
        backstop.add(Market.USDT, event.backstopRealisedUnits());
    }

    private void onCollateral(final CollateralTakenOverDecoder event)
    {
        holding(event.account(), event.scope()).add(event.asset(), -event.amountUnits());
        holding(event.backstop(), CROSS).add(event.asset(), event.amountUnits());
    }

    private void onSettled(final PositionSettledDecoder event)
    {
        final Holding holding = holding(event.account(), event.scope());
        holding.position(event.instrument(), 0, 0);
        holding.add(Market.USDT, event.realisedPnlUnits());
    }

    private void onEstate(final EstateSettledDecoder event)
    {
        final int own = event.riskPool();
        for (final EstateSettledDecoder.SharesDecoder share : event.shares())
        {
            if (share.riskPool() != own)
            {
                backstop(share.riskPool()).add(Market.USDT, -share.deficit());
                backstop(own).add(Market.USDT, share.deficit());
            }
        }
    }

    /** A premium that the fund paid comes with a FundChanged, which tells the fund's balance. */
    private void onTaken(final AuctionTakenDecoder event)
    {
        holding(event.taker(), CROSS).add(Market.USDT, event.premium());
        holding(event.account(), event.scope()).add(Market.USDT, event.fundPaid() - event.premium());
    }

    private void onLotMoved(final AuctionLotMovedDecoder event)
    {
        final int instrument = event.instrument();
        final long cost = contract(instrument).worthMicros(event.lots(), event.markPrice());
        holding(event.taker(), CROSS).trade(instrument, event.takerLots(), cost, event.takerRealisedUnits());
        holding(event.account(), event.scope())
            .trade(instrument, event.estateLots(), -cost, event.estateRealisedUnits());
    }

    private void onAssetMoved(final AuctionAssetMovedDecoder event)
    {
        final Holding taker = holding(event.taker(), CROSS);
        final Holding account = holding(event.account(), event.scope());
        taker.add(event.asset(), event.amountUnits());
        taker.add(Market.USDT, -event.paid());
        account.add(event.asset(), -event.amountUnits());
        account.add(Market.USDT, event.paid());
    }

    private void onAllocated(final LossAllocatedDecoder event)
    {
        backstop(event.riskPool()).add(
            Market.USDT, event.fundPaid() + event.commonPaid() + event.winnersPaid());
    }

    private void onHaircut(final HaircutAppliedDecoder event)
    {
        holding(event.account(), event.scope()).add(Market.USDT, -event.haircut());
    }

    private void onDeleveraged(final PositionDeleveragedDecoder event)
    {
        final int instrument = event.instrument();
        final long cost = contract(instrument).worthMicros(event.lots(), event.price());
        holding(event.account(), event.scope())
            .trade(instrument, event.positionLots(), cost, event.realisedPnlUnits());
        holding(event.bankrupt(), event.bankruptScope()).reduce(instrument, -event.lots(), -cost);
    }

    /** What a fund gains from fees and estates its pool's backstop had before. */
    private void onFund(final FundChangedDecoder event)
    {
        holding(event.fund(), CROSS).balance(Market.USDT, event.balance());
        if (event.cause() == FundCause.LIQUIDATION_FEE || event.cause() == FundCause.SURPLUS)
        {
            backstop(event.riskPool()).add(Market.USDT, -event.amount());
        }
    }
}
