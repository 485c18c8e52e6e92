package io.plimsoll.config;

import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetVenueBreakerEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes the settings of volatilities and circuit breakers as commands.
 */
final class BreakerPublisher
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    BreakerPublisher(final CommandSink sink)
    {
        this.sink = sink;
    }

    /**
     * Volatilities first: statistical triggers need them.
     */
    void breakers(final PriceSettings settings)
    {
        settings.volatilities().forEach(this::volatility);
        settings.breakers().forEach(this::breaker);
        if (settings.venueBreaker() != null)
        {
            venue(settings.venueBreaker());
        }
    }

    private void volatility(final VolatilitySettings volatility)
    {
        final SetVolatilityRulesEncoder encoder = new SetVolatilityRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(volatility.instrument())
            .initialPpm(volatility.initialPpm())
            .floorPpm(volatility.floorPpm())
            .capPpm(volatility.capPpm())
            .sampleNs(volatility.sampleNs())
            .presentNs(volatility.presentNs())
            .longRunNs(volatility.longRunNs());
        publish(encoder.encodedLength());
    }

    private void breaker(final BreakerSettings breaker)
    {
        final SetBreakerRulesEncoder encoder = new SetBreakerRulesEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(breaker.instrument())
            .drawdownAction(breaker.drawdownAction())
            .rateAction(breaker.rateAction())
            .reopenSteps(breaker.reopening().steps())
            .reopenStepPpm(breaker.reopening().stepPpm())
            .drawdownPpm(breaker.drawdownPpm())
            .rateNotional(breaker.rateNotional())
            .outageNs(breaker.outageNs())
            .limitNs(breaker.limitNs())
            .haltNs(breaker.haltNs())
            .maxHaltNs(breaker.maxHaltNs())
            .reopenNs(breaker.reopening().everyNs())
            .publishPpm(breaker.publishPpm());
        final SetBreakerRulesEncoder.TriggersEncoder rows = encoder.triggersCount(breaker.triggers().size());
        for (final BreakerSettings.Trigger trigger : breaker.triggers())
        {
            rows.next()
                .kind(trigger.kind())
                .action(trigger.action())
                .horizonNs(trigger.horizonNs())
                .widthPpm(trigger.widthPpm())
                .republishPpm(trigger.republishPpm())
                .capPrice(trigger.capPrice());
        }
        publish(encoder.encodedLength());
    }

    private void venue(final VenueBreakerSettings venue)
    {
        final SetVenueBreakerEncoder encoder = new SetVenueBreakerEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header).instruments(venue.instruments()).haltNs(venue.haltNs());
        publish(encoder.encodedLength());
    }

    private void publish(final int bodyLength)
    {
        sink.onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
