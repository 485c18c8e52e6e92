package io.plimsoll.node.text;

import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Whether a message is of a type, or concerns an account.
 */
public final class MessageFilter
{
    private final MessageCatalog catalog;
    private final Long account;
    private final String type;

    /**
     * Looks for an account and a type.
     *
     * @param catalog of all messages.
     * @param account that a message must name; null for any.
     * @param type    that a message must have; null for any.
     */
    public MessageFilter(final MessageCatalog catalog, final Long account, final String type)
    {
        this.catalog = catalog;
        this.account = account;
        this.type = type;
    }

    /**
     * Whether a message has the type.
     *
     * @param buffer holding the message.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return true if it has, or any type will do.
     */
    public boolean isOfType(final DirectBuffer buffer, final int offset, final int length)
    {
        if (type == null)
        {
            return true;
        }
        final Template template = catalog.valid(buffer, offset, length);
        return template != null && template.name().equals(type);
    }

    /**
     * Whether a message names the account in any of its fields.
     *
     * @param buffer holding the message.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return true if it does, or any account will do.
     */
    public boolean isOfAccount(final DirectBuffer buffer, final int offset, final int length)
    {
        if (account == null)
        {
            return true;
        }
        final Template template = catalog.valid(buffer, offset, length);
        if (template == null)
        {
            return false;
        }
        for (final Field field : template.fields())
        {
            if (field.meaning() == Meaning.ACCOUNT &&
                field.read(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH) == account)
            {
                return true;
            }
        }
        return false;
    }
}
