package io.plimsoll.node.crash.record;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LiquidationQueuedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MarginCallIssuedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PoolReportedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.demo.record.Audit;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the engine's events and keeps what a report needs. Looks at the books as they were before an event.
 */
public final class CrashRecord implements EventSink
{
    private final Books books;
    private final LossRecord losses;
    private final LiquidationRecord liquidations;
    private final Refused refused = new Refused();
    private final FundPath funds;
    private final List<PoolState> pools = new ArrayList<>();
    private final Tally tally;
    private final long[][] closes;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ZoneChangedDecoder zoneChanged = new ZoneChangedDecoder();
    private final MarginCallIssuedDecoder called = new MarginCallIssuedDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final FillAppliedDecoder fill = new FillAppliedDecoder();
    private final LiquidationQueuedDecoder queued = new LiquidationQueuedDecoder();
    private final AuctionTakenDecoder taken = new AuctionTakenDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final EstateSettledDecoder estate = new EstateSettledDecoder();
    private final LossAllocatedDecoder allocated = new LossAllocatedDecoder();
    private final HaircutAppliedDecoder haircut = new HaircutAppliedDecoder();
    private final PositionDeleveragedDecoder deleveraged = new PositionDeleveragedDecoder();
    private final FundChangedDecoder fundChanged = new FundChangedDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final PoolReportedDecoder poolReported = new PoolReportedDecoder();
    private final StateAuditedDecoder audited = new StateAuditedDecoder();
    private int candle;
    private long events;
    private Audit audit;

