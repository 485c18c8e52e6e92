package io.plimsoll.core.outcome;

import io.plimsoll.core.message.EstateSettledEncoder;
import io.plimsoll.core.message.HaircutAppliedEncoder;
import io.plimsoll.core.message.LossAllocatedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PositionDeleveragedEncoder;

/**
 * Events about losses and who bears them: calls -> bytes. The caller fills the encoder in and publishes. The schema
 * says what the fields mean.
 */
public final class LossEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EstateSettledEncoder estateSettled = new EstateSettledEncoder();
    private final LossAllocatedEncoder allocated = new LossAllocatedEncoder();
    private final HaircutAppliedEncoder haircut = new HaircutAppliedEncoder();
    private final PositionDeleveragedEncoder deleveraged = new PositionDeleveragedEncoder();
    private EstateSettledEncoder.SharesEncoder shares;

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public LossEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start the settlement of an estate.
     *
     * @return encoder to fill in.
     */
    public EstateSettledEncoder estateSettled()
    {
        return estateSettled.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Shares of pools follow.
     *
     * @param count of them.
     */
    public void beginShares(final int count)
    {
        shares = estateSettled.sharesCount(count);
    }

    /**
     * One more share.
     *
     * @param pool    that owes.
     * @param loss    of the estate's legs there.
     * @param deficit that it owes.
     */
    public void nextShare(final int pool, final long loss, final long deficit)
    {
        shares.next().riskPool(pool).loss(loss).deficit(deficit);
    }

    /**
     * Publish the settlement that was filled in.
     */
    public void publishEstateSettled()
    {
        publish(estateSettled.encodedLength());
    }

    /**
     * Start an allocation.
     *
     * @return encoder to fill in.
     */
    public LossAllocatedEncoder allocated()
    {
        return allocated.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the allocation that was filled in.
     */
    public void publishAllocated()
    {
        publish(allocated.encodedLength());
    }

    /**
     * Start a haircut.
     *
     * @return encoder to fill in.
     */
    public HaircutAppliedEncoder haircut()
    {
        return haircut.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the haircut that was filled in.
     */
    public void publishHaircut()
    {
        publish(haircut.encodedLength());
    }

    /**
     * Start a deleveraging.
     *
     * @return encoder to fill in.
     */
    public PositionDeleveragedEncoder deleveraged()
    {
        return deleveraged.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the deleveraging that was filled in.
     */
    public void publishDeleveraged()
    {
        publish(deleveraged.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
