package io.plimsoll.core.outcome;

import io.plimsoll.core.message.CollateralTakenOverEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.SliceIssuedEncoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedEncoder;

/**
 * Events about zones, slices and takeovers: calls -> bytes. The schema says what the fields mean.
 */
public final class LiquidationEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ZoneChangedEncoder zoneChanged = new ZoneChangedEncoder();
    private final SliceIssuedEncoder sliceIssued = new SliceIssuedEncoder();
    private final PositionTakenOverEncoder positionTakenOver = new PositionTakenOverEncoder();
    private final CollateralTakenOverEncoder collateralTakenOver = new CollateralTakenOverEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public LiquidationEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start a change of zone; the caller adds the numbers and calls {@link #publishZone()}.
     *
     * @param account  id.
     * @param scope    of the margin account.
     * @param fromZone code.
     * @param toZone   code.
     * @return encoder to fill in.
     */
    public ZoneChangedEncoder zone(final long account, final int scope, final int fromZone, final int toZone)
    {
        return zoneChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope)
            .fromZone(Zone.get((short)fromZone)).toZone(Zone.get((short)toZone));
    }

    /**
     * Publish the change of zone that was filled in.
     */
    public void publishZone()
    {
        publish(zoneChanged.encodedLength());
    }

    /**
     * Start a slice; the caller adds the numbers and calls {@link #publishSlice()}.
     *
     * @return encoder to fill in.
     */
    public SliceIssuedEncoder slice()
    {
        return sliceIssued.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the slice that was filled in.
     */
    public void publishSlice()
    {
        publish(sliceIssued.encodedLength());
    }

    /**
     * Start the takeover of a position; the caller adds the numbers and calls {@link #publishPositionTakenOver()}.
     *
     * @return encoder to fill in.
     */
    public PositionTakenOverEncoder positionTakenOver()
    {
        return positionTakenOver.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the takeover that was filled in.
     */
    public void publishPositionTakenOver()
    {
        publish(positionTakenOver.encodedLength());
    }

    /**
     * A balance moved to a backstop.
     *
     * @param account     id.
     * @param scope       of the margin account.
     * @param backstop    account id.
     * @param asset       id.
     * @param amountUnits signed.
     */
    public void collateralTakenOver(
        final long account, final int scope, final long backstop, final int asset, final long amountUnits)
    {
        collateralTakenOver.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).backstop(backstop).asset(asset).amountUnits(amountUnits);
        publish(collateralTakenOver.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
