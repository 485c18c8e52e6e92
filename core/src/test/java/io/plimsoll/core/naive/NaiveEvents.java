package io.plimsoll.core.naive;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AccountOpenedEncoder;
import io.plimsoll.core.message.AssetDefinedEncoder;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.BalanceChangedEncoder;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.CollateralTakenOverEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingIndexChangedEncoder;
import io.plimsoll.core.message.InstrumentDefinedEncoder;
import io.plimsoll.core.message.IntakeNotedEncoder;
import io.plimsoll.core.message.LeverageChangedEncoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginModeChangedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.OrderAcceptedEncoder;
import io.plimsoll.core.message.OrderCancelRequestedEncoder;
import io.plimsoll.core.message.OrderClosedEncoder;
import io.plimsoll.core.message.OrderDeniedEncoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.ParametersChangedEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedEncoder;
import io.plimsoll.core.message.StateAuditedEncoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedEncoder;

/**
 * Writes events to the sink, every field of every event.
 */
final class NaiveEvents
{
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 20]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private EventSink sink;
    private long sequence;
    private int ordinal;

    /**
     * A new command's events start at ordinal 0.
     */
    void begin(final long commandSequence, final EventSink eventSink)
    {
        sequence = commandSequence;
        sink = eventSink;
        ordinal = 0;
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    MessageHeaderEncoder header()
    {
        return header;
    }

    /**
     * Hands over what was encoded.
     *
     * @param bodyLength without the header.
     */
    void send(final int bodyLength)
    {
        sink.onEvent(sequence, ordinal, buffer, 0, HEADER_LENGTH + bodyLength);
        ordinal++;
    }

    void rejected(final int command, final Reason reason, final long account, final long reference)
    {
        send(new RejectedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .command(command).reason(reason).account(account).reference(reference).encodedLength());
    }

    void assetDefined(final int asset, final long parameterVersion)
    {
        send(new AssetDefinedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .asset(asset).parameterVersion(parameterVersion).encodedLength());
    }

    void instrumentDefined(final int instrument, final long parameterVersion)
    {
        send(new InstrumentDefinedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).parameterVersion(parameterVersion).encodedLength());
    }

    void parametersChanged(final ParameterScope scope, final long reference, final long parameterVersion)
    {
        send(new ParametersChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .parameters(scope).reference(reference).parameterVersion(parameterVersion).encodedLength());
    }

    void accountOpened(final long account, final AccountKind kind)
    {
        send(new AccountOpenedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).kind(kind).encodedLength());
    }

    /**
     * The balance is read after the change.
     */
    void balanceChanged(
        final NaiveMarginAccount owner, final int asset, final BalanceCause cause, final long amountUnits)
    {
        send(new BalanceChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(owner.account.id).scope(owner.scope).asset(asset).cause(cause)
            .amountUnits(amountUnits).balanceUnits(owner.balance(asset)).encodedLength());
    }

    void marginModeChanged(final long account, final int instrument, final MarginMode mode)
    {
        send(new MarginModeChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).mode(mode).encodedLength());
    }

    void leverageChanged(final long account, final int instrument, final int leverage)
    {
        send(new LeverageChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).leverage(leverage).encodedLength());
    }

    void fundingIndexChanged(final int instrument, final long indexUnits)
    {
        send(new FundingIndexChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).indexUnits(indexUnits).encodedLength());
    }

    void orderAccepted(final long account, final long orderId)
    {
        send(new OrderAcceptedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).orderId(orderId).encodedLength());
    }

    void orderDenied(
        final NaiveMarginAccount owner,
        final long orderId,
        final Reason reason,
        final long equityInitial,
        final long initialMargin)
    {
        send(new OrderDeniedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(owner.account.id).orderId(orderId).scope(owner.scope).reason(reason)
            .equityInitial(equityInitial).initialMargin(initialMargin).encodedLength());
    }

    void orderClosed(final NaiveOrder order)
    {
        send(new OrderClosedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(order.owner.account.id).orderId(order.id).instrument(order.instrument.id)
            .unfilledLots(order.openLots).encodedLength());
    }

    void orderCancelRequested(final NaiveOrder order, final CancelCause cause)
    {
        send(new OrderCancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(order.owner.account.id).orderId(order.id).instrument(order.instrument.id)
            .cause(cause).openLots(order.openLots).encodedLength());
    }

    void zoneChanged(
        final NaiveMarginAccount owner,
        final Zone from,
        final Zone to,
        final NaiveNumbers numbers,
        final NaiveState state)
    {
        send(new ZoneChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(owner.account.id).scope(owner.scope).fromZone(from).toZone(to)
            .equity(numbers.equity()).equityNoHaircut(numbers.equityRaw())
            .maintenanceMargin(numbers.maintenance()).initialMargin(numbers.initial())
            .marketVersion(state.marketVersion).parameterVersion(state.parameterVersion).encodedLength());
    }

    void collateralTakenOver(
        final NaiveMarginAccount owner, final NaiveAccount backstop, final int asset, final long amountUnits)
    {
        send(new CollateralTakenOverEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(owner.account.id).scope(owner.scope).backstop(backstop.id).asset(asset)
            .amountUnits(amountUnits).encodedLength());
    }

    void intakeNoted(final NoteIntakeDecoder note)
    {
        send(new IntakeNotedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .state(note.state()).reason(note.reason()).freeBytes(note.freeBytes())
            .reservedBytes(note.reservedBytes()).notedNs(note.notedNs()).encodedLength());
    }

    void stateAudited(
        final boolean isConserved, final int accounts, final int positions, final int orders, final int liquidating)
    {
        send(new StateAuditedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .stateHash(0).conserved(isConserved ? Flag.YES : Flag.NO)
            .accounts(accounts).positions(positions).orders(orders).liquidating(liquidating).encodedLength());
    }
}
