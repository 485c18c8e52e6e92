package io.plimsoll.core.price;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * R8.1 to R8.3, R8.9: indices are in the hash and in the snapshot, and go on from there as if nothing had happened.
 */
@Timeout(60)
class IndexSnapshotTest
{
    @Test
    void shouldGoOnFromASnapshot()
    {
        final RiskCore core = IndexVenue.withIndices();
        final SnapshotMemory snapshot = SnapshotMemory.of(core);
        final RiskCore loaded = RiskCore.create(IndexVenue.LIMITS);
        loaded.load(snapshot.copy());
        assertEquals(core.stateHash(), loaded.stateHash());
        assertEquals(play(core), play(loaded));
        assertEquals(core.stateHash(), loaded.stateHash());
    }

    /**
     * Ticks of all sources, silence, and questions: what was held, means, windows and due times all show.
     */
    private static List<String> play(final RiskCore core)
    {
        final List<String> events = new ArrayList<>();
        final IndexFeed feed = new IndexFeed(core, events);
        for (int round = 0; round < 20; round++)
        {
            feed.after(IndexVenue.SECOND).query(3).query(11).tick(3, 2, 1_101).tick(3, 1, 1_000 + 5 * round)
                .tick(11, 3, 51).query(3);
        }
        feed.after(9 * IndexVenue.SECOND).query(3).after(9 * IndexVenue.SECOND).query(11);
        return events;
    }

    @Test
    void shouldHashWhatIsKnownOfAnIndex()
    {
        final IndexVenue one = new IndexVenue();
        final IndexVenue other = new IndexVenue();
        final long untouched = one.core().stateHash();
        assertEquals(untouched, other.core().stateHash());
        one.set(terms -> terms.jumpPpm = 1);
        other.set(terms -> terms.jumpPpm = 2);
        assertNotEquals(one.core().stateHash(), other.core().stateHash());
        final IndexVenue third = new IndexVenue();
        third.set(terms -> terms.jumpPpm = 1);
        assertEquals(one.core().stateHash(), third.core().stateHash());
        one.tick(1, 5);
        third.tick(1, 5, 1, third.now());
        assertNotEquals(one.core().stateHash(), third.core().stateHash());
    }
}
