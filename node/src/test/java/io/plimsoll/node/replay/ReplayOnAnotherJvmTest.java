package io.plimsoll.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.journal.Replay;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.ChildJvm;
import io.plimsoll.node.EventListener;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.pipeline.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The proof of determinism: what one JVM released, another one replays from the journal, byte for byte, whatever its
 * identity hash codes are and, where there is another JDK, on that one.
 */
@Timeout(180)
class ReplayOnAnotherJvmTest
{
    private static final long SEED = 20_261_122L;
    private static final int STEPS = 6_000;
    private static final int STEPS_PER_ANSWER = 10;

    @TempDir
    private static Path directory;

    private static String expected;
    private static final Map<Integer, Integer> EVENTS_BY_TEMPLATE = new TreeMap<>();

    @BeforeAll
    static void run()
    {
        expected = run(directory, Topology.INLINE, EVENTS_BY_TEMPLATE);
    }

    @Test
    void shouldHaveSeenEveryStageOfALiquidation()
    {
        for (final int template : new int[]{ZoneChangedDecoder.TEMPLATE_ID, SliceIssuedDecoder.TEMPLATE_ID,
            PositionTakenOverDecoder.TEMPLATE_ID, RejectedDecoder.TEMPLATE_ID})
        {
            assertTrue(EVENTS_BY_TEMPLATE.getOrDefault(template, 0) >= 10, () -> EVENTS_BY_TEMPLATE.toString());
        }
    }

    @Test
    void shouldGiveTheSameInTheOtherTopology(@TempDir final Path other)
    {
        assertEquals(expected, run(other, Topology.PIPELINED, new TreeMap<>()));
    }

    /** 1: a fixed number for all objects; 2: ascending; 4: the address; else the JVM's own random numbers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void shouldReplayWithOtherIdentityHashes(final int hashCode) throws Exception
    {
        final List<String> flags = List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=" + hashCode);
        assertEquals(expected, replay(Path.of(System.getProperty("java.home")), flags));
    }

    @Test
    void shouldReplayOnAnotherJdk() throws Exception
    {
        final Optional<Path> jdk = OtherJdk.find();
        assumeTrue(jdk.isPresent(), "no other JDK here");
        assertEquals(expected, replay(jdk.get(), List.of()));
    }

    private static String replay(final Path javaHome, final List<String> flags) throws Exception
    {
        final Process child = ChildJvm.start(javaHome, flags, Child.class, directory.toString());
        try
        {
            final String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue(), output);
            return output.strip();
        }
        finally
        {
            child.destroyForcibly();
        }
    }

    /** Runs the workload and returns what a replay must give. */
    private static String run(
        final Path journal, final Topology topology, final Map<Integer, Integer> eventsByTemplate)
    {
        final Slices slices = new Slices(eventsByTemplate);
        final Plimsoll plimsoll = Plimsoll.builder()
            .limits(SeededVenue.LIMITS)
            .journal(JournalSettings.of(journal))
            .topology(topology)
            .listener(slices)
            .launch();
        try (plimsoll)
        {
            final SeededVenue venue = new SeededVenue(plimsoll, SEED);
            venue.open();
            for (int i = 0; i < STEPS; i++)
            {
                venue.step();
                if (i % STEPS_PER_ANSWER == 0)
                {
                    assertTrue(plimsoll.drain(), () -> plimsoll.failure().toString());
                    slices.answer(venue);
                }
            }
            venue.audit();
        }
        return describe(plimsoll.publishedSequence(), slices.count, plimsoll.stateHash(), slices.digest.finish());
    }

    private static String describe(final long commands, final long events, final long stateHash, final String digest)
    {
        return commands + " commands, " + events + " events, state " + Long.toHexString(stateHash) + ", digest " +
            digest;
    }

    /** Collects slices for the venue to answer, and digests all events. */
    private static final class Slices implements EventListener
    {
        private final EventDigest digest = new EventDigest();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final ConcurrentLinkedQueue<SliceIssuedDecoder> pending = new ConcurrentLinkedQueue<>();
        private final Map<Integer, Integer> eventsByTemplate;
        private long count;

        Slices(final Map<Integer, Integer> eventsByTemplate)
        {
            this.eventsByTemplate = eventsByTemplate;
        }

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            count++;
            digest.onEvent(sequence, ordinal, buffer, offset, length);
            final int template = header.wrap(buffer, offset).templateId();
            eventsByTemplate.merge(template, 1, Integer::sum);
            if (template == SliceIssuedDecoder.TEMPLATE_ID)
            {
                final byte[] copy = new byte[length];
                buffer.getBytes(offset, copy);
                pending.add(new SliceIssuedDecoder().wrapAndApplyHeader(
                    new UnsafeBuffer(copy), 0, new MessageHeaderDecoder()));
            }
        }

        void answer(final SeededVenue venue)
        {
            final ArrayDeque<SliceIssuedDecoder> due = new ArrayDeque<>();
            while (!pending.isEmpty())
            {
                due.add(pending.poll());
            }
            for (final SliceIssuedDecoder slice : due)
            {
                venue.answerSlice(
                    slice.orderId(), slice.instrument(), slice.side(), slice.lots(), slice.limitPrice());
            }
        }
    }

    /** Verifies and replays a journal, and says what it found. */
    static final class Child
    {
        private Child()
        {
        }

        public static void main(final String[] args)
        {
            final Path journal = Path.of(args[0]);
            final VerificationResult verified =
                Verification.run(journal, RiskCore.create(SeededVenue.LIMITS), ReplayProgress.NONE);
            if (!verified.ok() || !verified.isStateHashRecorded())
            {
                System.out.println(verified);
                System.exit(1);
            }
            final EventDigest digest = new EventDigest();
            Replay.run(journal, RiskCore.create(SeededVenue.LIMITS), digest, ReplayProgress.NONE);
            System.out.println(
                describe(verified.commands(), verified.events(), verified.stateHash(), digest.finish()));
        }
    }
}
