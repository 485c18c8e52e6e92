package io.plimsoll.core.governance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.command.MessageCheck;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.outcome.ChangeEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotException;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R14.6: operators, proposals and ramps are in the state hash and in snapshots.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class GovernanceSnapshotTest
{
    private static final int GOVERNANCE = Section.GOVERNANCE.ordinal();
    private static final int END = Section.END.ordinal();
    private static final int HEADER = 8;
    private static final int TRAILER = 8;
    private static final int SLOTS = HEADER + 6 * Long.BYTES;
    private static final int USED_SLOTS = 3;
    private static final int FAR = 20_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);

    private List<String> advance(final RiskCore core, final long timeNs)
    {
        final List<String> events = new ArrayList<>();
        new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        core.apply(core.lastSequence() + 1, timeNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH,
            (sequence, ordinal, event, offset, length) ->
            {
                final byte[] bytes = new byte[length];
                event.getBytes(offset, bytes);
                events.add(HexFormat.of().formatHex(bytes));
            });
        return events;
    }

    private static long start()
    {
        return 1_000_000_000_000L + Council.DELAY + Council.RAMP / 2;
    }

    /**
     * A core loaded in the middle of a ramp goes on as the one that was saved.
     */
    @Test
    void shouldGoOnInMidRamp()
    {
        final RiskCore core = Council.withRamp();
        final SnapshotMemory snapshot = SnapshotMemory.of(core);
        final RiskCore loaded = RiskCore.create(Council.LIMITS);
        loaded.load(snapshot.copy());
        assertEquals(core.stateHash(), loaded.stateHash());
        assertEquals("", snapshot.difference(SnapshotMemory.of(loaded)));
        int events = 0;
        for (long timeNs = start(); timeNs < start() + FAR; timeNs += 7)
        {
            final List<String> expected = advance(core, timeNs);
            assertEquals(expected, advance(loaded, timeNs));
            assertEquals(core.stateHash(), loaded.stateHash());
            events += expected.size();
        }
        // Seven steps of two events, the end of the ramp, an expiry, and a change with its end.
        assertEquals(7 * 2 + 1 + 1 + 2, events);
    }

    /**
     * A venue that has never heard of governance hashes as it always did.
     */
    @Test
    void shouldNotHashWhatWasNeverUsed()
    {
        final Contracts contracts = new Contracts(1, 1);
        final Changes changes = new Changes(
            null, contracts, new RiskParameters(), new MessageCheck(), new ChangeEvents(new Outcome()));
        final long empty = new StateHash().value();
        assertEquals(empty, hash(changes));
        changes.operator(1, true, false);
        final long one = hash(changes);
        changes.operator(1, false, true);
        final long other = hash(changes);
        changes.operator(1, false, false);
        assertEquals(empty, hash(changes));
        changes.govern(false, 1, 2, 16);
        assertEquals(5, Set.of(empty, one, other, hash(changes), hashOf(changes, 2, 2, 16)).size());
        assertNotEquals(hashOf(changes, 1, 2, 17), hashOf(changes, 1, 3, 16));
    }

    private static long hash(final Changes changes)
    {
        final StateHash hash = new StateHash();
        changes.addTo(hash);
        return hash.value();
    }

    private static long hashOf(final Changes changes, final long delayNs, final long lifeNs, final long rampNs)
    {
        changes.govern(false, delayNs, lifeNs, rampNs);
        return hash(changes);
    }

    /**
     * Each byte of a proposal is in the hash: a flip that passes all checks of the section is found there.
     */
    @Test
    void shouldRefuseFlippedBits()
    {
        final SnapshotMemory snapshot = SnapshotMemory.of(Council.withRamp());
        for (int at = HEADER; at < snapshot.section(GOVERNANCE).length - TRAILER; at += 11)
        {
            final SnapshotMemory spoilt = flipped(snapshot, at);
            final RiskCore fresh = RiskCore.create(Council.LIMITS);
            assertThrows(SnapshotException.class, () -> fresh.load(spoilt), "flipped at " + at);
        }
    }

    /**
     * Wrong rows under a right hash are refused in words, or could have been made: then time goes on.
     */
    @Test
    void shouldBearWrongRowsUnderARightHash()
    {
        final SnapshotMemory snapshot = SnapshotMemory.of(Council.withRamp());
        int refused = 0;
        int borne = 0;
        for (int at = HEADER; at < SLOTS + (USED_SLOTS + 1) * ProposalLayout.HASHED_LENGTH; at += 5)
        {
            final SnapshotMemory spoilt = flipped(snapshot, at);
            repairHash(spoilt);
            final RiskCore fresh = RiskCore.create(Council.LIMITS);
            try
            {
                fresh.load(spoilt);
            }
            catch (final SnapshotException ex)
            {
                assertTrue(ex.getMessage().startsWith(Section.GOVERNANCE + " of the snapshot: "), ex.getMessage());
                refused++;
                continue;
            }
            advance(fresh, start() + FAR);
            advance(fresh, Long.MAX_VALUE - 1);
            borne++;
        }
        assertTrue(refused > 300 && borne > 5, refused + " refused, " + borne + " borne");
    }

    private static SnapshotMemory flipped(final SnapshotMemory snapshot, final int at)
    {
        final SnapshotMemory spoilt = snapshot.copy();
        spoilt.section(GOVERNANCE)[at] ^= (byte)(1 << at * 5 % 8);
        repairChecksum(spoilt, GOVERNANCE);
        return spoilt;
    }

    private static void repairChecksum(final SnapshotMemory spoilt, final int section)
    {
        final byte[] bytes = spoilt.section(section);
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - TRAILER);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - TRAILER, (int)checksum.getValue());
    }

    private static void repairHash(final SnapshotMemory spoilt)
    {
        final RiskCore fresh = RiskCore.create(Council.LIMITS);
        final SnapshotMemory copy = spoilt.copy();
        final String message = assertThrows(SnapshotException.class, () -> fresh.load(copy)).getMessage();
        final String words = "the state loaded has ";
        if (message.contains(words))
        {
            final long hash = Long.parseUnsignedLong(message.substring(message.indexOf(words) + words.length()), 16);
            ByteBuffer.wrap(spoilt.section(END)).order(ByteOrder.LITTLE_ENDIAN).putLong(HEADER, hash);
            repairChecksum(spoilt, END);
        }
    }
}
