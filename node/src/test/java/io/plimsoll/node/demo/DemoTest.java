package io.plimsoll.node.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.journal.JournalException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The two hours of the crash with a small crowd, through the whole engine, with report and verification.
 */
class DemoTest
{
    private static final int FROM = 12 * 60;
    private static final int TO = 14 * 60;

    @TempDir
    private static Path directory;
    private static String console;
    private static String problems;
    private static String page;
    private static final List<String> TASKS = new ArrayList<>();
    private static int result;

    @BeforeAll
    static void run() throws IOException
    {
        final Path report = directory.resolve("new/report.html");
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        result = Demo.run(
            DemoOptions.defaults().withCrowd(2_000, 1).withMinutes(FROM, TO)
                .withJournal(directory.resolve("journal")).withReport(report),
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true, StandardCharsets.UTF_8),
            (task, done, total) ->
            {
                if (!TASKS.contains(task))
                {
                    TASKS.add(task);
                }
            });
        console = out.toString(StandardCharsets.UTF_8);
        problems = err.toString(StandardCharsets.UTF_8);
        page = Files.readString(report);
    }

    @Test
    void shouldEndWell()
    {
        assertEquals("", problems);
        assertEquals(0, result);
        assertEquals(List.of("opening positions", "replaying the day", "verifying the journal"), TASKS);
    }

    @Test
    void shouldPrintTheCrashHourByHour()
    {
        final Matcher row = Pattern.compile(
            "^12:00  \\w+ -\\d\\d\\.\\d %( +[\\d,]+){4}( +[\\d.]+[kM]?){3} .*$", Pattern.MULTILINE).matcher(console);
        assertTrue(row.find(), console);
        assertTrue(Pattern.compile("^13:00  ", Pattern.MULTILINE).matcher(console).find(), console);
        assertFalse(Pattern.compile("^14:00  ", Pattern.MULTILINE).matcher(console).find(), console);
        assertTrue(Pattern.compile("^total ", Pattern.MULTILINE).matcher(console).find(), console);
    }

    @Test
    void shouldSayWhatHeld()
    {
        assertTrue(console.contains("Conservation of money and contracts: exact; refused commands: 0"), console);
        assertTrue(Pattern.compile("Core time per price tick, [\\d,]+ ticks: p50 .*p99\\.9 .*max ").matcher(console)
            .find(), console);
        assertTrue(Pattern.compile("Journal verified: [\\d,]+ commands, [\\d,]+ events replayed, every byte equal, " +
            "state hash 0x[0-9a-f]{16}").matcher(console).find(), console);
        assertTrue(console.contains("Report: "), console);
    }

    @Test
    void shouldDrawEachChart()
    {
        for (final String id : new String[]{"prices", "liquidated", "zones", "backstop"})
        {
            assertTrue(page.contains("<div class=\"chart\" id=\"" + id + "\">"), id);
            assertTrue(Pattern.compile("(draw|prices)\\(\"" + id + "\"").matcher(page).find(), id);
        }
        assertFalse(page.contains("{{"), "a part was not filled in");
        assertEquals(page.indexOf("</html>"), page.strip().length() - "</html>".length());
    }

    @Test
    void shouldCarryNumbersForEachMinute() throws IOException
    {
        final int start = page.indexOf("type=\"application/json\">") + "type=\"application/json\">".length();
        final String json = page.substring(start, page.indexOf("</script>", start));
        int numbers = 0;
        try (JsonParser parser = new JsonFactory().createParser(json))
        {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
            {
                numbers += token.isNumeric() ? 1 : 0;
            }
        }
        assertEquals(2 + (TO - FROM) * (20 + 8), numbers);
    }

    @Test
    void shouldLoadNothing()
    {
        final String withoutComments = page.replaceAll("(?s)/\\*.*?\\*/", "");
        assertFalse(Pattern.compile("https?://").matcher(withoutComments).find(), "an address outside comments");
        assertFalse(Pattern.compile("\\s(src|href|action)\\s*=").matcher(page).find(), "a reference");
        assertFalse(Pattern.compile("@import|url\\(|fetch\\(|XMLHttpRequest|sendBeacon").matcher(page).find(),
            "a load");
        assertTrue(page.contains("Permission is hereby granted"), "the licence of the chart library is missing");
    }

    @Test
    void shouldRefuseToWriteIntoAJournalThatIsThere()
    {
        final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        final DemoOptions options = DemoOptions.defaults().withCrowd(10, 1).withMinutes(FROM, FROM + 1)
            .withJournal(directory.resolve("journal")).withReport(null);
        assertThrows(JournalException.class, () -> Demo.run(options, nowhere, nowhere));
    }

    @Test
    void shouldRemoveATemporaryJournalOnly() throws IOException
    {
        final Path temporary;
        try (JournalFolder folder = JournalFolder.open(null))
        {
            temporary = folder.directory();
            Files.writeString(Files.createDirectory(temporary.resolve("commands")).resolve("file"), "bytes");
        }
        assertFalse(Files.exists(temporary));

        final Path chosen = Files.createDirectory(directory.resolve("chosen"));
        JournalFolder.open(chosen).close();
        assertTrue(Files.exists(chosen));
    }

    @Test
    void shouldCheckOptions()
    {
        final DemoOptions options = DemoOptions.defaults();
        assertThrows(IllegalArgumentException.class, () -> options.withCrowd(0, 1));
        assertThrows(IllegalArgumentException.class, () -> options.withCrowd(1_000_001, 1));
        assertThrows(IllegalArgumentException.class, () -> options.withMinutes(5, 5));
        assertThrows(IllegalArgumentException.class, () -> options.withMinutes(0, 1441));
    }
}
