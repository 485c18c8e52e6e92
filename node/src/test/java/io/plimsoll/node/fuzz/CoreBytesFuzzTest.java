package io.plimsoll.node.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.node.text.MessageCatalog;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Whatever the bytes of a command are: the core answers with events, and with exactly one {@code Rejected} where they
 * are no valid command.
 * <p>
 * The input is a list of commands, each behind a byte with its length. The core has the packaged venue.
 */
class CoreBytesFuzzTest
{
    private static final MessageCatalog CATALOG = MessageCatalog.load();
    private static final RiskConfig VENUE = RiskConfig.load(RiskConfig.DEFAULT_VENUE);
    private static final CoreLimits LIMITS = new CoreLimits(16, 16, 16, 16, 8, 4);
    private static final int MAX_COMMANDS = 64;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer command = new UnsafeBuffer(0, 0);
    private RiskCore core;
    private int rejections;

    @FuzzTest(maxDuration = "10m")
    void shouldNeverThrow(final byte[] data)
    {
        core = RiskCore.create(LIMITS);
        rejections = 0;
        VENUE.define((buffer, offset, length) -> apply(buffer, offset, length));
        assertEquals(0, rejections);
        int position = 0;
        for (int i = 0; i < MAX_COMMANDS && position < data.length; i++)
        {
            final int length = Math.min(data[position] & 0xFF, data.length - position - 1);
            command.wrap(data, position + 1, length);
            position += 1 + length;
            rejections = 0;
            apply(command, 0, length);
            assertTrue(CATALOG.isValid(command, 0, length) || rejections == 1, "neither valid nor rejected");
        }
    }

    private void apply(final DirectBuffer buffer, final int offset, final int length)
    {
        final long sequence = core.lastSequence() + 1;
        core.apply(sequence, sequence * 100_000_000L, buffer, offset, length, this::onEvent);
        assertEquals(sequence, core.lastSequence());
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        assertTrue(CATALOG.isValid(buffer, offset, length), "an event is no valid message");
        header.wrap(buffer, offset);
        rejections += header.templateId() == RejectedDecoder.TEMPLATE_ID ? 1 : 0;
    }
}
