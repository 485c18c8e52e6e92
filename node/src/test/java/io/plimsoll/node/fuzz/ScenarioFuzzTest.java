package io.plimsoll.node.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.ScenarioReader;
import io.plimsoll.node.text.Symbols;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Whatever a scenario file holds: it is read or its problems are named; and what was read is the same after it has been
 * written and read again.
 */
class ScenarioFuzzTest
{
    private static final MessageCatalog CATALOG = MessageCatalog.load();

    @FuzzTest(maxDuration = "10m")
    void shouldReadOrSayWhatIsWrong(final byte[] data) throws IOException
    {
        final Scenario scenario = read(data);
        final String text = write(scenario);
        final Scenario again = read(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(0, again.problems().count(), () -> again.problems().kept().toString());
        assertEquals(scenario.size(), again.size());
        assertEquals(text, write(again));
    }

    private static Scenario read(final byte[] data) throws IOException
    {
        return new ScenarioReader(CATALOG, new Symbols()).read(new ByteArrayInputStream(data), "fuzz.jsonl", 1);
    }

    private static String write(final Scenario scenario)
    {
        final MessageText text = new MessageText(CATALOG, new Symbols());
        final StringBuilder out = new StringBuilder();
        for (int i = 0; i < scenario.size(); i++)
        {
            text.appendCommand(
                out, i + 1, scenario.timeNs(i), scenario.buffer(i), scenario.offset(i), scenario.length(i));
            out.append('\n');
        }
        return out.toString();
    }
}
