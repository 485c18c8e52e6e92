package io.plimsoll.bench.machine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a harness, {@code name=value} each. An unknown name is an error.
 */
public final class Options
{
    private final Map<String, String> values = new HashMap<>();

    private Options()
    {
    }

    /**
     * Reads them.
     *
     * @param arguments of the command line.
     * @param known     names.
     * @return the options.
     * @throws IllegalArgumentException for anything that is not {@code name=value} with a known name.
     */
    public static Options parse(final String[] arguments, final List<String> known)
    {
        final Options options = new Options();
        for (final String argument : arguments)
        {
            final int equals = argument.indexOf('=');
            if (equals < 0 || !known.contains(argument.substring(0, equals)))
            {
                throw new IllegalArgumentException(
                    "expected name=value with a name of " + known + ", found " + argument);
            }
            options.values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return options;
    }

    /**
     * A word.
     *
     * @param name     of the option.
     * @param fallback when it is not given.
     * @return the value.
     */
    public String word(final String name, final String fallback)
    {
        return values.getOrDefault(name, fallback);
    }

    /**
     * A positive number.
     *
     * @param name     of the option.
     * @param fallback when it is not given.
     * @return the value.
     */
    public int number(final String name, final int fallback)
    {
        return positive(name, word(name, Integer.toString(fallback)));
    }

    /**
     * A number, or none.
     *
     * @param name     of the option.
     * @param fallback when it is not given.
     * @return the value, 0 or more.
     */
    public int count(final String name, final int fallback)
    {
        final String word = word(name, Integer.toString(fallback));
        return word.equals("0") ? 0 : positive(name, word);
    }

    /**
     * Positive numbers, separated by commas.
     *
     * @param name     of the option.
     * @param fallback when it is not given.
     * @return the values.
     */
    public int[] numbers(final String name, final String fallback)
    {
        return Arrays.stream(word(name, fallback).split(",")).mapToInt(word -> positive(name, word)).toArray();
    }

    private static int positive(final String name, final String word)
    {
        final int number;
        try
        {
            number = Integer.parseInt(word);
        }
        catch (final NumberFormatException e)
        {
            throw new IllegalArgumentException(name + " must be a positive number: " + word, e);
        }
        if (number < 1)
        {
            throw new IllegalArgumentException(name + " must be a positive number: " + word);
        }
        return number;
    }
}
