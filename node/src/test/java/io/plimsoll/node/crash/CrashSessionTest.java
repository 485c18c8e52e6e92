package io.plimsoll.node.crash;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.journal.Verification;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.CrowdGenerator;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.record.Tally;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.demo.Engine;
import io.plimsoll.node.demo.venue.Commands;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class CrashSessionTest
{
    private static final int ACCOUNTS = 500;
    private static final long SEED = 7;

    private final List<Long> reported = new ArrayList<>();
    private RiskCore core;
    private long lastTimeNs;

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhatIsOwedAndConserveMoneyOnEveryDay(final CrashDay day)
    {
        final CrashRun run = run(CrashLoader.load(day), LossRule.HAIRCUT);

        assertSound(run);
        assertEquals(day.isCalm(), run.record().tally().total(Count.LIQUIDATIONS) == 0);
        assertEquals(day.isCalm(), run.record().tally().total(Count.OWED) == 0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldTakeWhatIsOwedUnderEveryRule(final LossRule rule)
    {
        final CrashRun run = run(CrashLoader.load(CrashDay.OCTOBER_2025), rule);
        final Tally tally = run.record().tally();
        final boolean isRanked = rule != LossRule.HAIRCUT && rule != LossRule.BACKSTOP;

        assertSound(run);
        assertEquals(rule == LossRule.HAIRCUT, tally.total(Count.BY_WINNERS) > 0);
        assertEquals(isRanked, tally.total(Count.DELEVERAGED) > 0);
        assertEquals(rule == LossRule.BACKSTOP, run.record().losses().touched().accounts() == 0);
        assertEquals(isRanked, run.record().losses().touched().hedgesCutByDeleveraging() > 0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldKeepBooksThatAreTheCores(final LossRule rule)
    {
        final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
        final CrashRun run = run(market, rule);
        final Books books = run.books();
        final Commands commands = new Commands(new CorePort(core, this::onReport));
        commands.at(lastTimeNs);
        int compared = 0;
        for (final Holding holding : new ArrayList<>(books.holdings()))
        {
            if (holding.scope() == Books.CROSS)
            {
                reported.clear();
                commands.queryMargin(holding.account());
                assertEquals(List.of(books.equityMicros(holding)), reported, "account " + holding.account());
                compared++;
            }
        }
        assertTrue(compared > ACCOUNTS, "compared " + compared);
    }

    @Test
    void shouldReplayEqual()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
        final CrashRun first = run(market, LossRule.HAIRCUT);
        final CrashRun second = run(market, LossRule.HAIRCUT);

        assertEquals(first.record().audit(), second.record().audit());
        assertEquals(first.commands(), second.commands());
        assertEquals(first.record().events(), second.record().events());
        for (final Count count : Count.values())
        {
            assertEquals(first.record().tally().total(count), second.record().tally().total(count), count.name());
        }
    }

    @Test
    void shouldBeTheSameThroughPipelineAndJournal(@TempDir final Path directory)
    {
        final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
        final CrashRun alone = run(market, LossRule.HAIRCUT);
        final CrashSession session =
            new CrashSession(market, alone.crowd(), LossRule.HAIRCUT, DemoProgress.NONE, "test", Safeguards.NONE);
        final CoreLimits limits = CrashSession.limits(market, alone.crowd());
        final CrashRun journaled;
        try (Engine engine = Engine.start(directory, limits, RiskCore.create(limits), session.events()))
        {
            journaled = session.run(engine);
        }

        assertEquals(alone.record().audit(), journaled.record().audit());
        assertEquals(alone.commands(), journaled.commands());
        assertEquals(alone.record().events(), journaled.record().events());
        assertTrue(Verification.run(directory, RiskCore.create(limits), (sequence, end) ->
        {
        }).ok());
    }

    @Test
    void shouldFireNothingInACalmWeek()
    {
        final Tally tally = run(CrashLoader.load(CrashDay.CALM_2025), LossRule.HAIRCUT).record().tally();

        for (final Count count : Count.values())
        {
            assertEquals(0, tally.total(count), count.name());
        }
    }

    @Test
    void shouldDelistLunaAndLeaveItWorthless()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.LUNA_2022);
        final CrashRun run = run(market, LossRule.HAIRCUT);
        final int luna = market.coins().get(2).instrument();

        assertTrue(run.record().tally().total(Count.DELISTED) > 0);
        for (final Holding holding : run.books().holdings())
        {
            assertEquals(0, holding.lots(luna), "account " + holding.account());
        }
        assertTrue(new RoleSums(run.crowd(), run.books()).equityMicros(Role.LONG) <
            run.start().equityMicros(Role.LONG) / 2);
    }

    @Test
    void shouldLiquidateOthersWhenMarkedAtItsOwnBook()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
        final CrashRun index = run(market, LossRule.HAIRCUT);
        final CrashRun book = run(market.markedAtBook(), LossRule.HAIRCUT);

        assertSound(book);
        assertTrue(book.liquidatedAccounts() > index.liquidatedAccounts(),
            () -> book.liquidatedAccounts() + " at the book, " + index.liquidatedAccounts() + " at the index");
    }

    private static void assertSound(final CrashRun run)
    {
        final Tally tally = run.record().tally();
        assertNull(run.record().refused().first());
        assertTrue(run.record().audit().isConserved());
        assertEquals(0, tally.takenLessOwedMicros());
        assertEquals(tally.total(Count.ESTATE_DEFICIT), tally.total(Count.OWED));
        assertTrue(run.isPoolsAgreed());
        assertTrue(run.isSound());
    }

    private CrashRun run(final CrashMarket market, final LossRule rule)
    {
        final Crowd crowd = new Crowd(market, CrowdGenerator.generate(market, ACCOUNTS, SEED));
        final CrashSession session = new CrashSession(market, crowd, rule, DemoProgress.NONE, "test", Safeguards.NONE);
        final EventSink events = session.events();
        core = RiskCore.create(CrashSession.limits(market, crowd));
        final CorePort port = new CorePort(core, events);
        lastTimeNs = market.timeNs(market.candleCount(), 0);
        return session.run(port);
    }

    private void onReport(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (header.wrap(buffer, offset).templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            reported.add(new MarginReportedDecoder().wrapAndApplyHeader(buffer, offset, header).equityNoHaircut());
        }
    }
}
