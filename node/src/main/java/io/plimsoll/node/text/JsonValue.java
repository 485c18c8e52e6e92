package io.plimsoll.node.text;

import java.util.List;
import java.util.Map;

/**
 * One value of a JSON line, with numbers as they were written.
 */
sealed interface JsonValue
{
    /**
     * @return what it is and how it was written, for an error message.
     */
    String describe();

    /**
     * A string.
     *
     * @param value of it.
     */
    record Text(String value) implements JsonValue
    {
        private static final int SHOWN = 40;

        @Override
        public String describe()
        {
            return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value) + "\"";
        }
    }

    /**
     * A number.
     *
     * @param digits as written.
     */
    record Digits(String digits) implements JsonValue
    {
        @Override
        public String describe()
        {
            return digits;
        }

        boolean isInteger()
        {
            return digits.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        }
    }

    /**
     * {@code true}, {@code false} or {@code null}.
     *
     * @param word as written.
     */
    record Word(String word) implements JsonValue
    {
        static final Word NULL = new Word("null");

        @Override
        public String describe()
        {
            return word;
        }
    }

    /**
     * An array.
     *
     * @param values in order.
     */
    record Items(List<JsonValue> values) implements JsonValue
    {
        @Override
        public String describe()
        {
            return "an array";
        }
    }

    /**
     * An object.
     *
     * @param values by name, in the order of the line.
     */
    record Members(Map<String, JsonValue> values) implements JsonValue
    {
        @Override
        public String describe()
        {
            return "an object";
        }
    }
}
