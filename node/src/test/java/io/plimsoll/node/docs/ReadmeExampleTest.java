package io.plimsoll.node.docs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The example in README.md compiles, runs, prints what the README says, and is the one in the README.
 */
@Timeout(60)
class ReadmeExampleTest
{
    private static final Path ROOT = root();
    private static final String FENCE = "```";

    @TempDir
    private Path directory;

    @Test
    void shouldPrintWhatTheReadmeSays() throws IOException
    {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try
        {
            ReadmeExample.main(new String[]{
                ROOT.resolve("docs/examples/venue.conf").toString(), directory.resolve("journal").toString()});
        }
        finally
        {
            System.setOut(before);
        }
        final List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertEquals(lines, blockAfter("which prints"));
    }

    @Test
    void shouldBeTheExampleInTheReadme() throws IOException
    {
        final List<String> source = Files.readAllLines(
            ROOT.resolve("node/src/test/java/io/plimsoll/node/docs/ReadmeExample.java"));
        final int begin = indexOf(source, "// begin:");
        final int end = indexOf(source, "// end");
        assertTrue(end - begin > 20, "the marked region is all but empty");
        assertEquals(source.subList(begin + 1, end), block(FENCE + "java", 0));
    }

    /** The lines of the first fenced block after the line that ends so. */
    private static List<String> blockAfter(final String phrase) throws IOException
    {
        final List<String> readme = readme();
        for (int i = 0; i < readme.size(); i++)
        {
            if (readme.get(i).contains(phrase))
            {
                return block(FENCE, i);
            }
        }
        throw new AssertionError("README.md does not say: " + phrase);
    }

    private static List<String> block(final String opening, final int from) throws IOException
    {
        final List<String> readme = readme();
        int begin = from;
        while (!readme.get(begin).startsWith(opening))
        {
            begin++;
        }
        int end = begin + 1;
        while (!FENCE.equals(readme.get(end)))
        {
            end++;
        }
        return readme.subList(begin + 1, end);
    }

    private static int indexOf(final List<String> lines, final String start)
    {
        for (int i = 0; i < lines.size(); i++)
        {
            if (lines.get(i).startsWith(start))
            {
                return i;
            }
        }
        throw new AssertionError("no line starts with " + start);
    }

    private static List<String> readme() throws IOException
    {
        return Files.readAllLines(ROOT.resolve("README.md"));
    }

    private static Path root()
    {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("jvm.options")))
        {
            directory = directory.getParent();
        }
        return directory;
    }
}
