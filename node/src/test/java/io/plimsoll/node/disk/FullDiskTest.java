package io.plimsoll.node.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.message.IntakeNotedDecoder;
import io.plimsoll.core.message.IntakeState;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalException.Reason;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.EventListener;
import io.plimsoll.node.FoldMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.PlimsollBuilder;
import io.plimsoll.node.RecordingListener;
import io.plimsoll.node.TestCommands;
import io.plimsoll.node.disk.SmallDisk.Kind;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that fills up while the engine runs: commands are refused before it is full, nothing taken is lost or torn, it
 * stays readable, and it goes on when there is room again.
 */
@Timeout(120)
class FullDiskTest
{
    private static final int DISK_MB = 64;
    private static final int RING = 512;
    private static final long MB = 1 << 20;

    @TempDir
    private Path directory;

    private final List<String> notes = new ArrayList<>();
    private long noted;
    private long lastHeard;

    @ParameterizedTest
    @CsvSource({"TMPFS, INLINE", "TMPFS, PIPELINED", "EXT4, INLINE", "EXT4, PIPELINED"})
    void shouldRefuseBeforeTheDiskIsFullAndGoOnAfterwards(final Kind kind, final Topology topology) throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, kind, DISK_MB))
        {
            final Path journal = disk.directory().resolve("journal");
            try (Plimsoll plimsoll = core(settings(journal, 2 * MB, 2 * MB), topology).launch())
            {
                long accepted = offerAll(plimsoll, 1_000);
                assertEquals(1_000, accepted);
                disk.fill(0);
                accepted += offerAll(plimsoll, Integer.MAX_VALUE);
                assertTrue(plimsoll.drain(), () -> "stopped: " + plimsoll.failure());
                assertEquals(accepted + 1, plimsoll.publishedSequence());
                assertEquals(List.of((accepted + 1) + " SUSPENDED"), notes);
                // It can be read while it is full.
                assertEquals(accepted + 1, verify(journal).commands());
                assertEquals(OfferResult.NO_SPACE, offer(plimsoll));
                assertEquals(1, notes.size());

                disk.makeRoom();
                awaitTaken(plimsoll);
                assertEquals(500, offerAll(plimsoll, 500));
                assertTrue(plimsoll.drain());
                assertEquals(List.of((accepted + 1) + " SUSPENDED", (accepted + 2) + " RESUMED"), notes);
                assertEquals(accepted + 2 + 1 + 500, plimsoll.publishedSequence());
                noted = plimsoll.publishedSequence();
            }
            assertEquals(noted, verify(journal).commands());
            assertEquals(noted, lastHeard);
        }
    }

    /**
     * More events than the reserve holds: it stops, cleanly, and nothing that was heard is missing afterwards.
     */
    @ParameterizedTest
    @CsvSource({"TMPFS, INLINE", "TMPFS, PIPELINED", "EXT4, INLINE", "EXT4, PIPELINED"})
    void shouldStopCleanlyWhenTheReserveIsUsedUp(final Kind kind, final Topology topology) throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, kind, DISK_MB))
        {
            final JournalSettings settings = settings(disk.directory().resolve("journal"), MB, MB);
            final RecordingListener listener = new RecordingListener();
            final UnsafeBuffer command = TestCommands.command(120, 100);
            long accepted = 0;
            final HeldListener held = new HeldListener(listener);
            try (Plimsoll plimsoll = fold(settings, topology, held).launch())
            {
                // What the ring takes gives 2 MB of events, the reserve has 1. None is released while it is filled.
                accepted = fillRing(plimsoll, command);
                disk.fill(0);
                held.release();
                long result = plimsoll.offer(command, 0, command.capacity());
                while (result > 0 || result == OfferResult.BACK_PRESSURED)
                {
                    accepted += result > 0 ? 1 : 0;
                    result = plimsoll.offer(command, 0, command.capacity());
                }
                if (result == OfferResult.NO_SPACE)
                {
                    assertFalse(plimsoll.drain(), "the reserve was never used up");
                }
                final JournalException failure = (JournalException)listener.awaitFatal();
                assertEquals(Reason.DISK_FULL, failure.reason(), failure.getMessage());
            }
            final List<String> before = listener.events();
            assertTrue(before.size() > 1_000, before.size() + " events");
            disk.makeRoom();

            final RecordingListener again = new RecordingListener();
            try (Plimsoll plimsoll = fold(settings, topology, again).recover().launch())
            {
                assertTrue(plimsoll.publishedSequence() >= listener.lastSequence());
                assertTrue(plimsoll.publishedSequence() <= accepted + 1);
                assertTrue(plimsoll.offer(command, 0, command.capacity()) > 0);
            }
            final VerificationResult result =
                Verification.run(settings.directory(), new FoldMachine(), ReplayProgress.NONE);
            assertTrue(result.ok(), result.difference());
            // What was heard twice is the same both times, and nothing is missing between.
            final List<String> all = new ArrayList<>(before);
            final int twice = before.size() - Math.max(0, before.indexOf(again.events().get(0)));
            final int repeated = before.contains(again.events().get(0)) ? twice : 0;
            assertEquals(before.subList(before.size() - repeated, before.size()), again.events().subList(0, repeated));
            all.addAll(again.events().subList(repeated, again.events().size()));
            assertEquals(result.events(), all.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldLoseNothingWhileOthersFillAndEmptyTheDisk(final Kind kind) throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, kind, DISK_MB))
        {
            final Path journal = disk.directory().resolve("journal");
            final AtomicBoolean isOver = new AtomicBoolean();
            final Thread others = new Thread(() -> fillAndEmpty(disk, isOver));
            long accepted = 0;
            try (Plimsoll plimsoll = core(settings(journal, MB, 2 * MB), Topology.INLINE).launch())
            {
                others.start();
                for (int i = 0; i < 20; i++)
                {
                    accepted += offerAll(plimsoll, 5_000);
                    LockSupport.parkNanos(20_000_000);
                }
                isOver.set(true);
                others.join();
                awaitTaken(plimsoll);
                accepted++;
                assertTrue(plimsoll.drain(), () -> "stopped: " + plimsoll.failure());
                assertEquals(accepted + notes.size(), plimsoll.publishedSequence());
            }
            assertTrue(notes.size() >= 2, notes::toString);
            assertEquals(accepted + notes.size(), verify(journal).commands());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldNotLaunchWithoutItsReserve(final Kind kind) throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, kind, DISK_MB))
        {
            final JournalSettings settings = settings(disk.directory().resolve("journal"), 2 * MB, 0);
            try (Plimsoll plimsoll = core(settings, Topology.INLINE).launch())
            {
                assertEquals(10, offerAll(plimsoll, 10));
            }
            disk.fill(MB);
            final JournalException refused =
                assertThrows(JournalException.class, () -> core(settings, Topology.INLINE).recover().launch());
            assertEquals(Reason.DISK_FULL, refused.reason(), refused::getMessage);
            assertTrue(refused.getMessage().contains("make room"), refused.getMessage());
            // Still readable, and unharmed by the attempt.
            assertEquals(10, verify(settings.directory()).commands());
            disk.makeRoom();
            try (Plimsoll plimsoll = core(settings, Topology.INLINE).recover().launch())
            {
                assertEquals(11, offer(plimsoll));
            }
            assertEquals(11, verify(settings.directory()).commands());
        }
    }

    private static void fillAndEmpty(final SmallDisk disk, final AtomicBoolean isOver)
    {
        try
        {
            while (!isOver.get())
            {
                disk.fill(0);
                LockSupport.parkNanos(30_000_000);
                disk.makeRoom();
                LockSupport.parkNanos(150_000_000);
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers up to a number of commands, until one is refused for want of space. */
    private static long offerAll(final Plimsoll plimsoll, final int most)
    {
        long accepted = 0;
        while (accepted < most)
        {
            final long result = offer(plimsoll);
            if (result == OfferResult.NO_SPACE)
            {
                return accepted;
            }
            assertTrue(result > 0 || result == OfferResult.BACK_PRESSURED, () -> OfferResult.describe(result));
            accepted += result > 0 ? 1 : 0;
        }
        return accepted;
    }

    private static void awaitTaken(final Plimsoll plimsoll)
    {
        long result = OfferResult.NO_SPACE;
        while (result < 0)
        {
            LockSupport.parkNanos(1_000_000);
            result = offer(plimsoll);
        }
    }

    private static long offer(final Plimsoll plimsoll)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final CloseOrderEncoder command =
            new CloseOrderEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).orderId(1);
        return plimsoll.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }

    private static VerificationResult verify(final Path journal)
    {
        final VerificationResult result =
            Verification.run(journal, RiskCore.create(TestCommands.limits()), ReplayProgress.NONE);
        assertTrue(result.ok(), result.difference());
        return result;
    }

    private PlimsollBuilder core(final JournalSettings settings, final Topology topology)
    {
        return builder(settings, topology, this::onEvent).stateMachine(RiskCore::create);
    }

    /** Offers until nothing is taken any more for a while. */
    private static long fillRing(final Plimsoll plimsoll, final UnsafeBuffer command)
    {
        long accepted = 0;
        int refused = 0;
        while (refused < 100)
        {
            final long result = plimsoll.offer(command, 0, command.capacity());
            if (result > 0)
            {
                accepted++;
                refused = 0;
            }
            else
            {
                assertEquals(OfferResult.BACK_PRESSURED, result);
                refused++;
                LockSupport.parkNanos(1_000_000);
            }
        }
        return accepted;
    }

    private static PlimsollBuilder fold(
        final JournalSettings settings, final Topology topology, final EventListener listener)
    {
        final StateMachine machine = new FoldMachine();
        return builder(settings, topology, listener).stateMachine(limits -> machine);
    }

    private static PlimsollBuilder builder(
        final JournalSettings settings, final Topology topology, final EventListener listener)
    {
        return Plimsoll.builder()
            .limits(TestCommands.limits())
            .journal(settings)
            .pipeline(new PipelineSettings(topology, WaitMode.BLOCKING, RING, 256, 64, 1 << 20))
            .listener(listener);
    }

    private static JournalSettings settings(final Path journal, final long reserveBytes, final long minFreeBytes)
    {
        return TestCommands.journal(journal).withSpace(minFreeBytes, reserveBytes);
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        lastHeard = sequence;
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() == IntakeNotedDecoder.TEMPLATE_ID)
        {
            final IntakeState state = new IntakeNotedDecoder().wrapAndApplyHeader(buffer, offset, header).state();
            notes.add(sequence + " " + state);
        }
    }
}
