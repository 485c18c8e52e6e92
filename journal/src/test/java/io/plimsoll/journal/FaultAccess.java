package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.core.StateMachine;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the fault tests need of the insides of this package.
 */
public final class FaultAccess
{
    /** Small, so that a journal of a few hundred commands is cheap to copy. */
    private static final int BATCH_LIMIT_BYTES = 4 << 10;
    private static final long BLOCK_SIZE_BYTES = 256 << 10;

    private FaultAccess()
    {
    }

    public static JournalSettings settings(final Path directory)
    {
        return JournalSettings.of(directory).withSizes(BATCH_LIMIT_BYTES, BLOCK_SIZE_BYTES)
            .withSpace(JournalSettings.DEFAULT_MIN_FREE_BYTES, JournalSettings.MIN_RESERVE_BYTES);
    }

    /** A fresh machine with a memory of all commands. */
    public static StateMachine machine()
    {
        return new FoldMachine();
    }

    /** The n-th command of the fault tests: gives n % 4 events. */
    public static UnsafeBuffer command(final long sequence)
    {
        return TestMessages.command((int)(sequence % 4), 20 + (int)(sequence % 50));
    }

    public static long timeNs(final long sequence)
    {
        return TestMessages.timeNs(sequence);
    }

    /** First bytes of every excerpt, little-endian. */
    public static int magic()
    {
        return ExcerptLayout.MAGIC;
    }

    /**
     * Opens a document on a queue of the journal, writes half of an excerpt into it and returns: to be killed now.
     */
    public static void openHalfAnExcerpt(final Path directory, final String queueName)
    {
        final ChronicleQueue queue = ExcerptQueue.openQueue(directory.resolve(queueName), BLOCK_SIZE_BYTES,
            Durability.PROCESS, System::currentTimeMillis);
        final ExcerptAppender appender = queue.createAppender();
        final DocumentContext document = appender.writingDocument();
        document.wire().bytes().writeInt(ExcerptLayout.MAGIC).writeLong(0x0123_4567_89AB_CDEFL);
    }

    /**
     * Appends bytes as an excerpt behind the end of the commands, as a broken writer would.
     *
     * @param isSealed true to give them the checksum and the link that an excerpt of these bytes would have, so that
     *                 they get as far as possible.
     */
    public static void appendRaw(final Path directory, final byte[] bytes, final boolean isSealed)
    {
        final JournalSettings settings = settings(directory);
        try (JournalMark mark = JournalMark.lock(directory, settings.blockSizeBytes()))
        {
            final JournalPosition end =
                JournalEnd.find(directory, mark, JournalStart.of(directory)).commands();
            final ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length);
            final UnsafeBuffer excerpt = new UnsafeBuffer(memory);
            excerpt.putBytes(0, bytes);
            if (isSealed && bytes.length >= ExcerptLayout.HEADER_LENGTH)
            {
                excerpt.putInt(ExcerptLayout.MAGIC_OFFSET, ExcerptLayout.MAGIC, LITTLE_ENDIAN);
                excerpt.putInt(ExcerptLayout.PAYLOAD_LENGTH_OFFSET,
                    bytes.length - ExcerptLayout.HEADER_LENGTH, LITTLE_ENDIAN);
                excerpt.putInt(ExcerptLayout.CRC_OFFSET, BatchBuffer.checksum(
                    new CRC32C(), memory, bytes.length, excerpt.getShort(ExcerptLayout.FORMAT_OFFSET) & 0xFFFF),
                    LITTLE_ENDIAN);
                final ChainLink chain = new ChainLink();
                chain.start(end.link());
                chain.advance(excerpt);
                excerpt.putBytes(ExcerptLayout.LINK_OFFSET, chain.bytes());
            }
            try (ExcerptQueue queue = ExcerptQueue.open(
                Journal.commandsDirectory(directory), settings, end.excerptIndex()))
            {
                queue.append(excerpt.addressOffset(), bytes.length);
            }
        }
    }

    /** The bytes of an excerpt of commands, as a writer of epoch 1 makes it. */
    public static byte[] excerpt(final long firstSequence, final long lastSequence)
    {
        final BatchBuffer batch = new BatchBuffer(
            ExcerptKind.COMMANDS, BATCH_LIMIT_BYTES, JournalPosition.COMMANDS_START, 1);
        for (long sequence = firstSequence; sequence <= lastSequence; sequence++)
        {
            final UnsafeBuffer command = command(sequence);
            batch.addCommand(sequence, timeNs(sequence), command, 0, command.capacity());
        }
        final byte[] bytes = new byte[batch.seal()];
        new UnsafeBuffer(batch.address(), bytes.length).getBytes(0, bytes);
        return bytes;
    }

    /**
     * A journal behind its end, or a new one, whose files roll by a clock of the caller's.
     */
    public static final class Dated implements AutoCloseable
    {
        private final JournalMark mark;
        private final ExcerptQueue commandQueue;
        private final ExcerptQueue outcomeQueue;
        private final CommandJournalWriter commands;
        private final OutcomeJournalWriter outcomes;

        public Dated(final Path directory, final TimeProvider clock)
        {
            final JournalSettings settings = settings(directory);
            if (!Journal.exists(directory))
            {
                Journal.create(settings).close();
            }
            mark = JournalMark.lock(directory, settings.blockSizeBytes());
            final JournalEnd end = JournalEnd.find(directory, mark, JournalStart.of(directory));
            commandQueue = ExcerptQueue.open(
                Journal.commandsDirectory(directory), settings, end.commands().excerptIndex(), clock);
            outcomeQueue = ExcerptQueue.open(
                Journal.outcomesDirectory(directory), settings, end.outcomes().excerptIndex(), clock);
            commands = new CommandJournalWriter(commandQueue, mark, BATCH_LIMIT_BYTES, end.commands());
            outcomes = new OutcomeJournalWriter(outcomeQueue, mark, BATCH_LIMIT_BYTES, end.outcomes());
        }

        public CommandJournalWriter commands()
        {
            return commands;
        }

        public OutcomeJournalWriter outcomes()
        {
            return outcomes;
        }

        @Override
        public void close()
        {
            CloseHelper.closeAll(outcomeQueue, commandQueue, mark);
        }
    }
}
