package io.plimsoll.node.crash.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.CrashRuns;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.AccountLoss;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.record.Rule;
import io.plimsoll.node.crash.record.Tally;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.page.Conditions;
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
class CrashReportTest
{
    private static CrashResult result;

    @BeforeAll
    static void run()
    {
        final CrashRun main = CrashRuns.run(CrashDay.OCTOBER_2025, LossRule.HAIRCUT, 400, 7, false);
        result = new CrashResult(main,
            List.of(CrashRuns.run(CrashDay.OCTOBER_2025, LossRule.HYPERLIQUID, 400, 7, false)),
            CrashRuns.run(CrashDay.OCTOBER_2025, LossRule.HAIRCUT, 400, 7, true),
            List.of(CrashRuns.guarded(CrashDay.OCTOBER_2025, Safeguards.VOLATILITY, 400, 7),
            CrashRuns.guarded(CrashDay.OCTOBER_2025, Safeguards.BREAKERS, 400, 7)), "Journal verified: a test", true,
            Conditions.here(7, null));
    }

    @Test
    void shouldHaveSumsThatMeet()
    {
        final Tally tally = result.main().record().tally();
        long haircuts = 0;
        long slippage = 0;
        long deficits = 0;
        for (final AccountLoss loss : result.main().record().losses().all())
        {
            haircuts += loss.micros(Rule.HAIRCUT);
            slippage += loss.micros(Rule.SLIPPAGE);
            deficits += loss.deficitMicros();
        }
        assertTrue(haircuts > 0);
        assertEquals(tally.total(Count.BY_WINNERS), haircuts);
        assertEquals(tally.total(Count.SLIPPAGE), slippage);
        assertEquals(tally.total(Count.OWED), deficits);
        long perCandle = 0;
        for (int candle = 0; candle < result.main().market().candleCount(); candle++)
        {
            perCandle += tally.at(Count.OWED, candle);
        }
        assertEquals(tally.total(Count.OWED), perCandle);
        int bars = 0;
        for (final int count : HaircutBars.counts(result.main().record().losses().touched()))
        {
            bars += count;
        }
        assertEquals(result.main().record().losses().touched().accounts(), bars);
    }

    @Test
    void shouldLoseNothingButFeesOfTheVenueBetweenRoles()
    {
        final CrashRun run = result.main();
        final RoleSums end = new RoleSums(run.crowd(), run.books());
        long before = 0;
        long after = 0;
        long fees = 0;
        for (final Role role : Role.values())
        {
            before += run.start().equityMicros(role);
            after += end.equityMicros(role);
        }
        for (final AccountLoss loss : run.record().losses().all())
        {
            fees += loss.micros(Rule.FEES);
        }
        // Coins changed their worth and desks paid fees too: what is gone is more than the customers' own fees.
        assertTrue(before - after > fees - run.record().tally().total(Count.LIQUIDATION_FEES));
        assertTrue(before - after < before / 1_000, "gone: " + (before - after) + " of " + before);
    }

    @Test
    void shouldShowAllOfItOnTheConsole()
    {
        final StringWriter text = new StringWriter();
        new CrashConsole(new PrintWriter(text, true), Style.PLAIN).print(result);

        assertTrue(text.toString().contains("deficit taken - deficit owed: 0;"), text::toString);
        for (final String part : List.of("What each rule did", "Who bore the deficits", "Who lost what",
            "Whom rules took most from", "Funds, USDT", "ranked, Hyperliquid", "Index and own book",
            "What a mark from its own book would have done", "conservation of money and contracts: exact"))
        {
            assertTrue(text.toString().contains(part), part);
        }
    }

    @Test
    void shouldWriteAPageThatLoadsNothing()
    {
        final String html = new CrashHtml(result).html();

        assertTrue(html.contains("<h1>10 October 2025, replayed</h1>"));
        assertTrue(html.contains("uPlot=function("), "no chart library");
        assertTrue(html.contains("id=\"deficits\""));
        assertTrue(html.contains("Index and own book"));
        assertFalse(html.contains("{{"), "a part is missing");
        assertFalse(html.contains("src=\"") || html.contains("href=\"http"), "loads something");
    }

    @Test
    void shouldWriteNumbersThatCanBeParsed() throws IOException
    {
        final StringWriter text = new StringWriter();
        CrashJson.write(text, List.of(result));

        int runs = 0;
        long owed = -1;
        try (JsonParser json = new JsonFactory().createParser(text.toString()))
        {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken())
            {
                if (token == JsonToken.VALUE_NUMBER_INT && "takenLessOwed".equals(json.currentName()))
                {
                    assertEquals(0, json.getLongValue());
                    runs++;
                }
                if (token == JsonToken.VALUE_NUMBER_INT && "owed".equals(json.currentName()) && owed < 0)
                {
                    owed = json.getLongValue();
                }
            }
        }
        assertEquals(5, runs);
        assertEquals(result.main().record().tally().total(Count.OWED), owed);
        assertEquals("deleveragedNotional", CrashJson.key("DELEVERAGED_NOTIONAL"));
    }

    @Test
    void shouldBeSoundOnlyIfTheJournalIs()
    {
        assertTrue(result.isSound());
        assertFalse(new CrashResult(result.main(), result.others(), result.atBook(), result.guarded(),
            "Journal NOT verified", false, result.conditions()).isSound());
    }
}