    /**
     * An empty record.
     *
     * @param market of the day.
     * @param crowd  that trades.
     * @param books  that the same events go to, after this record.
     */
    public CrashRecord(final CrashMarket market, final Crowd crowd, final Books books)
    {
        this.books = books;
        tally = new Tally(market.candleCount());
        losses = new LossRecord(market, crowd, books, tally);
        liquidations = new LiquidationRecord(market, books, tally, losses);
        funds = new FundPath(market.pools().size(), market.candleCount());
        closes = new long[market.size()][market.candleCount()];
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        events++;
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (onLiquidation(template, buffer, offset) || onAuction(template, buffer, offset) ||
            onLoss(template, buffer, offset))
        {
            return;
        }
        switch (template)
        {
            case RejectedDecoder.TEMPLATE_ID ->
                refused.onRejected(sequence, rejected.wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID ->
                refused.onDenied(sequence, denied.wrapAndApplyHeader(buffer, offset, header));
            case PositionSettledDecoder.TEMPLATE_ID -> tally.add(Count.DELISTED, candle, 1);
            case PoolReportedDecoder.TEMPLATE_ID -> onPool(poolReported.wrapAndApplyHeader(buffer, offset, header));
            case StateAuditedDecoder.TEMPLATE_ID -> onAudit(audited.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private boolean onLiquidation(final int template, final DirectBuffer buffer, final int offset)
    {
        switch (template)
        {
            case ZoneChangedDecoder.TEMPLATE_ID ->
                liquidations.onZone(candle, zoneChanged.wrapAndApplyHeader(buffer, offset, header));
            case MarginCallIssuedDecoder.TEMPLATE_ID ->
            {
                called.wrapAndApplyHeader(buffer, offset, header);
                tally.add(Count.CALLS_ISSUED, candle, 1);
            }
            case SliceIssuedDecoder.TEMPLATE_ID ->
                liquidations.onSlice(candle, sliceIssued.wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID ->
            {
                if (fill.wrapAndApplyHeader(buffer, offset, header).liquidation() == Flag.YES)
                {
                    liquidations.onSliceFill(candle, fill);
                }
            }
            case LiquidationQueuedDecoder.TEMPLATE_ID ->
            {
                tally.add(Count.QUEUED, candle, 1);
                tally.raise(Count.MOST_WAITING, queued.wrapAndApplyHeader(buffer, offset, header).waiting());
            }
            default ->
            {
                return false;
            }
        }
        return true;
    }

    private boolean onAuction(final int template, final DirectBuffer buffer, final int offset)
    {
        switch (template)
        {
            case AuctionStartedDecoder.TEMPLATE_ID -> tally.add(Count.AUCTIONS, candle, 1);
            case AuctionResetDecoder.TEMPLATE_ID -> tally.add(Count.RESETS, candle, 1);
            case AuctionTakenDecoder.TEMPLATE_ID ->
                losses.onTaken(candle, taken.wrapAndApplyHeader(buffer, offset, header));
            case AuctionEndedDecoder.TEMPLATE_ID ->
                tally.add(switch (ended.wrapAndApplyHeader(buffer, offset, header).cause())
                {
                    case RESTORED -> Count.RESTORED;
                    case SOLD -> Count.SOLD;
                    default -> Count.EXPIRED;
                }, candle, 1);
            default ->
            {
                return false;
            }
        }
        return true;
    }

    private boolean onLoss(final int template, final DirectBuffer buffer, final int offset)
    {
        switch (template)
        {
            case EstateSettledDecoder.TEMPLATE_ID ->
                losses.onEstate(candle, estate.wrapAndApplyHeader(buffer, offset, header));
            case LossAllocatedDecoder.TEMPLATE_ID ->
                losses.onAllocated(candle, allocated.wrapAndApplyHeader(buffer, offset, header));
            case HaircutAppliedDecoder.TEMPLATE_ID ->
                losses.onHaircut(candle, haircut.wrapAndApplyHeader(buffer, offset, header));
            case PositionDeleveragedDecoder.TEMPLATE_ID ->
                losses.onDeleveraged(candle, deleveraged.wrapAndApplyHeader(buffer, offset, header));
            case FundChangedDecoder.TEMPLATE_ID ->
                losses.onFund(candle, fundChanged.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
                return false;
            }
        }
        return true;
    }

    private void onPool(final PoolReportedDecoder event)
    {
        pools.add(new PoolState(event.riskPool(), event.fundBalance(), event.backstopEquity(), event.deficits(),
            event.fundPaid(), event.trancheDrawn(), event.winnersPaid(), event.uncovered()));
    }

    private void onAudit(final StateAuditedDecoder event)
    {
        audit = new Audit(event.stateHash(), event.conserved() == Flag.YES, event.accounts(), event.positions(),
            event.orders(), event.liquidating());
    }

    /**
     * A candle begins.
     *
     * @param index of it.
     */
    public void startCandle(final int index)
    {
        candle = index;
    }

    /**
     * A candle is over.
     */
    public void endCandle()
    {
        funds.note(candle, books);
        for (int instrument = 0; instrument < closes.length; instrument++)
        {
            closes[instrument][candle] = books.mark(instrument);
        }
    }

    /**
     * Whether some liquidation waits for its next step.
     *
     * @return true if so.
     */
    public boolean hasLiquidations()
    {
        return liquidations.isRunning();
    }

    /**
     * What was counted.
     *
     * @return the tally.
     */
    public Tally tally()
    {
        return tally;
    }

    /**
     * Who lost what.
     *
     * @return the losses.
     */
    public LossRecord losses()
    {
        return losses;
    }

    /**
     * The funds over time.
     *
     * @return the path.
     */
    public FundPath funds()
    {
        return funds;
    }

    /**
     * Refused commands.
     *
     * @return the refusals.
     */
    public Refused refused()
    {
        return refused;
    }

    /**
     * Answers to {@code QueryPool}.
     *
     * @return in order.
     */
    public List<PoolState> pools()
    {
        return new ArrayList<>(pools);
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
     * Events seen.
     *
     * @return the number.
     */
    public long events()
    {
        return events;
    }

    /**
     * Mark at the end of a candle.
     *
     * @param instrument id.
     * @param index      of the candle.
     * @return increments.
     */
    public long close(final int instrument, final int index)
    {
        return closes[instrument][index];
    }
}
