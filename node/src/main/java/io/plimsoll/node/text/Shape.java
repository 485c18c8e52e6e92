package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether the bytes of a message are as the schema says: exact lengths, known enum codes, proper names.
 */
final class Shape
{
    private Shape()
    {
    }

    static boolean isValid(final Template template, final DirectBuffer buffer, final int offset, final int length)
    {
        final int end = offset + length;
        int position = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (position + template.blockLength() > end || !areValid(template.fields(), buffer, position))
        {
            return false;
        }
        position += template.blockLength();
        for (final Group group : template.groups())
        {
            if (position + Group.HEADER_LENGTH > end)
            {
                return false;
            }
            final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder().wrap(buffer, position);
            position += Group.HEADER_LENGTH;
            final int rows = dimensions.numInGroup();
            if (dimensions.blockLength() != group.blockLength() || rows > Group.MAX_ROWS ||
                (long)position + (long)rows * group.blockLength() > end)
            {
                return false;
            }
            for (int row = 0; row < rows; row++)
            {
                if (!areValid(group.fields(), buffer, position))
                {
                    return false;
                }
                position += group.blockLength();
            }
        }
        return position == end;
    }

    private static boolean areValid(final List<Field> fields, final DirectBuffer buffer, final int block)
    {
        for (final Field field : fields)
        {
            final boolean isValid = switch (field.meaning())
            {
                case CHOICE -> field.choices().name(field.read(buffer, block)) != null;
                case NAME -> name(buffer, block + field.offset(), field.length()) != null;
                default -> true;
            };
            if (!isValid)
            {
                return false;
            }
        }
        return true;
    }

    /**
     * @return the name, or null if the bytes are not 1..length letters, digits, '.', '_', '-', padded with zeros.
     */
    static String name(final DirectBuffer buffer, final int index, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(index, bytes);
        int end = 0;
        while (end < length && isNameByte(bytes[end]))
        {
            end++;
        }
        for (int i = end; i < length; i++)
        {
            if (bytes[i] != 0)
            {
                return null;
            }
        }
        return end == 0 ? null : new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    static boolean isNameByte(final int c)
    {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
