package io.plimsoll.node.text;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import uk.co.real_logic.sbe.PrimitiveType;

import java.nio.ByteOrder;

/**
 * One field of a message or of a row of a group.
 *
 * @param name       in the schema and in the text form.
 * @param offset     in the block of the message or row, bytes.
 * @param type       of the number, or CHAR for a name.
 * @param length     of the field in bytes.
 * @param meaning    of the number.
 * @param isOptional if null is a value.
 * @param nullValue  that stands for null in an optional field.
 * @param choices    of an enum; null for others.
 * @param sinceVersion first version of the schema that has it.
 */
record Field(
    String name,
    int offset,
    PrimitiveType type,
    int length,
    Meaning meaning,
    boolean isOptional,
    long nullValue,
    Choices choices,
    int sinceVersion)
{
    /**
     * Field by which an instrument's scales are found.
     */
    static final String INSTRUMENT = "instrument";
    /**
     * Field by which an asset's scale is found.
     */
    static final String ASSET = "asset";
    /**
     * Field by which an index' scale is found.
     */
    static final String INDEX = "index";

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    long read(final DirectBuffer buffer, final int block)
    {
        final int index = block + offset;
        return switch (type)
        {
            case UINT8 -> buffer.getByte(index) & 0xFF;
            case UINT16 -> buffer.getShort(index, ORDER) & 0xFFFF;
            case INT32 -> buffer.getInt(index, ORDER);
            case INT64 -> buffer.getLong(index, ORDER);
            default -> throw new IllegalStateException(name + ": " + type);
        };
    }

    void write(final MutableDirectBuffer buffer, final int block, final long value)
    {
        final int index = block + offset;
        switch (type)
        {
            case UINT8 -> buffer.putByte(index, (byte)value);
            case UINT16 -> buffer.putShort(index, (short)value, ORDER);
            case INT32 -> buffer.putInt(index, (int)value, ORDER);
            case INT64 -> buffer.putLong(index, value, ORDER);
            default -> throw new IllegalStateException(name + ": " + type);
        }
    }

    /**
     * @return smallest number that the field can hold.
     */
    long min()
    {
        return switch (type)
        {
            case UINT8, UINT16 -> 0;
            case INT32 -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /**
     * @return largest number that the field can hold. Null of an optional field is not a number.
     */
    long max()
    {
        final long max = switch (type)
        {
            case UINT8 -> 0xFF;
            case UINT16 -> 0xFFFF;
            case INT32 -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        return isOptional && nullValue == max ? max - 1 : max;
    }
}
