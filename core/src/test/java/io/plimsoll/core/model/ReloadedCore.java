package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotMemory;
import io.plimsoll.core.snapshot.SnapshotOutput;

/**
 * Two cores that are given the same commands: one that goes on undisturbed, and one that is replaced again and again by
 * a fresh core, loaded from a snapshot. Each event must be the same byte for byte, state hashes in audits included.
 */
final class ReloadedCore implements StateMachine
{
    private final CoreLimits limits;
    private final RandomSource random;
    private final int reloadsPerMille;
    private final RiskCore undisturbed;
    private final List<byte[]> events = new ArrayList<>();
    private RiskCore reloaded;
    private int reloads;

    ReloadedCore(final CoreLimits limits, final long seed, final int reloadsPerMille)
    {
        this.limits = limits;
        this.reloadsPerMille = reloadsPerMille;
        random = new RandomSource(seed);
        undisturbed = RiskCore.create(limits);
        reloaded = RiskCore.create(limits);
    }

    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        if (random.chance(reloadsPerMille))
        {
            reload();
        }
        events.clear();
        undisturbed.apply(
            sequence, timeNs, buffer, offset, length,
            (eventSequence, ordinal, event, eventOffset, eventLength) ->
            {
                final byte[] bytes = new byte[eventLength];
                event.getBytes(eventOffset, bytes);
                events.add(bytes);
                sink.onEvent(eventSequence, ordinal, new UnsafeBuffer(bytes), 0, eventLength);
            });
        final int[] count = new int[1];
        reloaded.apply(
            sequence, timeNs, buffer, offset, length,
            (eventSequence, ordinal, event, eventOffset, eventLength) ->
            {
                final byte[] bytes = new byte[eventLength];
                event.getBytes(eventOffset, bytes);
                final byte[] expected = ordinal < events.size() ? events.get(ordinal) : new byte[0];
                if (ordinal != count[0]++ || !Arrays.equals(expected, bytes))
                {
                    throw new IllegalStateException("after " + reloads + " reloads event " + ordinal + " is " +
                        MessageText.of(new UnsafeBuffer(bytes), eventLength) + "\ninstead of " +
                        (expected.length == 0 ? "nothing" :
                        MessageText.of(new UnsafeBuffer(expected), expected.length)));
                }
            });
        require(count[0] == events.size(), "after reloading " + count[0] + " events of " + events.size());
    }

    /**
     * Takes a snapshot of one of the two, and goes on with what it gives.
     */
    private void reload()
    {
        final SnapshotMemory snapshot = SnapshotMemory.of(random.chance(500) ? undisturbed : reloaded);
        requireSame(snapshot, undisturbed, "saved twice, and by the other core");
        final RiskCore fresh = RiskCore.create(limits);
        fresh.load(snapshot);
        require(snapshot.isReadWhole(), "not all of the snapshot was read");
        requireSame(snapshot, fresh, "saved after loading");
        require(fresh.misplacedAccounts() == 0, "accounts in a wrong zone");
        require(fresh.lastSequence() == undisturbed.lastSequence(), "another sequence");
        require(fresh.stateHash() == undisturbed.stateHash(), "another state hash");
        reloaded = fresh;
        reloads++;
    }

    private static void requireSame(final SnapshotMemory snapshot, final RiskCore core, final String when)
    {
        final String difference = snapshot.difference(SnapshotMemory.of(core));
        require(difference.isEmpty(), when + ": " + difference);
    }

    private static void require(final boolean holds, final String otherwise)
    {
        if (!holds)
        {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public long lastSequence()
    {
        return reloaded.lastSequence();
    }

    @Override
    public long stateHash()
    {
        require(reloaded.stateHash() == undisturbed.stateHash(), "another state hash");
        return reloaded.stateHash();
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        reloaded.save(output);
    }

    @Override
    public void load(final SnapshotInput input)
    {
        throw new UnsupportedOperationException("it loads itself");
    }

    RiskCore undisturbed()
    {
        return undisturbed;
    }

    RiskCore reloaded()
    {
        return reloaded;
    }

    int reloads()
    {
        return reloads;
    }
}
