package io.plimsoll.core.outcome;

import io.plimsoll.core.message.BoundsPublishedEncoder;
import io.plimsoll.core.message.BreakerChangedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events about circuit breakers: calls -> bytes. The schema says what the fields mean.
 */
public final class BreakerEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BoundsPublishedEncoder boundsPublished = new BoundsPublishedEncoder();
    private final BreakerChangedEncoder breakerChanged = new BreakerChangedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public BreakerEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Where the mark may go.
     *
     * @param instrument id.
     * @param mark       increments.
     * @param lower      bound.
     * @param upper      bound.
     * @param presentPpm volatility of a day; 0: not measured.
     */
    public void boundsPublished(
        final int instrument, final long mark, final long lower, final long upper, final int presentPpm)
    {
        boundsPublished.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).mark(mark).lower(lower).upper(upper).presentPpm(presentPpm);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + boundsPublished.encodedLength());
    }

    /**
     * The state of a breaker has changed.
     *
     * @return encoder to fill in.
     */
    public BreakerChangedEncoder changed()
    {
        return breakerChanged.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the change that was filled in.
     */
    public void publishChanged()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + breakerChanged.encodedLength());
    }
}
