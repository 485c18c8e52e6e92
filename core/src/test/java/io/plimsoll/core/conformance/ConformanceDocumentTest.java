package io.plimsoll.core.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The document counts what the tables of the waterfall hold.
 */
class ConformanceDocumentTest
{
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9_/]+)` \\| (\\d+) \\| (\\d+) \\|");
    private static final int TABLES = 7;

    @Test
    void shouldCountTheVectorsOfEachTable() throws IOException
    {
        final Matcher row = ROW.matcher(Files.readString(document(), StandardCharsets.UTF_8));
        final List<String> tables = new ArrayList<>();
        while (row.find())
        {
            tables.add(row.group(1));
            final int vectors = Integer.parseInt(row.group(2));
            assertEquals(VectorFile.read(row.group(1) + ".csv").size(), vectors, row.group(1));
            assertTrue(Integer.parseInt(row.group(3)) <= vectors, row.group(1));
        }
        assertEquals(TABLES, tables.size(), tables::toString);
    }

    private static Path document()
    {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent())
        {
            final Path document = place.resolve("docs/conformance.md");
            if (Files.exists(document))
            {
                return document;
            }
        }
        throw new AssertionError("no docs/conformance.md above " + Path.of("").toAbsolutePath());
    }
}
