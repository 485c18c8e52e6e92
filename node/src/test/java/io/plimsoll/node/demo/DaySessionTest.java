package io.plimsoll.node.demo;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.PopulationGenerator;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.record.DayRecord;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;
import io.plimsoll.node.demo.venue.VenueAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DaySessionTest
{
    private static final int ACCOUNTS = 1_000;
    private static final int FROM = 12 * 60;
    private static final int TO = 13 * 60 + 30;

    private final Market market = MarketLoader.load();

    @Test
    void shouldSendTheSameCommandsForTheSameSeed()
    {
        final Run first = direct(1, FROM, TO);
        final Run second = direct(1, FROM, TO);
        final Run other = direct(2, FROM, TO);

        assertEquals(first.commands, second.commands);
        assertEquals(first.session.record().audit(), second.session.record().audit());
        assertNotEquals(first.commands, other.commands);
    }

    @Test
    void shouldReachTheSameStateThroughThePipeline(@TempDir final Path directory)
    {
        final List<AccountPlan> plans = PopulationGenerator.generate(market, FROM, ACCOUNTS, 1);
        final DaySession session = new DaySession(options(1, FROM, TO), market, plans, DemoProgress.NONE);
        try (Engine engine = Engine.start(directory, limits(plans), core(plans), session.events()))
        {
            session.run(engine);
        }

        assertEquals(direct(1, FROM, TO).session.record().audit(), session.record().audit());
    }

    @Test
    void shouldOpenEveryPositionWithoutARefusal()
    {
        final Run run = direct(3, 0, 1);

        assertNull(run.session.record().refusals().first());
        final PopulationSummary crowd = new PopulationSummary(market, run.plans);
        assertEquals(ACCOUNTS + VenueAccounts.count() + crowd.isolated(), run.session.record().audit().accounts());
        assertTrue(run.session.record().audit().positions() >= crowd.positions());
    }

    @Test
    void shouldCallLiquidateAndTakeOverInTheCrash()
    {
        final DayRecord record = direct(1, FROM, TO).session.record();
        final MinuteSeries series = record.series();

        assertNull(record.refusals().first());
        assertTrue(record.audit().isConserved());
        assertEquals(0, record.audit().liquidating());
        for (final Measure measure : new Measure[]{
            Measure.MARGIN_CALLS, Measure.LIQUIDATIONS, Measure.SLICES, Measure.FILLS, Measure.TAKEOVERS,
            Measure.LIQUIDATED, Measure.TAKEN_OVER, Measure.SLIPPAGE, Measure.LIQUIDATION_FEES})
        {
            assertTrue(series.sum(measure, 720, 780) > 0, measure.name());
        }
        assertTrue(series.total(Measure.FILLS) <= series.total(Measure.SLICES));
    }

    @Test
    void shouldAddUpOverTheWholeDay()
    {
        final DayRecord record = direct(1, 0, 1440).session.record();

        assertNull(record.refusals().first());
        assertTrue(record.audit().isConserved());
        assertTrue(record.series().total(Measure.UNWOUND) > 0);
        final long worth = record.series().value(Measure.BACKSTOP_USDT, 1439) +
            record.series().value(Measure.BACKSTOP_BTC, 1439) +
            record.series().value(Measure.BACKSTOP_ETH, 1439);
        assertEquals(record.reportedEquityMicros(), worth + VenueAccounts.BACKSTOP_USDT * Contract.MICROS,
            "the backstop's worth as kept from events, funding at 08:00 and 16:00 included, and as the core says it");
    }

    private Run direct(final long seed, final int from, final int to)
    {
        final List<AccountPlan> plans = PopulationGenerator.generate(market, from, ACCOUNTS, seed);
        final DaySession session = new DaySession(options(seed, from, to), market, plans, DemoProgress.NONE);
        final DirectPort port = new DirectPort(core(plans), session.events());
        session.run(port);
        return new Run(plans, session, port.commandDigest());
    }

    private RiskCore core(final List<AccountPlan> plans)
    {
        return RiskCore.create(limits(plans));
    }

    private CoreLimits limits(final List<AccountPlan> plans)
    {
        return Engine.limits(new PopulationSummary(market, plans), market);
    }

    private static DemoOptions options(final long seed, final int from, final int to)
    {
        return DemoOptions.defaults().withCrowd(ACCOUNTS, seed).withMinutes(from, to);
    }

    private record Run(List<AccountPlan> plans, DaySession session, String commands)
    {
    }
}
