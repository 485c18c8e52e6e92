package io.plimsoll.node.divergence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.node.divergence.DivergenceRuns;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.report.Style;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class DivergenceReportTest
{
    private static DivergenceResult result;

    @BeforeAll
    static void run()
    {
        result = DivergenceRuns.run(DivergenceDay.OCTOBER_2025, 200);
    }

    @Test
    void shouldShowAllOfItOnTheConsole()
    {
        final StringWriter text = new StringWriter();
        new DivergenceConsole(new PrintWriter(text, true), Style.PLAIN).print(result);

        for (final String part : List.of("sources: own perpetual, spot", "What each mark did", "What was decided",
            "accounts liquidated", "liquidation refused: DISTANCE", "NORMAL to HALTED: STATISTICAL",
            "conservation of money and contracts exact"))
        {
            assertTrue(text.toString().contains(part), part);
        }
    }

    @Test
    void shouldWriteAPageThatLoadsNothing()
    {
        final String html = new DivergenceHtml(result).html();

        assertTrue(html.contains("<h1>10 October 2025: last trade and mark</h1>"));
        for (final String id : List.of("prices-SOL", "bands-SOL", "prices-OP", "lost"))
        {
            assertTrue(html.contains("id=\"" + id + "\""), id);
        }
        assertTrue(html.contains("own perpetual: LIVE to OUTLIER"));
        assertFalse(html.contains("{{"), "a part is missing");
        assertFalse(html.contains("src=\"") || html.contains("href=\"http"), "loads something");
    }

    @Test
    void shouldWriteNumbersThatAreTheRuns() throws IOException
    {
        final StringWriter text = new StringWriter();
        DivergenceJson.write(text, result);
        int decisions = 0;
        long liquidated = -1;
        try (JsonParser json = new JsonFactory().createParser(text.toString()))
        {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken())
            {
                if (token == JsonToken.VALUE_NUMBER_INT && "liquidatedAccounts".equals(json.currentName()) &&
                    liquidated < 0)
                {
                    liquidated = json.getLongValue();
                }
                decisions += token == JsonToken.VALUE_STRING && "decision".equals(json.currentName()) ? 1 : 0;
            }
        }
        assertEquals(result.naive().liquidated().size(), liquidated);
        assertEquals(result.ours().record().happenings().size(), decisions);
    }

    @Test
    void shouldCountEveryDecisionOnce()
    {
        int sum = 0;
        for (final String[] row : DecisionTable.rows(result.ours().record().happenings()))
        {
            sum += Integer.parseInt(row[4].replace(",", ""));
        }
        assertEquals(result.ours().record().happenings().size(), sum);
    }
}
