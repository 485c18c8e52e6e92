package io.plimsoll.node.text;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first field in which two lines of JSON differ.
 *
 * @param field its name; with the row in brackets within a group, {@code tiers[2].lots} for instance.
 * @param left  value of the left line, as written; empty if the left has no such field.
 * @param right value of the right line, as written; empty if the right has no such field.
 */
public record FieldDifference(String field, String left, String right)
{
    /**
     * Compares two lines that {@link MessageText} wrote.
     *
     * @param left  line.
     * @param right line.
     * @return the first difference in the order of the left line; null if the lines say the same.
     */
    public static FieldDifference of(final String left, final String right)
    {
        return members(parse(left), parse(right), "");
    }

    private static JsonValue.Members parse(final String line)
    {
        final JsonValue.Members members = new JsonLines().parse(
            line.getBytes(StandardCharsets.UTF_8), new LineProblems("line"));
        if (members == null)
        {
            throw new IllegalArgumentException("not a line of JSON: " + line);
        }
        return members;
    }

    private static FieldDifference members(
        final JsonValue.Members left, final JsonValue.Members right, final String path)
    {
        final Set<String> names = new LinkedHashSet<>(left.values().keySet());
        names.addAll(right.values().keySet());
        for (final String name : names)
        {
            final FieldDifference difference =
                values(left.values().get(name), right.values().get(name), path + name);
            if (difference != null)
            {
                return difference;
            }
        }
        return null;
    }

    private static FieldDifference values(final JsonValue left, final JsonValue right, final String path)
    {
        if (left instanceof JsonValue.Members a && right instanceof JsonValue.Members b)
        {
            return members(a, b, path + ".");
        }
        if (left instanceof JsonValue.Items a && right instanceof JsonValue.Items b)
        {
            return items(a.values(), b.values(), path);
        }
        return left != null && left.equals(right) ? null : new FieldDifference(path, text(left), text(right));
    }

    private static FieldDifference items(final List<JsonValue> left, final List<JsonValue> right, final String path)
    {
        final Iterator<JsonValue> a = left.iterator();
        final Iterator<JsonValue> b = right.iterator();
        for (int row = 0; a.hasNext() || b.hasNext(); row++)
        {
            final FieldDifference difference = values(
                a.hasNext() ? a.next() : null, b.hasNext() ? b.next() : null, path + "[" + row + "]");
            if (difference != null)
            {
                return difference;
            }
        }
        return null;
    }

    private static String text(final JsonValue value)
    {
        return value == null ? "" : value instanceof JsonValue.Text text ? text.value() : value.describe();
    }
}
