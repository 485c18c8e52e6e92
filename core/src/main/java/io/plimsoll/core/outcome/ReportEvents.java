package io.plimsoll.core.outcome;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IntakeNotedEncoder;
import io.plimsoll.core.message.IntakeReason;
import io.plimsoll.core.message.IntakeState;
import io.plimsoll.core.message.MarginReportedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.StateAuditedEncoder;
import io.plimsoll.core.message.Zone;

/**
 * Answers to questions and notes: calls -> bytes. The schema says what the fields mean.
 */
public final class ReportEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarginReportedEncoder margin = new MarginReportedEncoder();
    private final StateAuditedEncoder audited = new StateAuditedEncoder();
    private final IntakeNotedEncoder intakeNoted = new IntakeNotedEncoder();
    private MarginReportedEncoder.PositionsEncoder positions;
    private MarginReportedEncoder.BalancesEncoder balances;

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public ReportEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start a margin report; the caller adds numbers, positions and balances, and calls {@link #publishMargin()}.
     *
     * @param account id.
     * @param scope   of the margin account.
     * @param zone    code.
     * @return encoder to fill in.
     */
    public MarginReportedEncoder margin(final long account, final int scope, final int zone)
    {
        return margin.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).zone(Zone.get((short)zone));
    }

    /**
     * Positions follow.
     *
     * @param count of them.
     */
    public void beginPositions(final int count)
    {
        positions = margin.positionsCount(count);
    }

    /**
     * One more position.
     *
     * @return encoder to fill in.
     */
    public MarginReportedEncoder.PositionsEncoder nextPosition()
    {
        return positions.next();
    }

    /**
     * Balances follow.
     *
     * @param count of them.
     */
    public void beginBalances(final int count)
    {
        balances = margin.balancesCount(count);
    }

    /**
     * One more balance.
     *
     * @return encoder to fill in.
     */
    public MarginReportedEncoder.BalancesEncoder nextBalance()
    {
        return balances.next();
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishMargin()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + margin.encodedLength());
    }

    /**
     * Answer an audit.
     *
     * @param stateHash   over all state.
     * @param isConserved does money add up?
     * @param accounts    margin accounts.
     * @param positions   not flat.
     * @param orders      known.
     * @param liquidating margin accounts in liquidation.
     */
    public void audited(
        final long stateHash,
        final boolean isConserved,
        final int accounts,
        final int positions,
        final int orders,
        final int liquidating)
    {
        audited.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .stateHash(stateHash).conserved(isConserved ? Flag.YES : Flag.NO).accounts(accounts)
            .positions(positions).orders(orders).liquidating(liquidating);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + audited.encodedLength());
    }

    /**
     * Tell that commands are refused at the entry, or taken again.
     *
     * @param state         from here on.
     * @param reason        of the change.
     * @param freeBytes     on the journal's file system.
     * @param reservedBytes ahead of the journal's end.
     * @param notedNs       by the engine's clock, nanoseconds since the epoch.
     */
    public void intakeNoted(
        final IntakeState state,
        final IntakeReason reason,
        final long freeBytes,
        final long reservedBytes,
        final long notedNs)
    {
        intakeNoted.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .state(state).reason(reason).freeBytes(freeBytes).reservedBytes(reservedBytes).notedNs(notedNs);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + intakeNoted.encodedLength());
    }
}
