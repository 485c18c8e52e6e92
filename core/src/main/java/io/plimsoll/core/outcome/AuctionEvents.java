package io.plimsoll.core.outcome;

import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.message.AuctionAssetMovedEncoder;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionEndCause;
import io.plimsoll.core.message.AuctionEndedEncoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionLotMovedEncoder;
import io.plimsoll.core.message.AuctionPausedEncoder;
import io.plimsoll.core.message.AuctionPhase;
import io.plimsoll.core.message.AuctionResetCause;
import io.plimsoll.core.message.AuctionResetEncoder;
import io.plimsoll.core.message.AuctionStartedEncoder;
import io.plimsoll.core.message.AuctionTakenEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events about auctions: calls -> bytes. The schema says what the fields mean.
 */
public final class AuctionEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AuctionStartedEncoder started = new AuctionStartedEncoder();
    private final AuctionResetEncoder reset = new AuctionResetEncoder();
    private final AuctionTakenEncoder taken = new AuctionTakenEncoder();
    private final AuctionLotMovedEncoder lotMoved = new AuctionLotMovedEncoder();
    private final AuctionAssetMovedEncoder assetMoved = new AuctionAssetMovedEncoder();
    private final AuctionPausedEncoder paused = new AuctionPausedEncoder();
    private final AuctionEndedEncoder ended = new AuctionEndedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public AuctionEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start an auction's start, terms filled in; the caller adds the numbers and calls {@link #publishStarted()}.
     *
     * @param account id.
     * @param scope   of the margin account.
     * @param table   of auctions.
     * @param row     of the auction.
     * @return encoder to fill in.
     */
    public AuctionStartedEncoder started(final long account, final int scope, final AuctionTable table, final int row)
    {
        return started.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).auction(table.auctionId(row)).riskPool(table.riskPool(row))
            .phase(AuctionPhase.get((short)table.phase(row))).curve(AuctionCurve.get((short)table.curve(row)))
            .goal(AuctionGoal.get((short)table.goal(row))).maxResets(table.maxResets(row))
            .startPpm(table.startPpm(row)).cutPpm(table.cutPpm(row)).cuspPpm(table.cuspPpm(row))
            .maxDiscountPpm(table.maxDiscountPpm(row)).minTakePpm(table.minTakePpm(row))
            .stepNs(table.stepNs(row)).tailNs(table.tailNs(row)).insolventNs(table.insolventNs(row));
    }

    /**
     * Publish the start that was filled in.
     */
    public void publishStarted()
    {
        publish(started.encodedLength());
    }

    /**
     * Start a reset, record filled in; the caller adds the numbers and calls {@link #publishReset()}.
     *
     * @param account id.
     * @param scope   of the margin account.
     * @param table   of auctions.
     * @param row     of the auction.
     * @param cause   of the reset.
     * @return encoder to fill in.
     */
    public AuctionResetEncoder reset(
        final long account, final int scope, final AuctionTable table, final int row, final AuctionResetCause cause)
    {
        return reset.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).auction(table.auctionId(row)).cause(cause)
            .phase(AuctionPhase.get((short)table.phase(row))).resets(table.resets(row)).reserve(table.reserve(row));
    }

    /**
     * Publish the reset that was filled in.
     */
    public void publishReset()
    {
        publish(reset.encodedLength());
    }

    /**
     * Start a take; the caller adds everything but the phase and calls {@link #publishTaken()}.
     *
     * @param phase code.
     * @return encoder to fill in.
     */
    public AuctionTakenEncoder taken(final int phase)
    {
        return taken.wrapAndApplyHeader(outcome.buffer(), 0, header).phase(AuctionPhase.get((short)phase));
    }

    /**
     * Publish the take that was filled in.
     */
    public void publishTaken()
    {
        publish(taken.encodedLength());
    }

    /**
     * Start a move of lots; the caller adds everything and calls {@link #publishLotMoved()}.
     *
     * @return encoder to fill in.
     */
    public AuctionLotMovedEncoder lotMoved()
    {
        return lotMoved.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the move of lots that was filled in.
     */
    public void publishLotMoved()
    {
        publish(lotMoved.encodedLength());
    }

    /**
     * Start a move of an asset; the caller adds everything and calls {@link #publishAssetMoved()}.
     *
     * @return encoder to fill in.
     */
    public AuctionAssetMovedEncoder assetMoved()
    {
        return assetMoved.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the move of an asset that was filled in.
     */
    public void publishAssetMoved()
    {
        publish(assetMoved.encodedLength());
    }

    /**
     * A clock stands still, or goes on.
     *
     * @param account    id.
     * @param scope      of the margin account.
     * @param table      of auctions.
     * @param row        of the auction.
     * @param elapsedNs  on the clock.
     * @param deadlineNs 0 while it stands still.
     */
    public void paused(
        final long account,
        final int scope,
        final AuctionTable table,
        final int row,
        final long elapsedNs,
        final long deadlineNs)
    {
        paused.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).auction(table.auctionId(row))
            .paused(table.isPaused(row) ? Flag.YES : Flag.NO).elapsedNs(elapsedNs).deadlineNs(deadlineNs);
        publish(paused.encodedLength());
    }

    /**
     * Start an end, record filled in; the caller adds the numbers and calls {@link #publishEnded()}.
     *
     * @param account id.
     * @param scope   of the margin account.
     * @param table   of auctions.
     * @param row     of the auction.
     * @param cause   of the end.
     * @return encoder to fill in.
     */
    public AuctionEndedEncoder ended(
        final long account, final int scope, final AuctionTable table, final int row, final AuctionEndCause cause)
    {
        return ended.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).auction(table.auctionId(row)).cause(cause)
            .resets(table.resets(row)).reserve(table.reserve(row));
    }

    /**
     * Publish the end that was filled in.
     */
    public void publishEnded()
    {
        publish(ended.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
