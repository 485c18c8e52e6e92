package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

import java.util.List;

/**
 * Writes commands and events as canonical lines: the fields in the order of the schema, no superfluous zeros or blanks.
 * <p>
 * Learns from each definition that it writes: write the commands of a stream in their order.
 */
public final class MessageText
{
    /**
     * Type of a line that holds bytes which are no valid message.
     */
    static final String BYTES_TYPE = "Bytes";
    /**
     * Field of such a line.
     */
    static final String HEX = "hex";

    private static final String HEX_DIGITS = "0123456789abcdef";

    private final MessageCatalog catalog;
    private final Symbols symbols;
    private final Scales scales;
    private final FieldText fieldText;
    private final NestedCommand nested;
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();

    /**
     * Writes with the symbols that are known so far.
     *
     * @param catalog of all messages.
     * @param symbols that are known, and take what is learned.
     */
    public MessageText(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.symbols = symbols;
        this.scales = new Scales(symbols);
        this.fieldText = new FieldText(catalog, scales);
        this.nested = new NestedCommand(catalog);
    }

    /**
     * Append a command as one line, without the line's end.
     *
     * @param out      that takes the text.
     * @param sequence of the command.
     * @param timeNs   of the command, nanoseconds since the epoch.
     * @param buffer   holding the message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    public void appendCommand(
        final StringBuilder out,
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        out.append("{\"seq\":").append(sequence).append(",\"time\":\"").append(Times.text(timeNs)).append('"');
        appendBody(out, buffer, offset, length);
        learn(buffer, offset, length);
    }

    /**
     * Append an event as one line, without the line's end.
     *
     * @param out      that takes the text.
     * @param sequence of the command that caused it.
     * @param ordinal  of the event within its command.
     * @param timeNs   of the command, nanoseconds since the epoch.
     * @param buffer   holding the message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    public void appendEvent(
        final StringBuilder out,
        final long sequence,
        final int ordinal,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        out.append("{\"seq\":").append(sequence).append(",\"ordinal\":").append(ordinal);
        out.append(",\"time\":\"").append(Times.text(timeNs)).append('"');
        appendBody(out, buffer, offset, length);
    }

    /**
     * Learn names and scales from a command that is not written.
     *
     * @param buffer holding the message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     */
    public void learn(final DirectBuffer buffer, final int offset, final int length)
    {
        if (catalog.valid(buffer, offset, length) != null)
        {
            symbols.learn(buffer, offset);
        }
    }

    private void appendBody(final StringBuilder out, final DirectBuffer buffer, final int offset, final int length)
    {
        final Template template = catalog.valid(buffer, offset, length);
        out.append(",\"type\":");
        if (template == null)
        {
            FieldText.quote(out, BYTES_TYPE);
            appendHex(out, buffer, offset, length);
        }
        else
        {
            FieldText.quote(out, template.name());
            appendMessage(out, template, buffer, offset);
        }
        out.append('}');
    }

    private void appendMessage(
        final StringBuilder out, final Template template, final DirectBuffer buffer, final int offset)
    {
        scales.message(template, buffer, offset);
        int position = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        appendFields(out, template.fields(), buffer, position);
        position += template.blockLength();
        for (final Group group : template.groups())
        {
            final int rows = dimensions.wrap(buffer, position).numInGroup();
            position += Group.HEADER_LENGTH;
            final Template inside = group.isMessage() ? nested.template(buffer, position, rows) : null;
            out.append(",\"").append(group.name()).append("\":");
            if (inside != null)
            {
                appendNested(out, inside, buffer, position);
                scales.message(template, buffer, offset);
                position += rows * group.blockLength();
                continue;
            }
            out.append('[');
            for (int row = 0; row < rows; row++)
            {
                scales.row(group, position);
                final int from = out.length();
                appendFields(out, group.fields(), buffer, position);
                out.setCharAt(from, '{');
                out.append(row + 1 < rows ? "}," : "}");
                position += group.blockLength();
            }
            out.append(']');
        }
    }

    private void appendNested(
        final StringBuilder out, final Template template, final DirectBuffer buffer, final int offset)
    {
        out.append("{\"type\":");
        FieldText.quote(out, template.name());
        appendMessage(out, template, buffer, offset);
        out.append('}');
    }

    private void appendFields(
        final StringBuilder out, final List<Field> fields, final DirectBuffer buffer, final int block)
    {
        for (final Field field : fields)
        {
            if (field.meaning() == Meaning.NAME)
            {
                out.append(",\"").append(field.name()).append("\":");
                FieldText.quote(out, Shape.name(buffer, block + field.offset(), field.length()));
                continue;
            }
            final long value = field.read(buffer, block);
            if (!field.isOptional() || value != field.nullValue())
            {
                out.append(",\"").append(field.name()).append("\":");
                fieldText.append(out, field, value);
            }
        }
    }

    private static void appendHex(
        final StringBuilder out, final DirectBuffer buffer, final int offset, final int length)
    {
        out.append(",\"").append(HEX).append("\":\"");
        for (int i = 0; i < length; i++)
        {
            final int octet = buffer.getByte(offset + i) & 0xFF;
            out.append(HEX_DIGITS.charAt(octet >> 4)).append(HEX_DIGITS.charAt(octet & 0xF));
        }
        out.append('"');
    }
}
