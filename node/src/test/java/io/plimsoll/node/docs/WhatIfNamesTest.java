package io.plimsoll.node.docs;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * docs/whatif.md names each field that the JSON report of {@code whatif --params} has.
 */
class WhatIfNamesTest
{
    private static final Pattern FIELD =
        Pattern.compile("(?:FieldStart|Field|pair|number|values)\\((?:json, )?\"(\\w+)\"");
    private static final Pattern KEY = Pattern.compile("\\([^()]*\"(\\w+)\"(?:, Unit\\.\\w+)?\\)[,;]");

    @Test
    void shouldNameEachField() throws IOException
    {
        final Set<String> names = new TreeSet<>();
        collect("JsonReport", FIELD, names);
        collect("Figure", KEY, names);
        collect("Series", KEY, names);
        collect("ModelTally", KEY, names);
        assertTrue(names.size() > 60, names::toString);
        final String text = Files.readString(Path.of("../docs/whatif.md"));
        assertEquals("", String.join(" ", names.stream().filter(name -> !text.contains(name)).toList()));
    }

    private static void collect(final String source, final Pattern pattern, final Set<String> names) throws IOException
    {
        final Path file = Path.of("src/main/java/io/plimsoll/node/whatif/" + source + ".java");
        try (Stream<String> lines = Files.lines(file))
        {
            lines.forEach(line ->
            {
                final Matcher matcher = pattern.matcher(line);
                while (matcher.find())
                {
                    names.add(matcher.group(1));
                }
            });
        }
    }
}
