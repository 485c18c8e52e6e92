package io.plimsoll.node.text;

import java.util.List;
import java.util.Map;

/**
 * Reads the expected event of an {@code expect} line and checks what can be checked before the event is there.
 */
final class ExpectationReader
{
    private final MessageCatalog catalog;
    private final FieldText fieldText;

    ExpectationReader(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.fieldText = new FieldText(catalog, new Scales(symbols));
    }

    /**
     * @return the expectation, or null after a problem.
     */
    Expectation read(final JsonValue value, final String text, final LineProblems problems)
    {
        final int before = problems.count();
        if (!(value instanceof JsonValue.Members members))
        {
            problems.add("expect", "expected an event like {\"type\":...}, or [] for none, was " + value.describe());
            return null;
        }
        final String type = members.values().get("type") instanceof JsonValue.Text name ? name.value() : null;
        final Template template = type == null ? null : catalog.byName(type);
        if (template == null || !template.isEvent())
        {
            problems.add("type", type == null ? "is missing" : "no event is called \"" + type + "\"");
            return null;
        }
        LineEncoder.checkNames(template, members.values(), LineEncoder.EVENT_ENVELOPE, "", problems);
        check(template.fields(), members.values(), "", problems);
        for (final Group group : template.groups())
        {
            checkGroup(group, members.values().get(group.name()), problems);
        }
        return problems.count() == before ?
            new Expectation(problems.line(), text, template, members.values()) : null;
    }

    private void checkGroup(final Group group, final JsonValue value, final LineProblems problems)
    {
        if (value instanceof JsonValue.Items items)
        {
            for (int i = 0; i < items.values().size(); i++)
            {
                final String path = group.name() + "[" + i + "]";
                if (items.values().get(i) instanceof JsonValue.Members row)
                {
                    LineEncoder.checkRowNames(group, row.values(), path, problems);
                    check(group.fields(), row.values(), path + ".", problems);
                }
                else
                {
                    problems.add(path, "expected an object, was " + items.values().get(i).describe());
                }
            }
        }
        else if (value != null)
        {
            problems.add(group.name(), "expected an array, was " + value.describe());
        }
    }

    private void check(
        final List<Field> fields, final Map<String, JsonValue> members, final String path, final LineProblems problems)
    {
        for (final Field field : fields)
        {
            final JsonValue value = members.get(field.name());
            if (value != null && value != JsonValue.Word.NULL && !isScaled(field.meaning()))
            {
                try
                {
                    fieldText.parse(field, value);
                }
                catch (final FieldException ex)
                {
                    problems.add(path + field.name(), ex.getMessage());
                }
            }
        }
    }

    /**
     * Such a number needs the event itself: its instrument or asset says what the decimal stands for.
     */
    private static boolean isScaled(final Meaning meaning)
    {
        return meaning.isScaledByReference() || meaning == Meaning.NAME;
    }
}
