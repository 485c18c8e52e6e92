package io.plimsoll.journal;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages and settings for the tests of this package.
 */
final class TestMessages
{
    static final int COMMAND_TEMPLATE_ID = 99;

    private TestMessages()
    {
    }

    static JournalSettings settings(final Path directory)
    {
        return JournalSettings.of(directory).withSizes(16 << 10, 1 << 20);
    }

    /**
     * A command that gives this many events.
     */
    static UnsafeBuffer command(final int events, final int length)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
        new MessageHeaderEncoder().wrap(buffer, 0)
            .blockLength(length - 8).templateId(COMMAND_TEMPLATE_ID).schemaId(7010).version(1);
        buffer.putByte(8, (byte)events);
        for (int i = 9; i < length; i++)
        {
            buffer.putByte(i, (byte)(i * 7 + events));
        }
        return buffer;
    }

    static UnsafeBuffer audit()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
        new MessageHeaderEncoder().wrap(buffer, 0)
            .blockLength(0).templateId(FoldMachine.AUDIT_TEMPLATE_ID).schemaId(7010).version(1);
        return buffer;
    }

    static int templateId(final DirectBuffer buffer, final int offset)
    {
        return new MessageHeaderDecoder().wrap(buffer, offset).templateId();
    }

    /**
     * Time of a command in these tests.
     */
    static long timeNs(final long sequence)
    {
        return 1_000_000_000L + sequence;
    }

    /**
     * Runs commands from a sequence to a sequence through a machine, as a node would: one batch every few commands.
     * Each command gives {@code sequence % 4} events.
     */
    static void write(final Journal journal, final FoldMachine machine, final long from, final long to)
    {
        write(journal.commands(), journal.outcomes(), machine, from, to);
    }

    static void write(
        final CommandJournalWriter commands,
        final OutcomeJournalWriter outcomes,
        final FoldMachine machine,
        final long from,
        final long to)
    {
        final StagedEvents staged = new StagedEvents();
        for (long sequence = from; sequence <= to; sequence++)
        {
            final UnsafeBuffer command = command((int)(sequence % 4), 20 + (int)(sequence % 50));
            commands.append(sequence, timeNs(sequence), command, 0, command.capacity());
            staged.begin(sequence);
            machine.apply(sequence, timeNs(sequence), command, 0, command.capacity(), staged);
            staged.releaseTo(outcomes::append);
            if (sequence % 5 == 0 || sequence == to)
            {
                commands.flush();
                outcomes.flush(sequence);
            }
        }
    }

    /**
     * A new journal of this many commands and their events.
     */
    static void writeJournal(final Path directory, final long commands)
    {
        try (Journal journal = Journal.create(settings(directory)))
        {
            write(journal, new FoldMachine(), 1, commands);
        }
    }
}
