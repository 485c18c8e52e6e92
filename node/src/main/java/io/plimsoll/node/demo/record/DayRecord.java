package io.plimsoll.node.demo.record;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.venue.VenueAccounts;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

import java.util.Collection;

/**
 * Reads the engine's events and keeps what the table and the report need.
 */
public final class DayRecord implements EventSink
{
    private final Market market;
    private final MinuteSeries series;
    private final BackstopBook backstop;
    private final Refusals refusals = new Refusals();
    private final Long2ObjectHashMap<AccountFate> fates = new Long2ObjectHashMap<>();
    private final int[] population = new int[Zone.values().length];
    private final long[] marks;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ZoneChangedDecoder zoneChanged = new ZoneChangedDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final FillAppliedDecoder fillApplied = new FillAppliedDecoder();
    private final PositionTakenOverDecoder positionTakenOver = new PositionTakenOverDecoder();
    private final CollateralTakenOverDecoder collateralTakenOver = new CollateralTakenOverDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final MarginReportedDecoder marginReported = new MarginReportedDecoder();
    private final StateAuditedDecoder stateAudited = new StateAuditedDecoder();
    private int minute;
    private long events;
    private long reportedEquityMicros;
    private Audit audit;

    /**
     * An empty record.
     *
     * @param market     of the contracts.
     * @param fromMinute first minute of the day.
     * @param toMinute   the minute after the last.
     */
    public DayRecord(final Market market, final int fromMinute, final int toMinute)
    {
        this.market = market;
        series = new MinuteSeries(fromMinute, toMinute, market.size());
        backstop = new BackstopBook(market);
        marks = new long[market.size()];
        minute = fromMinute;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        events++;
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case ZoneChangedDecoder.TEMPLATE_ID -> onZone(zoneChanged.wrapAndApplyHeader(buffer, offset, header));
            case SliceIssuedDecoder.TEMPLATE_ID -> onSlice(sliceIssued.wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID -> onFill(fillApplied.wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                onPosition(positionTakenOver.wrapAndApplyHeader(buffer, offset, header));
            case CollateralTakenOverDecoder.TEMPLATE_ID ->
                onCollateral(collateralTakenOver.wrapAndApplyHeader(buffer, offset, header));
            case RejectedDecoder.TEMPLATE_ID ->
                refusals.onRejected(sequence, rejected.wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID ->
                refusals.onDenied(sequence, denied.wrapAndApplyHeader(buffer, offset, header));
            case MarginReportedDecoder.TEMPLATE_ID ->
                reportedEquityMicros = marginReported.wrapAndApplyHeader(buffer, offset, header).equityNoHaircut();
            case StateAuditedDecoder.TEMPLATE_ID ->
                onAudit(stateAudited.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    /**
     * A minute begins.
     *
     * @param newMinute of the day.
     */
    public void startMinute(final int newMinute)
    {
        minute = newMinute;
        series.raise(Measure.PEAK_LIQUIDATION, minute, population(Zone.LIQUIDATING));
    }

    /**
     * A minute is over: note prices, populations and the backstop's worth.
     *
     * @param closes last price of each contract.
     */
    public void endMinute(final long[] closes)
    {
        series.closeAt(minute, closes);
        series.add(Measure.IN_CALL, minute, population(Zone.MARGIN_CALL));
        series.add(Measure.IN_LIQUIDATION, minute, population(Zone.LIQUIDATING));
        series.add(Measure.BACKSTOP_USDT, minute, backstop.valueMicros(Market.USDT, closes));
        series.add(Measure.BACKSTOP_BTC, minute, backstop.valueMicros(Market.BTC, closes));
        series.add(Measure.BACKSTOP_ETH, minute, backstop.valueMicros(Market.ETH, closes));
    }

    /**
     * A contract's new mark.
     *
     * @param instrument id.
     * @param price      in increments.
     */
    public void mark(final int instrument, final long price)
    {
        marks[instrument] = price;
    }

    /**
     * A coin's new price.
     *
     * @param asset       id.
     * @param priceMicros of a whole coin.
     */
    public void assetPrice(final int asset, final long priceMicros)
    {
        backstop.onAssetPrice(asset, priceMicros);
    }

    /**
     * Longs pay shorts.
     *
     * @param instrument    id.
     * @param paymentMicros of one long lot.
     */
    public void funding(final int instrument, final long paymentMicros)
    {
        backstop.onFunding(instrument, paymentMicros);
    }

    private void onZone(final ZoneChangedDecoder event)
    {
        final Zone to = event.toZone();
        population[event.fromZone().value()]--;
        population[to.value()]++;
        if (to == Zone.MARGIN_CALL && event.fromZone() == Zone.FREE)
        {
            series.add(Measure.MARGIN_CALLS, minute, 1);
            fate(event.account()).onCall(minute);
        }
        else if (to == Zone.LIQUIDATING)
        {
            series.add(Measure.LIQUIDATIONS, minute, 1);
            series.raise(Measure.PEAK_LIQUIDATION, minute, population(Zone.LIQUIDATING));
            fate(event.account()).onLiquidation(minute);
        }
        else if (to == Zone.TAKEOVER || to == Zone.BANKRUPT)
        {
            final long shortfall = Math.max(0, -event.equityNoHaircut());
            series.add(Measure.TAKEOVERS, minute, 1);
            series.add(Measure.BANKRUPTCIES, minute, shortfall > 0 ? 1 : 0);
            series.add(Measure.SHORTFALL, minute, shortfall);
            series.add(Measure.ESTATES, minute, Math.max(0, event.equityNoHaircut()));
            fate(event.account()).onTakeover(minute, shortfall);
        }
    }

    private void onSlice(final SliceIssuedDecoder event)
    {
        series.add(Measure.SLICES, minute, 1);
        fate(event.account()).onSlice();
    }

    private void onFill(final FillAppliedDecoder event)
    {
        final int instrument = event.instrument();
        final long notional = market.contract(instrument).worthMicros(Math.abs(event.lots()), event.price());
        final long slippage =
            market.contract(instrument).worthMicros(event.lots(), event.price() - marks[instrument]);
        if (event.account() == VenueAccounts.BACKSTOP)
        {
            series.add(Measure.UNWOUND, minute, notional);
            series.add(Measure.UNWINDING_SLIPPAGE, minute, slippage);
            backstop.onPosition(instrument, event.positionLots(), event.positionCostUnits(),
                event.realisedPnlUnits() - event.feeUnits());
        }
        if (event.liquidation() != Flag.YES)
        {
            return;
        }
        series.add(Measure.FILLS, minute, 1);
        series.add(Measure.LIQUIDATED, minute, notional);
        series.add(Measure.SLIPPAGE, minute, slippage);
        series.add(Measure.LIQUIDATION_FEES, minute, event.liquidationFeeUnits());
        backstop.onCollateral(Market.USDT, event.liquidationFeeUnits());
        fate(event.account()).onSliceFill(notional, slippage);
    }

    private void onPosition(final PositionTakenOverDecoder event)
    {
        final long notional =
            market.contract(event.instrument()).worthMicros(Math.abs(event.lots()), event.markPrice());
        series.add(Measure.TAKEN_OVER, minute, notional);
        fate(event.account()).onPositionTakenOver(notional);
        backstop.onPosition(event.instrument(), event.backstopLots(), event.backstopCostUnits(),
            event.backstopRealisedUnits());
    }

    private void onCollateral(final CollateralTakenOverDecoder event)
    {
        backstop.onCollateral(event.asset(), event.amountUnits());
    }

    private void onAudit(final StateAuditedDecoder event)
    {
        audit = new Audit(event.stateHash(), event.conserved() == Flag.YES, event.accounts(), event.positions(),
            event.orders(), event.liquidating());
    }

    private AccountFate fate(final long account)
    {
        AccountFate fate = fates.get(account);
        if (fate == null)
        {
            fate = new AccountFate(account);
            fates.put(account, fate);
        }
        return fate;
    }

    /**
     * Margin accounts that are in a zone now, among those that have ever left FREE.
     *
     * @param zone other than FREE.
     * @return the number.
     */
    public int population(final Zone zone)
    {
        return population[zone.value()];
    }

    /**
     * Numbers per minute.
     *
     * @return the series.
     */
    public MinuteSeries series()
    {
        return series;
    }

    /**
     * The backstop's book.
     *
     * @return the book.
     */
    public BackstopBook backstop()
    {
        return backstop;
    }

    /**
     * Refused commands.
     *
     * @return the refusals.
     */
    public Refusals refusals()
    {
        return refusals;
    }

    /**
     * Fates of all accounts that something happened to.
     *
     * @return the fates, in no order.
     */
    public Collection<AccountFate> fates()
    {
        return fates.values();
    }

    /**
     * Events seen.
     *
     * @return the number.
     */
    public long events()
    {
        return events;
    }

    /**
     * The latest answer to {@code AuditState}.
     *
     * @return the audit, or null.
     */
    public Audit audit()
    {
        return audit;
    }

    /**
     * Equity without haircuts in the latest answer to {@code QueryMargin}.
     *
     * @return micro-USDT.
     */
    public long reportedEquityMicros()
    {
        return reportedEquityMicros;
    }
}
