package io.plimsoll.bench.journal;

import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages that are appended in turn, encoded beforehand: a power of two of them, so that choosing costs nothing.
 */
final class MessageMix
{
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int TICKS_PER_FILL = 7;
    private static final int TICK_LENGTH = HEADER_LENGTH + PriceTickEncoder.BLOCK_LENGTH;
    private static final int FILL_LENGTH = HEADER_LENGTH + FillEncoder.BLOCK_LENGTH;
    private static final int ENTRY_HEADER_LENGTH = 24;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer[] messages;

    private MessageMix(final UnsafeBuffer[] messages)
    {
        this.messages = messages;
    }

    /**
     * Fills, each made this long as a later version of the schema would: by a longer block.
     */
    static MessageMix ofLength(final int length)
    {
        if (length < FILL_LENGTH)
        {
            throw new IllegalArgumentException("a Fill has " + FILL_LENGTH + " bytes: " + length);
        }
        final MessageMix mix = new MessageMix(new UnsafeBuffer[1]);
        mix.messages[0] = mix.fill(length);
        mix.header.wrap(mix.messages[0], 0).blockLength(length - HEADER_LENGTH);
        return mix;
    }

    /**
     * Seven price ticks to a fill, as they are.
     */
    static MessageMix ofTicksAndFills()
    {
        final MessageMix mix = new MessageMix(new UnsafeBuffer[TICKS_PER_FILL + 1]);
        for (int i = 0; i < TICKS_PER_FILL; i++)
        {
            mix.messages[i] = mix.tick();
        }
        mix.messages[TICKS_PER_FILL] = mix.fill(FILL_LENGTH);
        return mix;
    }

    UnsafeBuffer message(final long number)
    {
        return messages[(int)number & (messages.length - 1)];
    }

    /**
     * Bytes that messages take as entries of an excerpt (docs/adr/0003): 24 in front of each, padded to 8.
     *
     * @param first number of the first.
     * @param count of them.
     */
    int entryBytes(final long first, final int count)
    {
        int bytes = 0;
        for (int i = 0; i < count; i++)
        {
            bytes += BitUtil.align(ENTRY_HEADER_LENGTH + message(first + i).capacity(), Long.BYTES);
        }
        return bytes;
    }

    private UnsafeBuffer tick()
    {
        final UnsafeBuffer buffer = allocate(TICK_LENGTH);
        new PriceTickEncoder().wrapAndApplyHeader(buffer, 0, header).instrument(1).price(100_000L);
        return buffer;
    }

    private UnsafeBuffer fill(final int length)
    {
        final UnsafeBuffer buffer = allocate(length);
        new FillEncoder().wrapAndApplyHeader(buffer, 0, header)
            .tradeId(1).instrument(1).price(100_000L).lots(10).buyOrderId(1).sellOrderId(2)
            .buyerFeeUnits(5).sellerFeeUnits(-3);
        return buffer;
    }

    private static UnsafeBuffer allocate(final int length)
    {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, Long.BYTES));
    }
}
