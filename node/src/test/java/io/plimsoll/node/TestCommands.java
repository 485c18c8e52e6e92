package io.plimsoll.node;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.journal.JournalSettings;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands for {@link FoldMachine}, and settings for tests.
 */
public final class TestCommands
{
    /** Of a command that is no audit; the machine does not look at it. */
    private static final int TEMPLATE_ID = 99;

    private TestCommands()
    {
    }

    public static CoreLimits limits()
    {
        return new CoreLimits(16, 16, 16, 16, 4, 4);
    }

    public static JournalSettings journal(final Path directory)
    {
        return JournalSettings.of(directory).withSizes(16 << 10, 1 << 20);
    }

    /** A command that gives this many events. */
    public static UnsafeBuffer command(final int events, final int length)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
        encode(buffer, 0, events, length);
        return buffer;
    }

    public static void encode(final MutableDirectBuffer buffer, final int offset, final int events, final int length)
    {
        new MessageHeaderEncoder().wrap(buffer, offset)
            .blockLength(length - 8).templateId(TEMPLATE_ID).schemaId(7010).version(1);
        buffer.putByte(offset + 8, (byte)events);
        for (int i = 9; i < length; i++)
        {
            buffer.putByte(offset + i, (byte)(i * 7 + events));
        }
    }

    public static UnsafeBuffer audit()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(0).templateId(20).schemaId(7010).version(1);
        return buffer;
    }

    /** Number of events of the n-th command in {@link #command(long)}. */
    public static int events(final long sequence)
    {
        return (int)(sequence % 4);
    }

    /** The n-th command of the usual test run: gives n % 4 events. */
    public static UnsafeBuffer command(final long sequence)
    {
        return command(events(sequence), 20 + (int)(sequence % 50));
    }

    /** Time of the n-th command of the usual test run. */
    public static long timeNs(final long sequence)
    {
        return 1_000_000_000L + sequence;
    }
}
