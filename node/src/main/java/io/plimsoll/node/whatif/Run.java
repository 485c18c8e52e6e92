package io.plimsoll.node.whatif;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderAcceptedDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderClosedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.agrona.DirectBuffer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One of the two runs: a core, with what its events say. It counts its own commands; which recorded command is being
 * played is the caller's matter.
 */
final class Run implements EventSink
{
    private final StateMachine core;
    private final RunFigures figures;
    private final long firstModelAccount;
    private final OrderBook orders = new OrderBook();
    private final Roster roster = new Roster();
    private final Deque<Request> requests = new ArrayDeque<>();
    private final EventTrace trace = new EventTrace();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderClosedDecoder closed = new OrderClosedDecoder();
    private final OrderCancelRequestedDecoder cancelRequested = new OrderCancelRequestedDecoder();
    private final FillAppliedDecoder fillApplied = new FillAppliedDecoder();
    private final ZoneChangedDecoder zoneChanged = new ZoneChangedDecoder();
    private final SliceIssuedDecoder sliceIssued = new SliceIssuedDecoder();
    private final PositionTakenOverDecoder positionTakenOver = new PositionTakenOverDecoder();
    private final BalanceChangedDecoder balanceChanged = new BalanceChangedDecoder();
    private boolean isModelCommand;
    private Reason refusal;
    private long placedLots;

    /**
     * @param core              fresh.
     * @param figures           to add up.
     * @param firstModelAccount accounts from here on are the venue model's and appear in no figure.
     */
    Run(final StateMachine core, final RunFigures figures, final long firstModelAccount)
    {
        this.core = core;
        this.figures = figures;
        this.firstModelAccount = firstModelAccount;
    }

    /**
     * A recorded command begins.
     */
    void begin(final long timeNs)
    {
        figures.at(timeNs);
        requests.clear();
        trace.clear();
    }

    /**
     * Apply a recorded command, or what stands in for it.
     *
     * @return true if the core refused or denied nothing.
     */
    boolean apply(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        return apply(timeNs, buffer, offset, length, false);
    }

    /**
     * Apply a command of the venue model; if it is refused, no figure says so.
     *
     * @return true if the core refused or denied nothing.
     */
    boolean applyModel(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        return apply(timeNs, buffer, offset, length, true);
    }

    private boolean apply(
        final long timeNs, final DirectBuffer buffer, final int offset, final int length, final boolean isModel)
    {
        isModelCommand = isModel;
        refusal = null;
        if (length >= MessageHeaderDecoder.ENCODED_LENGTH + PlaceOrderDecoder.BLOCK_LENGTH &&
            header.wrap(buffer, offset).templateId() == PlaceOrderDecoder.TEMPLATE_ID)
        {
            placedLots = placeOrder.wrapAndApplyHeader(buffer, offset, header).lots();
        }
        core.apply(core.lastSequence() + 1, timeNs, buffer, offset, length, this);
        return refusal == null;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        trace.add(buffer, offset, length);
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case RejectedDecoder.TEMPLATE_ID -> onRejected(rejected.wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID -> onDenied(denied.wrapAndApplyHeader(buffer, offset, header));
            case OrderAcceptedDecoder.TEMPLATE_ID ->
                orders.add(accepted.wrapAndApplyHeader(buffer, offset, header).orderId(), placedLots, 0);
            case OrderClosedDecoder.TEMPLATE_ID ->
                orders.remove(closed.wrapAndApplyHeader(buffer, offset, header).orderId());
            case OrderCancelRequestedDecoder.TEMPLATE_ID ->
                requests.add(Request.Cancel.of(cancelRequested.wrapAndApplyHeader(buffer, offset, header)));
            case FillAppliedDecoder.TEMPLATE_ID -> onFill(fillApplied.wrapAndApplyHeader(buffer, offset, header));
            case ZoneChangedDecoder.TEMPLATE_ID -> onZone(zoneChanged.wrapAndApplyHeader(buffer, offset, header));
            case SliceIssuedDecoder.TEMPLATE_ID -> onSlice(sliceIssued.wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                onPosition(positionTakenOver.wrapAndApplyHeader(buffer, offset, header));
            case AccountOpenedDecoder.TEMPLATE_ID ->
                onOpened(new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MarginModeChangedDecoder.TEMPLATE_ID ->
                roster.onMode(new MarginModeChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BalanceChangedDecoder.TEMPLATE_ID ->
                roster.onBalance(balanceChanged.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onRejected(final RejectedDecoder event)
    {
        refusal = event.reason();
        if (!isModelCommand)
        {
            figures.onRefused(event.command());
        }
    }

    private void onDenied(final OrderDeniedDecoder event)
    {
        refusal = event.reason();
        if (!isModelCommand)
        {
            figures.onRefused(PlaceOrderDecoder.TEMPLATE_ID);
        }
    }

    private void onOpened(final AccountOpenedDecoder event)
    {
        if (event.account() < firstModelAccount)
        {
            roster.onOpened(event);
        }
    }

    private void onFill(final FillAppliedDecoder event)
    {
        final long orderId = event.orderId();
        if (event.liquidation() == Flag.YES)
        {
            final OrderBook.Order slice = orders.order(orderId);
            figures.onSliceFill(event, !slice.isTouched(), slice.markPrice());
        }
        if (roster.isBackstop(event.account()))
        {
            roster.onBackstopLots(event.account(), event.instrument(), event.positionLots());
        }
        orders.fill(orderId, Math.abs(event.lots()));
    }

    private void onZone(final ZoneChangedDecoder event)
    {
        if (event.account() >= firstModelAccount)
        {
            throw new IllegalStateException(
                "account " + event.account() + " of the venue model entered " + event.toZone());
        }
        figures.onZone(event);
    }

    private void onSlice(final SliceIssuedDecoder event)
    {
        figures.onSlice(event.instrument());
        orders.add(event.orderId(), event.lots(), event.markPrice());
        requests.add(Request.Slice.of(event));
    }

    private void onPosition(final PositionTakenOverDecoder event)
    {
        figures.onPositionTakenOver(event);
        roster.onBackstopLots(event.backstop(), event.instrument(), event.backstopLots());
    }

    /**
     * @return why the last command was refused or denied; null if it was not.
     */
    Reason refusal()
    {
        return refusal;
    }

    /**
     * @return what the core has asked for since {@link #begin} and nobody has taken from here.
     */
    Deque<Request> requests()
    {
        return requests;
    }

    OrderBook orders()
    {
        return orders;
    }

    Roster roster()
    {
        return roster;
    }

    RunFigures figures()
    {
        return figures;
    }

    StateMachine core()
    {
        return core;
    }

    /**
     * @return events since {@link #begin}.
     */
    EventTrace trace()
    {
        return trace;
    }
}
