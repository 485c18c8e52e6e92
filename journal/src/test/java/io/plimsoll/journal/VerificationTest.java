package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VerificationTest
{
    @TempDir
    private Path directory;

    private final FoldMachine machine = new FoldMachine();
    private final List<byte[]> events = new ArrayList<>();

    @Test
    void shouldFindAReplayEqual()
    {
        writeWithAudit(9);
        final List<Long> progress = new ArrayList<>();
        final VerificationResult result = Verification.run(directory, new FoldMachine(), (sequence, endSequence) ->
        {
            progress.add(sequence);
            assertEquals(10, endSequence);
        });
        assertTrue(result.ok(), result.difference());
        assertEquals(10, result.commands());
        assertEquals(14, result.events());
        assertTrue(result.isStateHashRecorded());
        assertEquals(machine.stateHash(), result.stateHash());
        assertEquals(List.of(10L), progress);
    }

    @Test
    void shouldReplayWithoutOutcomes()
    {
        writeWithAudit(9);
        final List<String> replayed = new ArrayList<>();
        final FoldMachine fresh = new FoldMachine();
        final ReplayResult result = Replay.run(directory, fresh,
            (sequence, ordinal, buffer, offset, length) -> replayed.add(sequence + "/" + ordinal),
            ReplayProgress.NONE);
        assertEquals(new ReplayResult(10, 14, 10, TestMessages.timeNs(10), machine.stateHash()), result);
        assertEquals("[1/0, 2/0, 2/1, 3/0, 3/1, 3/2, 5/0, 6/0, 6/1, 7/0, 7/1, 7/2, 9/0, 10/0]",
            replayed.toString());
    }

    @Test
    void shouldNameTheFirstDifferentByte()
    {
        write(9, event -> event[1][9] ^= 1);
        assertDifference("recorded event 2/0 (template 199) and replayed event 2/0 (template 199) " +
            "differ from byte 9 on");
    }

    @Test
    void shouldNameADifferentLength()
    {
        write(9, event -> event[1] = Arrays.copyOf(event[1], 24));
        assertDifference("recorded event 2/0 (template 199) and replayed event 2/0 (template 199) " +
            "differ in length: 24 bytes recorded, 20 replayed");
    }

    @Test
    void shouldNameAMissingEventInTheMiddle()
    {
        // events 0..: 1/0 2/0 2/1 3/0 3/1 3/2 5/0 6/0 6/1 7/0
        write(9, event -> event[8] = null);
        assertDifference("recorded event 7/0 (template 199), replay gives event 6/1 (template 199)");
    }

    @Test
    void shouldCountEventsThatTheOutcomeJournalLacksAtItsEnd()
    {
        write(9, event -> Arrays.fill(event, 11, 13, null));
        assertDifference("replay gives event 7/2, the outcome journal ends before it; it lacks 2 events: " +
            "recover to release them");
    }

    @Test
    void shouldCompareTheFinalHashWithTheRecordedAudit()
    {
        // The audit's answer is the same on replay, but the machine's own hash is not.
        writeWithAudit(9);
        final VerificationResult result =
            Verification.run(directory, new ForgetfulMachine(), ReplayProgress.NONE);
        assertFalse(result.ok());
        assertTrue(result.difference().startsWith("recorded state hash "), result.difference());
    }

    private void assertDifference(final String expected)
    {
        final VerificationResult result = Verification.run(directory, new FoldMachine(), ReplayProgress.NONE);
        assertEquals(expected, result.difference());
        assertFalse(result.ok());
    }

    private interface Edit
    {
        void accept(byte[][] recorded);
    }

    /** Commands as they are, outcomes as edited: a null leaves one out, which must be the last of its command. */
    private void write(final long commands, final Edit edit)
    {
        final List<long[]> addresses = new ArrayList<>();
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            for (long sequence = 1; sequence <= commands; sequence++)
            {
                final UnsafeBuffer command = TestMessages.command((int)(sequence % 4), 20);
                journal.commands().append(sequence, TestMessages.timeNs(sequence), command, 0, 20);
                machine.apply(sequence, TestMessages.timeNs(sequence), command, 0, 20,
                    (seq, ordinal, buffer, offset, length) ->
                    {
                        addresses.add(new long[]{seq, ordinal});
                        events.add(bytes(buffer, offset, length));
                    });
            }
            journal.commands().flush();
            final byte[][] recorded = events.toArray(new byte[0][]);
            edit.accept(recorded);
            for (int i = 0; i < recorded.length; i++)
            {
                final long[] address = addresses.get(i);
                if (recorded[i] != null)
                {
                    journal.outcomes().append(
                        address[0], (int)address[1], new UnsafeBuffer(recorded[i]), 0, recorded[i].length);
                }
            }
            journal.outcomes().flush(commands);
        }
    }

    private void writeWithAudit(final long commands)
    {
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            TestMessages.write(journal, machine, 1, commands);
            final UnsafeBuffer audit = TestMessages.audit();
            journal.commands().append(commands + 1, TestMessages.timeNs(commands + 1), audit, 0, 8);
            journal.commands().flush();
            machine.apply(commands + 1, TestMessages.timeNs(commands + 1), audit, 0, 8, journal.outcomes()::append);
            journal.outcomes().flush(commands + 1);
        }
    }

    private static byte[] bytes(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }

    private static final class ForgetfulMachine implements StateMachine
    {
        private final FoldMachine machine = new FoldMachine();

        @Override
        public void apply(
            final long sequence,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventSink sink)
        {
            machine.apply(sequence, timeNs, buffer, offset, length, sink);
        }

        @Override
        public long lastSequence()
        {
            return machine.lastSequence();
        }

        @Override
        public long stateHash()
        {
            return machine.stateHash() + 1;
        }

        @Override
        public void save(final SnapshotOutput output)
        {
            machine.save(output);
        }

        @Override
        public void load(final SnapshotInput input)
        {
            machine.load(input);
        }
    }
}
