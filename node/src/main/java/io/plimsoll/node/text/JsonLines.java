package io.plimsoll.node.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one line as one JSON object. Strict JSON: no comments, no trailing commas, no duplicate names.
 */
final class JsonLines
{
    private static final int MAX_DEPTH = 8;
    /**
     * What Jackson adds about a position that we report ourselves.
     */
    private static final Pattern POSITION = Pattern.compile("(?s) *(\\(for .*starting at|\\(start marker at|\\n).*");

    private final JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();

    /**
     * @param line    bytes of the line, UTF-8.
     * @param problem what to tell about a line that is no JSON object.
     * @return the object, or null after a problem.
     */
    JsonValue.Members parse(final byte[] line, final LineProblems problem)
    {
        try (JsonParser parser = factory.createParser(line))
        {
            if (parser.nextToken() != JsonToken.START_OBJECT)
            {
                problem.add(1, "expected a JSON object like {\"type\":...}");
                return null;
            }
            final JsonValue.Members members = members(parser, problem, "");
            if (members != null && parser.nextToken() != null)
            {
                problem.add(column(parser), "expected the end of the line after the object");
                return null;
            }
            return members;
        }
        catch (final JsonProcessingException ex)
        {
            final int column = ex.getLocation() == null ? 0 : ex.getLocation().getColumnNr();
            problem.add(column, "not JSON: " + POSITION.matcher(ex.getOriginalMessage()).replaceFirst(""));
        }
        catch (final IOException ex)
        {
            problem.add(0, "not JSON: " + ex.getMessage());
        }
        return null;
    }

    private static JsonValue.Members members(final JsonParser parser, final LineProblems problem, final String path)
        throws IOException
    {
        final Map<String, JsonValue> values = new LinkedHashMap<>();
        boolean hasDuplicate = false;
        while (parser.nextToken() != JsonToken.END_OBJECT)
        {
            final String name = parser.currentName();
            final int column = column(parser);
            parser.nextToken();
            final JsonValue value = value(parser, problem, path + name);
            if (values.containsKey(name))
            {
                problem.add(column, path + name, "is given twice");
                hasDuplicate = true;
            }
            else if (value == null)
            {
                hasDuplicate = true;
            }
            values.put(name, value);
        }
        return hasDuplicate ? null : new JsonValue.Members(values);
    }

    private static JsonValue value(final JsonParser parser, final LineProblems problem, final String path)
        throws IOException
    {
        return switch (parser.currentToken())
        {
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(parser.getText());
            case VALUE_TRUE -> new JsonValue.Word("true");
            case VALUE_FALSE -> new JsonValue.Word("false");
            case VALUE_NULL -> JsonValue.Word.NULL;
            case START_OBJECT -> members(parser, problem, path + ".");
            default -> items(parser, problem, path);
        };
    }

    private static JsonValue items(final JsonParser parser, final LineProblems problem, final String path)
        throws IOException
    {
        final List<JsonValue> values = new ArrayList<>();
        boolean hasBroken = false;
        while (parser.nextToken() != JsonToken.END_ARRAY)
        {
            final JsonValue value = value(parser, problem, path + "[" + values.size() + "]");
            hasBroken |= value == null;
            values.add(value);
        }
        return hasBroken ? null : new JsonValue.Items(values);
    }

    private static int column(final JsonParser parser)
    {
        return parser.currentTokenLocation().getColumnNr();
    }
}
