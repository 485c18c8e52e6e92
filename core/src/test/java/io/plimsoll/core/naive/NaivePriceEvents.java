package io.plimsoll.core.naive;

import io.plimsoll.core.message.AssetPricedEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MarkPublishedEncoder;
import io.plimsoll.core.message.PriceReportedEncoder;
import io.plimsoll.core.message.Validity;

/**
 * Events about marks and asset prices (R8.4, R8.5, R8.13).
 */
final class NaivePriceEvents
{
    private final NaiveState state;
    private final NaiveEvents events;

    NaivePriceEvents(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    void markPublished(final NaiveMark mark, final long candidate)
    {
        events.send(new MarkPublishedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .instrument(mark.instrument.id).validity(mark.published).mark(mark.instrument.mark)
            .candidate(candidate).indexPrice(mark.indexPrice).fundingPrice(mark.fundingPrice)
            .basisPrice(mark.basisPrice).bookPrice(mark.bookPrice).meanPrice(mark.meanPrice())
            .stablePrice(mark.instrument.stable.at(mark.instrument.mark, state.timeNs)).encodedLength());
    }

    /**
     * Set by a breaker, where there are no mark rules (R10.3).
     */
    void markOfBreaker(final NaiveInstrument instrument, final long candidate)
    {
        events.send(new MarkPublishedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .instrument(instrument.id).validity(Validity.VALID).mark(instrument.mark).candidate(candidate)
            .indexPrice(0).fundingPrice(0).basisPrice(0).bookPrice(0).meanPrice(0).stablePrice(0).encodedLength());
    }

    void assetPriced(final NaiveAsset asset, final Validity validity, final long collateralPrice)
    {
        events.send(new AssetPricedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .asset(asset.id).validity(validity).price(asset.price)
            .stablePrice(asset.stable.at(asset.price, state.timeNs)).collateralPrice(collateralPrice)
            .encodedLength());
    }

    /**
     * @param mark null without rules.
     */
    void reported(
        final NaiveInstrument instrument,
        final NaiveMark mark,
        final Validity validity,
        final NaiveVolatility volatility,
        final NaiveBreakers breakers,
        final NaiveHolds holds)
    {
        final boolean isMeasured = volatility.hasRules(instrument.id);
        final PriceReportedEncoder encoder =
            new PriceReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
        encoder.instrument(instrument.id).validity(validity)
            .refused(holds.isRefused(instrument.id) ? Flag.YES : Flag.NO).mark(instrument.mark)
            .candidate(mark == null ? 0 : mark.candidate)
            .indexPrice(mark == null ? 0 : mark.indexPrice)
            .fundingPrice(mark == null ? 0 : mark.fundingPrice)
            .basisPrice(mark == null ? 0 : mark.basisPrice)
            .bookPrice(mark == null ? 0 : mark.bookPrice)
            .meanPrice(mark == null ? 0 : mark.meanPriceAt(state.timeNs))
            .stablePrice(mark == null ? 0 : instrument.stable.at(instrument.mark, state.timeNs))
            .presentPpm(isMeasured ? instrument.presentVolatilityPpm : 0)
            .longRunPpm(isMeasured ? instrument.longRunVolatilityPpm : 0);
        breakers.report(instrument.id, encoder);
        events.send(encoder.encodedLength());
    }
}
