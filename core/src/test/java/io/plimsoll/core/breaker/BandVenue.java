package io.plimsoll.core.breaker;

import io.plimsoll.core.message.BoundsPublishedDecoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.TriggerKind;

/**
 * One instrument at a reference price, with one trigger: for numbers that others have published.
 */
public final class BandVenue
{
    private static final long FIVE_MINUTES_NS = 300 * BreakerVenue.SECOND_NS;
    private static final int ONE_PERCENT_PPM = 10_000;

    private final BreakerVenue venue = new BreakerVenue();
    private final long reference;

    /**
     * At that price.
     *
     * @param reference increments.
     */
    public BandVenue(final long reference)
    {
        this.reference = reference;
        venue.mark(0, reference);
    }

    /**
     * Statistical bounds.
     *
     * @param dayPpm    volatility of a day, before anything is measured.
     * @param horizonNs duration.
     * @param zPpm      standard deviations.
     */
    public void statistical(final int dayPpm, final long horizonNs, final int zPpm)
    {
        final long never = 1_000_000 * BreakerVenue.SECOND_NS;
        venue.volatility(0, dayPpm, 1, 10_000_000, new long[]{never, never, never});
        venue.breaker(0, new BreakerVenue.Spec().with(
            BreakerVenue.statistical(BreakerAction.HALT, horizonNs, zPpm)));
    }

    /**
     * A band around the mean of five minutes; a new reference when the mean differs by 1 %.
     *
     * @param widthPpm to either side.
     * @param capPrice largest width; 0: none.
     */
    public void band(final int widthPpm, final long capPrice)
    {
        venue.breaker(0, new BreakerVenue.Spec().with(new long[]{
            TriggerKind.BAND.value(), BreakerAction.LIMIT.value(), FIVE_MINUTES_NS, widthPpm, ONE_PERCENT_PPM,
            capPrice}));
    }

    /**
     * Bounds that the next price publishes.
     *
     * @return lower and upper.
     */
    public String published()
    {
        venue.mark(0, reference);
        final BoundsPublishedDecoder event = new BoundsPublishedDecoder().wrapAndApplyHeader(
            venue.venue().event(BoundsPublishedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        return event.lower() + ".." + event.upper();
    }
}
