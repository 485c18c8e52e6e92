package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the members of a JSON line as a message.
 */
final class LineEncoder
{
    /**
     * Members of a command line that are not fields of the message.
     */
    static final Set<String> COMMAND_ENVELOPE = Set.of("seq", "time", "type");
    /**
     * Members of an event line that are not fields of the message.
     */
    static final Set<String> EVENT_ENVELOPE = Set.of("seq", "ordinal", "time", "type");
    /**
     * Members of a command inside another one that are not fields of the message.
     */
    static final Set<String> NESTED_ENVELOPE = Set.of("type");

    private static final int MAX_BYTES = 65_536;
    private static final Set<String> SCALE_FIELDS =
        Set.of("instrument", "asset", "index", "kind", "settleAsset", "priceIncrementE9", "lotSizeE9", "decimals");

    private final Symbols symbols;
    private final MessageCatalog catalog;
    private final Scales scales;
    private final FieldText fieldText;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final GroupSizeEncodingEncoder dimensions = new GroupSizeEncodingEncoder();

    private boolean isScaleBroken;

    LineEncoder(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.symbols = symbols;
        this.scales = new Scales(symbols);
        this.fieldText = new FieldText(catalog, scales);
    }

    /**
     * Write a message at the start of a buffer that grows as needed, and learn from it.
     *
     * @param type     of the line.
     * @param members  of the line.
     * @param buffer   that takes the message.
     * @param problems that take what is wrong.
     * @return length of the message in bytes; of no meaning after a problem.
     */
    int encode(
        final String type,
        final JsonValue.Members members,
        final MutableDirectBuffer buffer,
        final LineProblems problems)
    {
        final int before = problems.count();
        final int length;
        if (MessageText.BYTES_TYPE.equals(type))
        {
            length = encodeBytes(members.values(), buffer, problems);
        }
        else
        {
            final Template template = catalog.byName(type);
            checkNames(
                template, members.values(), template.isEvent() ? EVENT_ENVELOPE : COMMAND_ENVELOPE, "", problems);
            length = encodeMessage(template, members.values(), "", buffer, 0, problems);
        }
        if (problems.count() == before && catalog.valid(buffer, 0, length) != null)
        {
            symbols.learn(buffer, 0);
        }
        return length;
    }

    private int encodeMessage(
        final Template template,
        final Map<String, JsonValue> members,
        final String path,
        final MutableDirectBuffer buffer,
        final int offset,
        final LineProblems problems)
    {
        header.wrap(buffer, offset)
            .blockLength(template.blockLength())
            .templateId(template.id())
            .schemaId(MessageHeaderEncoder.SCHEMA_ID)
            .version(MessageHeaderEncoder.SCHEMA_VERSION);
        int position = offset + MessageHeaderEncoder.ENCODED_LENGTH;
        buffer.setMemory(position, template.blockLength(), (byte)0);
        scales.message(template, buffer, offset);
        isScaleBroken = false;
        encodeFields(template.fields(), members, path, buffer, position, problems);
        position += template.blockLength();
        for (final Group group : template.groups())
        {
            final JsonValue value = members.get(group.name());
            if (group.isMessage() && value instanceof JsonValue.Members nested)
            {
                final boolean wasScaleBroken = isScaleBroken;
                position = encodeNested(group, nested.values(), buffer, position, problems);
                scales.message(template, buffer, offset);
                isScaleBroken = wasScaleBroken;
            }
            else
            {
                position = encodeGroup(group, value, path, buffer, position, problems);
            }
        }
        return position;
    }

    private int encodeNested(
        final Group group,
        final Map<String, JsonValue> members,
        final MutableDirectBuffer buffer,
        final int offset,
        final LineProblems problems)
    {
        final int begin = offset + Group.HEADER_LENGTH;
        final String path = group.name() + ".";
        final Template template =
            members.get("type") instanceof JsonValue.Text type ? catalog.byName(type.value()) : null;
        if (template == null || !NestedCommand.canStandInside(template))
        {
            problems.add(path + "type", "expected the name of a command without a command inside it, was " +
                (members.get("type") == null ? "nothing" : members.get("type").describe()));
            return begin;
        }
        checkNames(template, members, NESTED_ENVELOPE, path, problems);
        final int length = encodeMessage(template, members, path, buffer, begin, problems) - begin;
        final int words = NestedCommand.words(length);
        buffer.setMemory(begin + length, words * NestedCommand.WORD_LENGTH - length, (byte)0);
        dimensions.wrap(buffer, offset).blockLength(group.blockLength()).numInGroup(words);
        return begin + words * NestedCommand.WORD_LENGTH;
    }

    /**
     * Report members that a message does not have.
     */
    static void checkNames(
        final Template template,
        final Map<String, JsonValue> members,
        final Set<String> envelope,
        final String path,
        final LineProblems problems)
    {
        for (final String name : members.keySet())
        {
            if (template.field(name) == null && template.group(name) == null && !envelope.contains(name))
            {
                problems.add(path + name, template.name() + " has no such field; it has " +
                    names(template.fields()) + (template.groups().isEmpty() ? "" : ", " + groupNames(template)));
            }
        }
    }

