package io.plimsoll.node.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names and codes of an enum of the schema.
 */
final class Choices
{
    private final Map<String, Long> codes = new LinkedHashMap<>();

    void add(final String name, final long code)
    {
        codes.put(name, code);
    }

    /**
     * @return the code of a name; null if there is no such name.
     */
    Long code(final String name)
    {
        return codes.get(name);
    }

    /**
     * @return the name of a code; null if there is no such code.
     */
    String name(final long code)
    {
        for (final Map.Entry<String, Long> entry : codes.entrySet())
        {
            if (entry.getValue() == code)
            {
                return entry.getKey();
            }
        }
        return null;
    }

    /**
     * @return all names, for an error message.
     */
    String names()
    {
        return String.join(", ", codes.keySet());
    }
}
