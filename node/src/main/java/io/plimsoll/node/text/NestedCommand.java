package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * A command inside another one: its bytes, header included, in words of eight, the last padded with zeros.
 */
final class NestedCommand
{
    /**
     * Bytes of a word.
     */
    static final int WORD_LENGTH = Long.BYTES;

    private final MessageCatalog catalog;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();

    NestedCommand(final MessageCatalog catalog)
    {
        this.catalog = catalog;
    }

    /**
     * The command that words stand for. Only what a reader would write as the very same words is one: of the present
     * version of the schema, without a command inside it, with as many words as it takes and zeros behind its end.
     *
     * @param buffer holding the words.
     * @param offset of the first.
     * @param words  that there are.
     * @return its template, or null if the words are no such command.
     */
    Template template(final DirectBuffer buffer, final int offset, final int words)
    {
        final int length = length(buffer, offset, words * WORD_LENGTH);
        if (length < 0 || words(length) != words)
        {
            return null;
        }
        for (int i = length; i < words * WORD_LENGTH; i++)
        {
            if (buffer.getByte(offset + i) != 0)
            {
                return null;
            }
        }
        final Template template = catalog.valid(buffer, offset, length);
        return template != null && canStandInside(template) ? template : null;
    }

    /**
     * @return true for commands without a command inside them.
     */
    static boolean canStandInside(final Template template)
    {
        return !template.isEvent() && template.groups().stream().noneMatch(Group::isMessage);
    }

    /**
     * @return words that so many bytes take.
     */
    static int words(final int length)
    {
        return (length + WORD_LENGTH - 1) / WORD_LENGTH;
    }

    /**
     * @return bytes that the message says to have, or -1 if it goes beyond those there are.
     */
    private int length(final DirectBuffer buffer, final int offset, final int available)
    {
        if (available < MessageHeaderDecoder.ENCODED_LENGTH)
        {
            return -1;
        }
        header.wrap(buffer, offset);
        final Template template = catalog.byId(header.templateId());
        if (template == null || header.version() != MessageHeaderDecoder.SCHEMA_VERSION)
        {
            return -1;
        }
        long length = MessageHeaderDecoder.ENCODED_LENGTH + (long)template.blockLength();
        for (final Group group : template.groups())
        {
            if (length + Group.HEADER_LENGTH > available)
            {
                return -1;
            }
            final int rows = dimensions.wrap(buffer, offset + (int)length).numInGroup();
            length += Group.HEADER_LENGTH + (long)rows * group.blockLength();
        }
        return length <= available ? (int)length : -1;
    }
}
