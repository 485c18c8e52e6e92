package io.plimsoll.bench.journal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a harness printed.
 */
final class Printed
{
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintStream stream()
    {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /**
     * The number behind a name, on a line of its own; it must be there once.
     */
    double number(final String name)
    {
        final List<String> lines = toString().lines().filter(line -> line.startsWith(name + " ")).toList();
        if (lines.size() != 1)
        {
            throw new AssertionError(lines.size() + " lines start with " + name + ":\n" + this);
        }
        return Double.parseDouble(lines.get(0).substring(name.length() + 1));
    }

    /**
     * Number of lines that end so.
     */
    long count(final String end)
    {
        return toString().lines().filter(line -> line.endsWith(end)).count();
    }

    @Override
    public String toString()
    {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
