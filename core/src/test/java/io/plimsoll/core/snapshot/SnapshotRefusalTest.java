package io.plimsoll.core.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.model.RandomHistory;
import io.plimsoll.core.model.TwinRun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What is not a snapshot of a core like this one is refused in words: it crashes nothing, and it does not loop.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SnapshotRefusalTest
{
    private static final int COMMANDS = 800;
    private static final int ACTIVITY = Section.ACTIVITY.ordinal();
    private static final int END = Section.END.ordinal();
    private static final int HEADER = SnapshotWriter.HEADER_LENGTH;
    private static final int TRAILER = SnapshotWriter.TRAILER_LENGTH;
    private static final int FLIPS_PER_SECTION = 100;

    private final RandomHistory history = new RandomHistory(11);
    private final CoreLimits limits = history.naive().limits();
    private final RiskCore core = played();
    private final SnapshotMemory snapshot = SnapshotMemory.of(core);

    private RiskCore played()
    {
        final TwinRun run = new TwinRun(11, history, RiskCore::create);
        run.run(COMMANDS);
        return (RiskCore)run.subject();
    }

    @Test
    void shouldTakeItUnchanged()
    {
        final RiskCore fresh = RiskCore.create(limits);
        fresh.load(snapshot.copy());
        assertEquals(core.stateHash(), fresh.stateHash());
        assertEquals(core.lastSequence(), fresh.lastSequence());
        assertEquals(Section.values().length, snapshot.count());
    }

    @Test
    void shouldTakeAnEmptyCore()
    {
        final RiskCore empty = RiskCore.create(limits);
        final RiskCore fresh = RiskCore.create(limits);
        fresh.load(SnapshotMemory.of(empty));
        assertEquals(empty.stateHash(), fresh.stateHash());
        assertEquals(0, fresh.lastSequence());
    }

    @Test
    void shouldRefuseOtherLimits()
    {
        final int[] own = {
            limits.maxMarginAccounts(), limits.maxPositions(), limits.maxBalances(), limits.maxOrders(),
            limits.maxInstruments(), limits.maxAssets()};
        final String[] names = {
            "maxMarginAccounts", "maxPositions", "maxBalances", "maxOrders", "maxInstruments", "maxAssets"};
        for (int i = 0; i < own.length; i++)
        {
            final int[] other = own.clone();
            other[i]++;
            final RiskCore fresh = RiskCore.create(
                new CoreLimits(other[0], other[1], other[2], other[3], other[4], other[5]));
            assertMessage(
                assertThrows(SnapshotException.class, () -> fresh.load(snapshot.copy())),
                "section 1 (core)", "limit " + names[i], " is " + own[i] + ", of this core " + other[i]);
        }
    }

    @Test
    void shouldRefuseAUsedCore()
    {
        assertMessage(
            assertThrows(IllegalStateException.class, () -> core.load(snapshot.copy())),
            "fresh", "sequence " + core.lastSequence());
        final RiskCore fresh = RiskCore.create(limits);
        fresh.load(snapshot.copy());
        assertThrows(IllegalStateException.class, () -> fresh.load(snapshot.copy()));
        assertEquals(core.stateHash(), fresh.stateHash());
    }

    @Test
    void shouldTakeNothingAfterAFailedLoad()
    {
        final SnapshotMemory spoilt = snapshot.copy();
        spoilt.section(END)[HEADER] ^= 1;
        final RiskCore fresh = RiskCore.create(limits);
        assertThrows(SnapshotException.class, () -> fresh.load(spoilt));
        assertThrows(IllegalStateException.class, () -> fresh.load(snapshot.copy()));
        for (final long sequence : new long[]{0, 1, core.lastSequence() + 1})
        {
            assertThrows(
                IllegalStateException.class,
                () -> fresh.apply(
                sequence, Long.MAX_VALUE, new UnsafeBuffer(new byte[8]), 0, 8, (s, ordinal, buffer, offset, length) ->
                {
                }));
        }
    }

    @Test
    void shouldRefuseASectionOfAnotherLength()
    {
        for (int i = 0; i < snapshot.count(); i++)
        {
            final int length = snapshot.section(i).length;
            for (final int other : new int[]{
                0, 1, HEADER, HEADER + TRAILER - 1, HEADER + TRAILER, length / 2, length - 8, length - 1, length + 1,
                length + 8, 2 * length})
            {
                final SnapshotMemory spoilt = snapshot.copy();
                spoilt.section(i, Arrays.copyOf(snapshot.section(i), other));
                assertRefused(spoilt, Section.values()[i] + " of " + other + " bytes instead of " + length);
            }
        }
    }

    @Test
    void shouldRefuseAMissingSection()
    {
        for (int i = 0; i < snapshot.count(); i++)
        {
            final SnapshotMemory spoilt = snapshot.copy();
            spoilt.remove(i);
            assertRefused(spoilt, "no " + Section.values()[i]);
        }
    }

    @Test
    void shouldRefuseALaterVersionOfASection()
    {
        for (final Section section : Section.values())
        {
            final SnapshotMemory spoilt = snapshot.copy();
            spoilt.section(section.ordinal())[Integer.BYTES]++;
            repairChecksum(spoilt, section.ordinal());
            assertMessage(
                refused(spoilt), section.toString(), "version " + (section.version() + 1),
                "reads version " + section.version());
        }
    }

    @Test
    void shouldRefuseAnotherSectionInItsPlace()
    {
        final SnapshotMemory spoilt = snapshot.copy();
        spoilt.section(Section.BALANCES.ordinal(), snapshot.section(Section.POSITIONS.ordinal()));
        assertMessage(refused(spoilt), "section 8 (balances)", "says that it is section 7");
    }

    @Test
    void shouldRefuseEveryFlippedBit()
    {
        for (int i = 0; i < snapshot.count(); i++)
        {
            for (int at = 0; at < snapshot.section(i).length; at += step(i))
            {
                final SnapshotMemory spoilt = flipped(i, at);
                assertRefused(spoilt, Section.values()[i] + " flipped at " + at);
            }
        }
    }

    /**
     * As if another program had written it: nothing but the content itself can tell. Activity is a hint, and anything
     * within its bounds will do.
     */
    @Test
    void shouldRefuseAFlippedBitUnderARightChecksum()
    {
        for (int i = 0; i < snapshot.count(); i++)
        {
            for (int at = HEADER; at < snapshot.section(i).length - TRAILER; at += step(i))
            {
                final SnapshotMemory spoilt = flipped(i, at);
                repairChecksum(spoilt, i);
                if (i == ACTIVITY)
                {
                    assertSameStateIfLoaded(spoilt);
                }
                else
                {
                    assertRefused(spoilt, Section.values()[i] + " flipped at " + at);
                }
            }
        }
    }

    /**
     * The worst case: rows that contradict each other under a right checksum and a right state hash. Whatever comes of
     * it is a refusal in words, or a core whose tables hold together.
     */
    @Test
    void shouldSurviveWrongRowsUnderARightHash()
    {
        int refusals = 0;
        for (int i = Section.ACCOUNTS.ordinal(); i <= Section.ORDERS.ordinal(); i++)
        {
            for (int at = HEADER + 5 * Long.BYTES; at < snapshot.section(i).length - TRAILER; at += step(i))
            {
                final SnapshotMemory spoilt = flipped(i, at);
                repairChecksum(spoilt, i);
                repairHash(spoilt);
                final RiskCore fresh = RiskCore.create(limits);
                try
                {
                    fresh.load(spoilt);
                    assertEquals(0, fresh.misplacedAccounts());
                }
                catch (final SnapshotException ex)
                {
                    refusals++;
                }
            }
        }
        assertTrue(refusals > FLIPS_PER_SECTION, "only " + refusals + " refusals");
    }

    private int step(final int section)
    {
        // Odd, so that every field of a record is hit sooner or later.
        return snapshot.section(section).length / FLIPS_PER_SECTION | 1;
    }

    private SnapshotMemory flipped(final int section, final int at)
    {
        final SnapshotMemory spoilt = snapshot.copy();
        spoilt.section(section)[at] ^= (byte)(1 << at * 5 % 8);
        return spoilt;
    }

    private static void repairChecksum(final SnapshotMemory spoilt, final int section)
    {
        final byte[] bytes = spoilt.section(section);
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - TRAILER);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.length - TRAILER, (int)checksum.getValue());
    }

    private void repairHash(final SnapshotMemory spoilt)
    {
        final String message = refused(spoilt.copy()).getMessage();
        final String words = "the state loaded has ";
        if (message.contains(words))
        {
            final long hash = Long.parseUnsignedLong(message.substring(message.indexOf(words) + words.length()), 16);
            ByteBuffer.wrap(spoilt.section(END)).order(ByteOrder.LITTLE_ENDIAN).putLong(HEADER, hash);
            repairChecksum(spoilt, END);
        }
    }

    private void assertSameStateIfLoaded(final SnapshotMemory spoilt)
    {
        final RiskCore fresh = RiskCore.create(limits);
        try
        {
            fresh.load(spoilt);
            assertEquals(core.stateHash(), fresh.stateHash());
            assertEquals(0, fresh.misplacedAccounts());
        }
        catch (final SnapshotException ex)
        {
            assertMessage(ex, "section 11 (activity)");
        }
    }

    private SnapshotException refused(final SnapshotMemory spoilt)
    {
        final RiskCore fresh = RiskCore.create(limits);
        return assertThrows(SnapshotException.class, () -> fresh.load(spoilt));
    }

    private void assertRefused(final SnapshotMemory spoilt, final String what)
    {
        final RiskCore fresh = RiskCore.create(limits);
        assertThrows(SnapshotException.class, () -> fresh.load(spoilt), what);
    }

    private static void assertMessage(final RuntimeException exception, final String... parts)
    {
        for (final String part : parts)
        {
            assertTrue(exception.getMessage().contains(part), exception.getMessage() + "\nlacks " + part);
        }
    }

    @Test
    void shouldHaveIdsInOrder()
    {
        int last = 0;
        for (final Section section : Section.values())
        {
            assertTrue(section.id() > last, section.toString());
            last = section.id();
        }
    }
}
