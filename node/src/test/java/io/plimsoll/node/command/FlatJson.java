package io.plimsoll.node.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON text as values by path: {@code figures.marginCalls.recorded} or {@code instruments[0].name}.
 */
final class FlatJson
{
    private FlatJson()
    {
    }

    static Map<String, String> of(final String text)
    {
        final Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text))
        {
            parser.nextToken();
            read(parser, "", values);
            if (parser.nextToken() != null)
            {
                throw new AssertionError("more than one value: " + text);
            }
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        return values;
    }

    private static void read(final JsonParser parser, final String path, final Map<String, String> values)
        throws IOException
    {
        if (parser.currentToken() == JsonToken.START_OBJECT)
        {
            while (parser.nextToken() == JsonToken.FIELD_NAME)
            {
                final String name = parser.currentName();
                parser.nextToken();
                read(parser, path.isEmpty() ? name : path + "." + name, values);
            }
        }
        else if (parser.currentToken() == JsonToken.START_ARRAY)
        {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++)
            {
                read(parser, path + "[" + i + "]", values);
            }
        }
        else
        {
            values.put(path, parser.getText());
        }
    }
}
