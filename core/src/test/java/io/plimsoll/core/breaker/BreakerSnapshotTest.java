package io.plimsoll.core.breaker;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.model.MessageText;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook R9.1, R10.2 to R10.6: a core loaded from a snapshot goes on as the one that was saved, in every state.
 */
@Timeout(60)
class BreakerSnapshotTest
{
    private final BreakerVenue venue = new BreakerVenue();
    private final List<String> events = new ArrayList<>();

    /**
     * All kinds of rules; marks follow a random walk that trips them now and then.
     */
    private void open()
    {
        final BreakerVenue.Spec spec = new BreakerVenue.Spec();
        spec.haltNs = 20 * SECOND_NS;
        spec.maxHaltNs = 20 * SECOND_NS;
        spec.drawdownPpm = 1;
        spec.rateNotional = 1;
        spec.outageNs = 1;
        spec.publishPpm = 1_000;
        venue.volatility(0, 50_000, 1_000, 1_000_000, new long[]{SECOND_NS, 60 * SECOND_NS, 600 * SECOND_NS});
        venue.breaker(0, spec.with(
            BreakerVenue.statistical(BreakerAction.LIMIT, 600 * SECOND_NS, 2_000_000),
            BreakerVenue.velocity(BreakerAction.HALT, 160 * SECOND_NS, 60_000),
            BreakerVenue.band(BreakerAction.LIMIT, 320 * SECOND_NS, 40_000)));
        venue.breaker(1, spec.with(BreakerVenue.band(BreakerAction.HALT, 160 * SECOND_NS, 30_000)));
        venue.venueBreaker(2, 30 * SECOND_NS);
    }

    private void tick(final RiskCore core, final long timeNs, final int instrument, final long price)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        new PriceTickEncoder().wrapAndApplyHeader(buffer, 0, header).instrument(instrument).price(price);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + PriceTickEncoder.BLOCK_LENGTH;
        core.apply(core.lastSequence() + 1, timeNs, buffer, 0, length, (sequence, ordinal, event, offset, size) ->
        {
            final byte[] bytes = new byte[size];
            event.getBytes(offset, bytes);
            events.add(sequence + " " + ordinal + " " + MessageText.of(new UnsafeBuffer(bytes), size));
        });
    }

    @Test
    void shouldGoOnAfterLoadingInEveryState()
    {
        open();
        final SplittableRandom random = new SplittableRandom(4);
        final RiskCore core = venue.venue().core();
        RiskCore other = reloaded(core);
        long timeNs = BreakerVenue.START_NS;
        long price = 10_000;
        int told = 0;
        for (int i = 0; i < 3_000; i++)
        {
            timeNs += random.nextLong(3 * SECOND_NS);
            price = Math.max(100, price + random.nextLong(-price / 70, price / 70 + 1));
            final int instrument = random.nextInt(2);
            events.clear();
            tick(core, timeNs, instrument, price);
            final List<String> saved = List.copyOf(events);
            events.clear();
            tick(other, timeNs, instrument, price);
            assertEquals(saved, List.copyOf(events), "tick " + i);
            assertEquals(core.stateHash(), other.stateHash(), "tick " + i);
            told += saved.size();
            other = i % 7 == 0 ? reloaded(other) : other;
        }
        assertTrue(told > 200, "events " + told);
    }

    private static RiskCore reloaded(final RiskCore core)
    {
        final SnapshotMemory snapshot = SnapshotMemory.of(core);
        final RiskCore fresh = RiskCore.create(BreakerVenue.LIMITS);
        fresh.load(snapshot);
        assertEquals(core.stateHash(), fresh.stateHash());
        return fresh;
    }

    /**
     * What was never set is not in the hash; what is set, is.
     */
    @Test
    void shouldHashWhatIsSet()
    {
        final BreakerVenue same = new BreakerVenue();
        assertEquals(same.venue().core().stateHash(), venue.venue().core().stateHash());
        final BreakerVenue.Spec spec = new BreakerVenue.Spec();
        venue.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, 1_600, 50_000)));
        same.breaker(0, spec.with(BreakerVenue.band(BreakerAction.HALT, 1_600, 50_001)));
        assertNotEquals(same.venue().core().stateHash(), venue.venue().core().stateHash());
        venue.breaker(0, spec.with());
        same.breaker(0, spec.with());
        assertEquals(same.venue().core().stateHash(), venue.venue().core().stateHash(), "removed");
        venue.venueBreaker(1, 5);
        same.venueBreaker(1, 6);
        assertNotEquals(same.venue().core().stateHash(), venue.venue().core().stateHash());
    }
}