    private void encodeFields(
        final List<Field> fields,
        final Map<String, JsonValue> members,
        final String path,
        final MutableDirectBuffer buffer,
        final int block,
        final LineProblems problems)
    {
        for (final Field field : fields)
        {
            try
            {
                encodeField(field, members.get(field.name()), buffer, block);
            }
            catch (final FieldException ex)
            {
                problems.add(path + field.name(), ex.getMessage());
                isScaleBroken |= SCALE_FIELDS.contains(field.name());
            }
        }
    }

    private void encodeField(
        final Field field, final JsonValue value, final MutableDirectBuffer buffer, final int block)
        throws FieldException
    {
        final boolean isNull = value == null || value == JsonValue.Word.NULL;
        if (isNull && field.isOptional())
        {
            field.write(buffer, block, field.nullValue());
        }
        else if (isNull)
        {
            throw new FieldException("is missing");
        }
        else if (field.meaning() == Meaning.NAME)
        {
            encodeName(field, value, buffer, block);
        }
        else if (!isScaleBroken || !field.meaning().isScaledByReference())
        {
            field.write(buffer, block, fieldText.parse(field, value));
        }
    }

    private static void encodeName(
        final Field field, final JsonValue value, final MutableDirectBuffer buffer, final int block)
        throws FieldException
    {
        if (!(value instanceof JsonValue.Text text))
        {
            throw new FieldException("expected a name in quotes, was " + value.describe());
        }
        final String name = text.value();
        if (name.isEmpty() || name.length() > field.length() || !name.chars().allMatch(Shape::isNameByte))
        {
            throw new FieldException("expected 1 to " + field.length() +
                " letters, digits, '.', '_' or '-', was " + text.describe());
        }
        buffer.setMemory(block + field.offset(), field.length(), (byte)0);
        buffer.putBytes(block + field.offset(), name.getBytes(StandardCharsets.US_ASCII));
    }

    private int encodeGroup(
        final Group group,
        final JsonValue value,
        final String parent,
        final MutableDirectBuffer buffer,
        final int offset,
        final LineProblems problems)
    {
        int position = offset + Group.HEADER_LENGTH;
        if (!(value instanceof JsonValue.Items items) || items.values().size() > Group.MAX_ROWS)
        {
            problems.add(parent + group.name(), value == null ? "is missing" :
                "expected an array of at most " + Group.MAX_ROWS + " rows, was " + value.describe());
            return position;
        }
        dimensions.wrap(buffer, offset).blockLength(group.blockLength()).numInGroup(items.values().size());
        for (int i = 0; i < items.values().size(); i++)
        {
            final String path = parent + group.name() + "[" + i + "]";
            if (items.values().get(i) instanceof JsonValue.Members row)
            {
                checkRowNames(group, row.values(), path, problems);
                buffer.setMemory(position, group.blockLength(), (byte)0);
                scales.row(group, position);
                encodeFields(group.fields(), row.values(), path + ".", buffer, position, problems);
            }
            else
            {
                problems.add(path, "expected an object, was " + items.values().get(i).describe());
            }
            position += group.blockLength();
        }
        return position;
    }

    /**
     * Report members that a row does not have.
     */
    static void checkRowNames(
        final Group group, final Map<String, JsonValue> members, final String path, final LineProblems problems)
    {
        for (final String name : members.keySet())
        {
            if (group.field(name) == null)
            {
                problems.add(path + "." + name, "no such field; a row has " + names(group.fields()));
            }
        }
    }

    private static int encodeBytes(
        final Map<String, JsonValue> members, final MutableDirectBuffer buffer, final LineProblems problems)
    {
        for (final String name : members.keySet())
        {
            if (!MessageText.HEX.equals(name) && !EVENT_ENVELOPE.contains(name))
            {
                problems.add(name, MessageText.BYTES_TYPE + " has no such field; it has " + MessageText.HEX);
            }
        }
        final String hex = members.get(MessageText.HEX) instanceof JsonValue.Text text ? text.value() : null;
        if (hex == null || hex.length() % 2 != 0 || hex.length() > 2 * MAX_BYTES ||
            !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f'))
        {
            problems.add(MessageText.HEX,
                "expected at most " + MAX_BYTES + " bytes in quotes, two of 0-9 and a-f for each");
            return 0;
        }
        for (int i = 0; i < hex.length(); i += 2)
        {
            buffer.putByte(i / 2, (byte)Integer.parseInt(hex, i, i + 2, 16));
        }
        return hex.length() / 2;
    }

    private static String names(final Collection<Field> fields)
    {
        return fields.isEmpty() ? "none" : fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String groupNames(final Template template)
    {
        return template.groups().stream().map(Group::name).collect(Collectors.joining(", "));
    }
}
