package io.plimsoll.core.model;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PriceTickDecoder;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Spoils a command that has just been written: cut, padded, of an unknown kind, or with one field overwritten.
 */
final class RandomFaults
{
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final RandomSource random;
    private final CommandWriter writer;

    RandomFaults(final Stage stage)
    {
        this.random = stage.random();
        this.writer = stage.writer();
    }

    void spoil()
    {
        final UnsafeBuffer buffer = writer.buffer();
        switch (random.index(10))
        {
            case 0, 1 -> writer.length(random.between(0, writer.length() - 1));
            case 2 -> writer.length(writer.length() + random.between(1, 20));
            case 3 -> buffer.putShort(0, (short)random.between(0, 80), LITTLE_ENDIAN);
            case 4 -> buffer.putShort(2, (short)random.pick(0, 21, 22, 50, 101, 65_535), LITTLE_ENDIAN);
            case 5 -> buffer.putShort(random.coin() ? 4 : 6, (short)random.pick(0, 1, 2, 3, 7_011), LITTLE_ENDIAN);
            default -> overwrite(buffer);
        }
    }

    /**
     * Prices and funding that are merely wild would only empty the venue: those are left alone.
     */
    private void overwrite(final UnsafeBuffer buffer)
    {
        final int template = buffer.getShort(2, LITTLE_ENDIAN);
        final int bodyLength = writer.length() - HEADER_LENGTH;
        if (bodyLength == 0 || template == FundingTickDecoder.TEMPLATE_ID || template == PriceTickDecoder.TEMPLATE_ID)
        {
            writer.length(writer.length() + 1);
            return;
        }
        final int offset = HEADER_LENGTH + random.index(bodyLength);
        if (bodyLength >= 8 && random.coin())
        {
            final int start = Math.min(offset, writer.length() - 8);
            buffer.putLong(
                start,
                random.pick(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000_000_001L, 1L << 62, 0x7F7F7F7FL),
                LITTLE_ENDIAN);
        }
        else
        {
            buffer.putByte(offset, (byte)random.pick(0, 1, 2, 3, 4, 127, 255));
        }
    }
}
