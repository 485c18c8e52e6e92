package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares events with what a scenario expects of them.
 */
public final class EventMatcher
{
    private final MessageCatalog catalog;
    private final Scales scales;
    private final FieldText fieldText;
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();

    /**
     * Compares with the symbols that are known.
     *
     * @param catalog of all messages.
     * @param symbols that are known.
     */
    public EventMatcher(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.scales = new Scales(symbols);
        this.fieldText = new FieldText(catalog, scales);
    }

    /**
     * Whether an event is of the expected type.
     *
     * @param expectation of the scenario.
     * @param actual      event.
     * @return true if it is, whatever its fields.
     */
    public boolean isSameType(final Expectation expectation, final Expectation.Actual actual)
    {
        return expectation.template() == catalog.valid(actual.buffer(), actual.offset(), actual.length());
    }

    /**
     * The fields that are not as expected.
     *
     * @param expectation of the scenario.
     * @param actual      event of the same type.
     * @return one line per field: {@code toZone: expected "FREE", was "MARGIN_CALL"}. Empty if all is as expected.
     */
    public List<String> differences(final Expectation expectation, final Expectation.Actual actual)
    {
        final List<String> differences = new ArrayList<>();
        final Template template = expectation.template();
        final Map<String, JsonValue> members = expectation.members();
        final DirectBuffer buffer = actual.buffer();
        compare("seq", members.get("seq"), actual.sequence(), differences);
        compare("ordinal", members.get("ordinal"), actual.ordinal(), differences);
        compareTime(members.get("time"), actual.timeNs(), differences);
        scales.message(template, buffer, actual.offset());
        int position = actual.offset() + MessageHeaderDecoder.ENCODED_LENGTH;
        compareFields("", template.fields(), members, buffer, position, differences);
        position += template.blockLength();
        for (final Group group : template.groups())
        {
            position = compareGroup(group, members.get(group.name()), buffer, position, differences);
        }
        return differences;
    }

    private int compareGroup(
        final Group group,
        final JsonValue expected,
        final DirectBuffer buffer,
        final int offset,
        final List<String> differences)
    {
        final int rows = dimensions.wrap(buffer, offset).numInGroup();
        final int begin = offset + Group.HEADER_LENGTH;
        if (expected instanceof JsonValue.Items items)
        {
            if (items.values().size() != rows)
            {
                differences.add(group.name() + ": expected " + items.values().size() + " rows, were " + rows);
            }
            for (int row = 0; row < Math.min(rows, items.values().size()); row++)
            {
                final int position = begin + row * group.blockLength();
                scales.row(group, position);
                final JsonValue.Members members = (JsonValue.Members)items.values().get(row);
                compareFields(
                    group.name() + "[" + row + "].", group.fields(), members.values(), buffer, position, differences);
            }
        }
        return begin + rows * group.blockLength();
    }

    private void compareFields(
        final String path,
        final List<Field> fields,
        final Map<String, JsonValue> members,
        final DirectBuffer buffer,
        final int block,
        final List<String> differences)
    {
        for (final Field field : fields)
        {
            final JsonValue expected = members.get(field.name());
            if (expected != null && !isEqual(field, expected, buffer, block))
            {
                differences.add(path + field.name() + ": expected " + expected.describe() +
                    ", was " + describe(field, buffer, block));
            }
        }
    }

    private boolean isEqual(
        final Field field, final JsonValue expected, final DirectBuffer buffer, final int block)
    {
        if (field.meaning() == Meaning.NAME)
        {
            return expected instanceof JsonValue.Text text &&
                text.value().equals(Shape.name(buffer, block + field.offset(), field.length()));
        }
        final long actual = field.read(buffer, block);
        if (expected == JsonValue.Word.NULL)
        {
            return field.isOptional() && actual == field.nullValue();
        }
        try
        {
            return fieldText.parse(field, expected) == actual;
        }
        catch (final FieldException ex)
        {
            return false;
        }
    }

    private String describe(final Field field, final DirectBuffer buffer, final int block)
    {
        if (field.meaning() == Meaning.NAME)
        {
            return Shape.name(buffer, block + field.offset(), field.length());
        }
        final long value = field.read(buffer, block);
        if (field.isOptional() && value == field.nullValue())
        {
            return "null";
        }
        final StringBuilder out = new StringBuilder();
        fieldText.append(out, field, value);
        return out.toString();
    }

    private static void compare(
        final String name, final JsonValue expected, final long actual, final List<String> differences)
    {
        if (expected != null && !expected.describe().equals(Long.toString(actual)))
        {
            differences.add(name + ": expected " + expected.describe() + ", was " + actual);
        }
    }

    private static void compareTime(final JsonValue expected, final long actual, final List<String> differences)
    {
        try
        {
            if (expected != null && FieldText.parseTime(expected) != actual)
            {
                differences.add("time: expected " + expected.describe() + ", was \"" + Times.text(actual) + "\"");
            }
        }
        catch (final FieldException ex)
        {
            differences.add("time: " + ex.getMessage());
        }
    }
}
