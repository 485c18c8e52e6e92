package io.plimsoll.bench.core;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class PricePathHarnessTest
{
    private static List<String> run(final String path)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PricePathHarness.run(
            new String[]{"accounts=500", "ticks=20000", "warm=20000", "seed=3", "path=" + path},
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static double number(final List<String> lines, final String before)
    {
        final String line = lines.stream().filter(text -> text.contains(before)).findFirst().orElseThrow();
        final String[] words = line.substring(0, line.indexOf(before)).trim().split("\\s+");
        return Double.parseDouble(words[words.length - 1]);
    }

    @Test
    void shouldMeasureTheIndicesAlone()
    {
        final List<String> lines = run("index");
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("source tick ns") && line.contains("p50")));
        assertTrue(number(lines, "indices published") > 0.1, lines::toString);
        // The measuring itself allocates a little, and the JVM while it compiles.
        assertTrue(number(lines, "B allocated") < 20, lines::toString);
    }

    @Test
    void shouldMeasureTheWholePath()
    {
        final List<String> lines = run("whole");
        assertTrue(number(lines, "marks") > 0.1, lines::toString);
        assertTrue(number(lines, "B allocated") < 20, lines::toString);
    }

    @Test
    void shouldRefuseAnUnknownPath()
    {
        assertThrows(IllegalArgumentException.class, () -> run("half"));
    }
}
