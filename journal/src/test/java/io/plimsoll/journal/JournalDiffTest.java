package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.journal.JournalDifference.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalDiffTest
{
    private static final int COMMANDS = 12;

    @TempDir
    private Path temporary;

    /** What is written differently. */
    private static class Difference
    {
        long timeNs(final long sequence)
        {
            return sequence;
        }

        byte[] command(final byte[] command, final long sequence)
        {
            return command;
        }

        byte[] event(final byte[] event, final long sequence, final int ordinal)
        {
            return event;
        }
    }

    @Test
    void shouldFindEqualWhatWasBatchedDifferently()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 5, new Difference());
        assertEquals(new JournalDifference(Kind.NONE, 1, 12, 18, null, null), compare(a, b));
        assertNotEquals(ChainCheck.run(a, ReplayProgress.NONE).head(), ChainCheck.run(b, ReplayProgress.NONE).head());
    }

    @Test
    void shouldFindTheFirstDifferentCommand()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 3, new Difference()
        {
            @Override
            byte[] command(final byte[] command, final long sequence)
            {
                command[15] += sequence >= 8 ? 1 : 0;
                return command;
            }
        });
        final JournalDifference difference = compare(a, b);
        assertEquals(Kind.COMMAND, difference.kind());
        assertEquals(7, difference.commands());
        assertEquals("command 8", difference.left().name());
        assertEquals(difference.left().bytes()[15] + 1, difference.right().bytes()[15]);
    }

    @Test
    void shouldCompareTheTimesOfCommands()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 3, new Difference()
        {
            @Override
            long timeNs(final long sequence)
            {
                return sequence == 5 ? 6 : sequence;
            }
        });
        assertEquals(Kind.COMMAND, compare(a, b).kind());
        assertEquals(5, compare(a, b).left().timeNs());
        assertEquals(6, compare(a, b).right().timeNs());
    }

    @Test
    void shouldFindTheFirstDifferentEvent()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 3, new Difference()
        {
            @Override
            byte[] event(final byte[] event, final long sequence, final int ordinal)
            {
                event[10] += sequence == 6 && ordinal == 1 ? 1 : 0;
                return event;
            }
        });
        final JournalDifference difference = compare(a, b);
        assertEquals(Kind.EVENT, difference.kind());
        assertEquals("event 6/1", difference.left().name());
        assertEquals("event 6/1", difference.right().name());
        // 1+2+3+0+1 events before command 6, and its first
        assertEquals(8, difference.events());
        assertEquals(12, difference.commands());
    }

    @Test
    void shouldFindAnEventThatOnlyOneHas()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 3, leavingOut(6));
        final JournalDifference difference = compare(a, b);
        assertEquals(Kind.EVENT, difference.kind());
        assertEquals("event 6/0", difference.left().name());
        assertNull(difference.right());
        assertEquals("event 6/0", compare(b, a).right().name());
        assertNull(compare(b, a).left());
    }

    @Test
    void shouldSeeThatOneIsTheBeginningOfTheOther()
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS + 3, 4, new Difference());
        final JournalDifference difference = compare(a, b);
        assertEquals(Kind.LEFT_ENDS, difference.kind());
        assertEquals("command 13", difference.right().name());
        assertEquals(18, difference.events());
        assertEquals(Kind.RIGHT_ENDS, compare(b, a).kind());
        assertEquals("command 13", compare(b, a).left().name());
    }

    @Test
    void shouldSeeThatOnlyEventsAreMissingAtTheEnd()
    {
        final Path a = write("a", COMMANDS - 1, 3, leavingOut(11));
        final Path b = write("b", COMMANDS - 1, 3, new Difference());
        assertEquals(Kind.LEFT_ENDS, compare(a, b).kind());
        assertEquals("event 11/0", compare(a, b).right().name());
        final Path longer = write("c", COMMANDS + 2, 3, leavingOut(11));
        // The longer one lacks events of commands that both have: neither is the beginning of the other.
        assertEquals(Kind.EVENT, compare(b, longer).kind());
        assertEquals("event 11/0", compare(b, longer).left().name());
    }

    @Test
    void shouldPassOverFieldsOfANewerSchema()
    {
        final byte[] older = new byte[16];
        final byte[] newer = new byte[24];
        for (final byte[] bytes : new byte[][]{older, newer})
        {
            final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            buffer.putShort(MessageHeaderDecoder.blockLengthEncodingOffset(), (short)(bytes.length - 8));
            buffer.putShort(MessageHeaderDecoder.versionEncodingOffset(), (short)(bytes.length == 16 ? 1 : 2));
        }
        final UnsafeBuffer a = new UnsafeBuffer(older);
        final UnsafeBuffer b = new UnsafeBuffer(newer);
        assertEquals(true, EventDiff.areEqual(a, 0, 16, b, 0, 24));
        assertEquals(true, EventDiff.areEqual(b, 0, 24, a, 0, 16));
        b.putByte(9, (byte)1);
        assertEquals(false, EventDiff.areEqual(a, 0, 16, b, 0, 24));
    }

    @Test
    void shouldCompareWithARerun()
    {
        final Path sound = write("a", COMMANDS, 3, new Difference());
        assertEquals(new JournalDifference(Kind.NONE, 1, 12, 18, null, null), rerun(sound));
        final JournalDifference missing = rerun(write("b", COMMANDS, 3, leavingOut(6)));
        assertEquals(Kind.EVENT, missing.kind());
        assertNull(missing.left());
        assertEquals("event 6/0", missing.right().name());
        final JournalDifference short11 = rerun(write("c", COMMANDS - 1, 3, leavingOut(11)));
        assertEquals(Kind.LEFT_ENDS, short11.kind());
        assertEquals("event 11/0", short11.right().name());
    }

    @Test
    void shouldCompareWhatBothStillHave() throws IOException
    {
        final Path a = temporary.resolve("days-a");
        TestDays.write(a, 3, 20);
        final Path b = temporary.resolve("days-b");
        TestDays.write(b, 4, 20);
        TestSnapshots.write(a, 60);
        JournalArchive.run(a, temporary.resolve("archive"), 21, Long.MAX_VALUE);
        final JournalDifference difference = compare(a, b);
        assertEquals(Kind.LEFT_ENDS, difference.kind());
        assertEquals(21, difference.fromSequence());
        assertEquals(40, difference.commands());
        assertEquals("command 61", difference.right().name());
    }

    @Test
    void shouldNameABreakBeforeADifference() throws IOException
    {
        final Path a = write("a", COMMANDS, 3, new Difference());
        final Path b = write("b", COMMANDS, 3, new Difference());
        final QueueBytes file = QueueBytes.of(b);
        file.flip(file.positionOfExcerpt(7) + ExcerptLayout.HEADER_LENGTH);
        assertEquals(6, assertThrows(JournalException.class, () -> compare(a, b)).lastSequence());
    }

    private static Difference leavingOut(final long left)
    {
        return new Difference()
        {
            @Override
            byte[] event(final byte[] event, final long sequence, final int ordinal)
            {
                return sequence == left ? null : event;
            }
        };
    }

    private static JournalDifference compare(final Path a, final Path b)
    {
        return JournalDiff.compare(a, b, ReplayProgress.NONE);
    }

    private static JournalDifference rerun(final Path journal)
    {
        return JournalDiff.rerun(journal, new FoldMachine(), ReplayProgress.NONE);
    }

    /** Each command gives sequence % 4 events. */
    private Path write(final String name, final long commands, final int batch, final Difference difference)
    {
        final Path directory = temporary.resolve(name);
        final FoldMachine machine = new FoldMachine();
        try (Journal journal = Journal.create(TestMessages.settings(directory)))
        {
            for (long sequence = 1; sequence <= commands; sequence++)
            {
                final UnsafeBuffer command = TestMessages.command((int)(sequence % 4), 20);
                final byte[] written = difference.command(
                    Arrays.copyOf(command.byteArray(), command.capacity()), sequence);
                journal.commands().append(
                    sequence, difference.timeNs(sequence), new UnsafeBuffer(written), 0, written.length);
                machine.apply(sequence, sequence, command, 0, 20, (seq, ordinal, buffer, offset, length) ->
                {
                    final byte[] event = difference.event(JournalDiff.bytes(buffer, offset, length), seq, ordinal);
                    if (event != null)
                    {
                        journal.outcomes().append(seq, ordinal, new UnsafeBuffer(event), 0, event.length);
                    }
                });
                if (sequence % batch == 0 || sequence == commands)
                {
                    journal.commands().flush();
                    journal.outcomes().flush(sequence);
                }
            }
        }
        return directory;
    }
}
