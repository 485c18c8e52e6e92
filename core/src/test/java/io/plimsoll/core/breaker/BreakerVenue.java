package io.plimsoll.core.breaker;

import java.util.stream.Collectors;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.liquidation.RulesVenue;
import io.plimsoll.core.message.BoundsPublishedDecoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetVenueBreakerEncoder;
import io.plimsoll.core.message.SetVolatilityRulesEncoder;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.model.MessageText;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A venue with breakers. Instruments 0 to 2 are linear, a lot at price 1 is 1 numeraire, marks stand at 10,000; prices
 * go to 10,000,000. Account 1 is long one lot of each, the maker short; both have plenty. The clock stands at 1,000 s.
 */
final class BreakerVenue
{
    static final long SECOND_NS = 1_000_000_000L;
    static final long START_NS = 1_000 * SECOND_NS;
    static final long CUSTOMER = 1;
    static final long MAKER = 500;
    static final CoreLimits LIMITS = new CoreLimits(20, 40, 10, 40, 4, 2);

    private final CoreVenue venue = new CoreVenue(LIMITS);
    private final RulesVenue rules = new RulesVenue(venue);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /**
     * Rules of a breaker, to be changed where a test wants something else.
     */
    static final class Spec
    {
        BreakerAction drawdownAction = BreakerAction.LIMIT;
        BreakerAction rateAction = BreakerAction.LIMIT;
        int reopenSteps = 4;
        int reopenStepPpm = 10_000;
        int drawdownPpm;
        long rateNotional;
        long outageNs;
        long limitNs = 15 * SECOND_NS;
        long haltNs = 300 * SECOND_NS;
        long maxHaltNs = 600 * SECOND_NS;
        long reopenNs = 10 * SECOND_NS;
        int publishPpm;
        long[][] triggers = {};

        /**
         * Rows of kind, action, horizon, width, step of the reference, largest width.
         */
        Spec with(final long[]... rows)
        {
            triggers = rows;
            return this;
        }
    }

    BreakerVenue()
    {
        final long[][] tiers = {{0, 50_000, 100_000}};
        for (int id = 0; id < 3; id++)
        {
            venue.linear(id, 0, SECOND_NS, SECOND_NS, 10_000_000, 10_000, tiers).mark(id, 10_000);
        }
        venue.customer(CUSTOMER, 0, 10_000_000 * MONEY).customer(MAKER, 0, 10_000_000 * MONEY);
        for (int id = 0; id < 3; id++)
        {
            venue.trade(CUSTOMER, MAKER, id, 1, 10_000);
        }
    }

    static long[] band(final BreakerAction action, final long horizonNs, final int widthPpm)
    {
        return new long[]{TriggerKind.BAND.value(), action.value(), horizonNs, widthPpm, 0, 0};
    }

    static long[] velocity(final BreakerAction action, final long horizonNs, final int widthPpm)
    {
        return new long[]{TriggerKind.VELOCITY.value(), action.value(), horizonNs, widthPpm, 0, 0};
    }

    static long[] statistical(final BreakerAction action, final long horizonNs, final int zPpm)
    {
        return new long[]{TriggerKind.STATISTICAL.value(), action.value(), horizonNs, zPpm, 0, 0};
    }

    CoreVenue venue()
    {
        return venue;
    }

    RulesVenue rules()
    {
        return rules;
    }

    BreakerVenue breaker(final int instrument, final Spec spec)
    {
        rules.send(buffer ->
        {
            final SetBreakerRulesEncoder command = new SetBreakerRulesEncoder()
                .wrapAndApplyHeader(buffer, 0, header).instrument(instrument)
                .drawdownAction(spec.drawdownAction).rateAction(spec.rateAction)
                .reopenSteps(spec.reopenSteps).reopenStepPpm(spec.reopenStepPpm)
                .drawdownPpm(spec.drawdownPpm).rateNotional(spec.rateNotional).outageNs(spec.outageNs)
                .limitNs(spec.limitNs).haltNs(spec.haltNs).maxHaltNs(spec.maxHaltNs).reopenNs(spec.reopenNs)
                .publishPpm(spec.publishPpm);
            final SetBreakerRulesEncoder.TriggersEncoder rows = command.triggersCount(spec.triggers.length);
            for (final long[] row : spec.triggers)
            {
                rows.next().kind(TriggerKind.get((short)row[0])).action(BreakerAction.get((short)row[1]))
                    .horizonNs(row[2]).widthPpm((int)row[3]).republishPpm((int)row[4]).capPrice(row[5]);
            }
            return command.encodedLength();
        });
        return this;
    }

    BreakerVenue volatility(
        final int instrument, final int initialPpm, final int floorPpm, final int capPpm, final long[] durationsNs)
    {
        rules.send(buffer -> new SetVolatilityRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).initialPpm(initialPpm).floorPpm(floorPpm).capPpm(capPpm)
            .sampleNs(durationsNs[0]).presentNs(durationsNs[1]).longRunNs(durationsNs[2]).encodedLength());
        return this;
    }

    BreakerVenue venueBreaker(final int instruments, final long haltNs)
    {
        rules.send(buffer -> new SetVenueBreakerEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instruments(instruments).haltNs(haltNs).encodedLength());
        return this;
    }

    BreakerVenue mark(final int instrument, final long price)
    {
        venue.mark(instrument, price);
        return this;
    }

    BreakerVenue after(final long durationNs)
    {
        venue.after(durationNs);
        return this;
    }

    /**
     * The mark as it stands, from a report of whoever has a lot of each instrument.
     */
    long markOf(final int instrument)
    {
        for (final MarginReportedDecoder.PositionsDecoder leg : venue.report(CUSTOMER, CoreVenue.CROSS).positions())
        {
            if (leg.instrument() == instrument)
            {
                return leg.markPrice();
            }
        }
        throw new AssertionError("no position in " + instrument);
    }

    /**
     * Why an order of the customer for one lot is refused; null if it is not.
     */
    Reason order(final int instrument, final long lots, final long limit)
    {
        venue.mayRefuse().order(CUSTOMER, instrument, lots, limit, false);
        return venue.refusal();
    }

    /**
     * The last command's events, field by field.
     */
    BreakerVenue expect(final String... events)
    {
        assertEquals(String.join("\n", events), text());
        return this;
    }

    /**
     * The last command's events, one a line.
     */
    String text()
    {
        return venue.events().stream().map(BreakerVenue::text).collect(Collectors.joining("\n"));
    }

    private static String text(final UnsafeBuffer event)
    {
        final MessageHeaderDecoder decoded = new MessageHeaderDecoder();
        final String text = switch (decoded.wrap(event, 0).templateId())
        {
            case BoundsPublishedDecoder.TEMPLATE_ID ->
                new BoundsPublishedDecoder().wrapAndApplyHeader(event, 0, decoded).toString();
            case BreakerChangedDecoder.TEMPLATE_ID ->
                new BreakerChangedDecoder().wrapAndApplyHeader(event, 0, decoded).toString();
            default -> MessageText.of(event, event.capacity());
        };
        return text.replaceFirst("^\\[(\\w+)]\\(.*?\\):", "$1 ");
    }
}
