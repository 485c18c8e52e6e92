package io.plimsoll.node.divergence;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.journal.Verification;
import io.plimsoll.node.crash.CrashSession;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.demo.Engine;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.divergence.market.DivergenceLoader;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.record.DivergenceRecord;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.divergence.record.Frames;
import io.plimsoll.node.divergence.record.Frames.Line;
import io.plimsoll.node.divergence.record.Frames.State;
import io.plimsoll.node.divergence.record.Happening.Kind;
import io.plimsoll.node.divergence.report.DivergenceResult;
import io.plimsoll.node.divergence.venue.IndexTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class DivergenceTest
{
    private static final int ACCOUNTS = 400;

    @Test
    void shouldSpareWhomOnlyTheOwnBookLiquidatesInOctober2025()
    {
        final DivergenceResult result = DivergenceRuns.run(DivergenceDay.OCTOBER_2025, ACCOUNTS);
        final Frames naive = result.naive().record().frames();
        final Frames ours = result.ours().record().frames();
        final int sol = result.market().instrument("SOL");
        double widest = 0;
        for (int frame = 0; frame < ours.size(); frame++)
        {
            widest = Math.min(
                widest, (double)naive.price(Line.MARK, sol, frame) / ours.price(Line.MARK, sol, frame) - 1);
        }
        final int spared = DivergenceResult.onlyBy(result.naive(), result.ours()).size();

        assertSound(result);
        assertTrue(widest < -0.15, "SOL at its own book against our mark: " + widest);
        assertTrue(spared > ACCOUNTS / 50, "spared " + spared);
        assertTrue(DivergenceResult.onlyBy(result.ours(), result.naive()).size() < spared / 2);
        assertTrue(result.ours().takenMicros() < result.naive().takenMicros());
        assertTrue(has(result.ours(), Kind.SOURCE, "SOL", "own perpetual: LIVE to OUTLIER"));
        assertTrue(has(result.ours(), Kind.REFUSAL, "OP", "liquidation refused: DISTANCE"));
        assertTrue(has(result.ours(), Kind.BREAKER, "XRP", "NORMAL to HALTED: STATISTICAL"));
        assertTrue(result.naive().record().happenings().isEmpty());
    }

    @Test
    void shouldRefuseToLiquidateWhileADollarFallsTooFastAndFailItOnlyBelowItsFloor()
    {
        final DivergenceResult result = DivergenceRuns.run(DivergenceDay.USDC_2023, ACCOUNTS);
        final int usdc = result.market().instrument("USDC");

        assertSound(result);
        assertTrue(has(result.ours(), Kind.INDEX, "USDC", "VALID to TOO_VOLATILE"));
        assertTrue(has(result.ours(), Kind.REFUSAL, "USDC, the coin", "liquidation refused: VALIDITY"));
        assertTrue(has(result.ours(), Kind.REFUSAL, "USDC, the coin", "liquidation again: ENDED"));
        assertTrue(lowest(result.ours(), usdc) > lowest(result.naive(), usdc), "as low as the last trade");
        assertTrue(has(result.variant(), Kind.ASSET, "USDC, the coin", "FAILING by BELOW_FLOOR"));
        assertFalse(has(result.ours(), Kind.ASSET, "USDC, the coin", "FAILING by BELOW_FLOOR"));
        assertTrue(result.variant().liquidated().size() > result.ours().liquidated().size());
    }

    @Test
    void shouldNoticeSilenceInAThinBook()
    {
        final DivergenceResult result = DivergenceRuns.run(DivergenceDay.FLASH_2014, ACCOUNTS);

        assertSound(result);
        assertTrue(has(result.ours(), Kind.SOURCE, "LTC", "Bitfinex: LIVE to STALE"));
        assertTrue(has(result.ours(), Kind.INDEX, "LTC", "VALID to STALE"));
        assertTrue(has(result.ours(), Kind.INDEX, "LTC", "STALE to VALID"));
        assertTrue(result.naive().liquidated().size() > 0);
        assertTrue(result.ours().liquidated().size() <= result.naive().liquidated().size());
    }

    @Test
    void shouldHaltWhereTheVenueStops()
    {
        final DivergenceResult result = DivergenceRuns.run(DivergenceDay.OUTAGE_2016, ACCOUNTS);
        final Frames frames = result.ours().record().frames();
        final int bitcoin = result.market().instrument("BTC");
        final int lastTrade = 18 * 60 + 2;

        assertSound(result);
        assertTrue(has(result.ours(), Kind.BREAKER, "BTC", "NORMAL to HALTED: OUTAGE"));
        assertEquals(0, frames.state(State.VALIDITY, bitcoin, lastTrade));
        assertTrue(frames.state(State.VALIDITY, bitcoin, lastTrade + 10) > 0, "silence is not noticed");
        assertEquals(
            BreakerState.HALTED.value(), frames.state(State.BREAKER, bitcoin, lastTrade + 25), "does not halt");
    }

    @Test
    void shouldStandWithinABasisPointOrTwoOfThePublishedMark()
    {
        final DivergenceResult result = DivergenceRuns.run(DivergenceDay.SECONDS_2023, ACCOUNTS);
        double sum = 0;
        double ofIndex = 0;
        for (int second = 0; second < result.market().seconds().size(); second++)
        {
            final double published = result.market().seconds().get(second).mark();
            sum += Math.abs(result.ours().record().frames().price(Line.MARK, 0, second) / published - 1);
            ofIndex += Math.abs(result.ours().record().frames().price(Line.INDEX, 0, second) / published - 1);
        }

        assertSound(result);
        assertTrue(sum / result.market().seconds().size() < 0.00005, "our mark " + sum);
        assertTrue(sum < ofIndex / 5, "our mark " + sum + ", the index " + ofIndex);
        assertEquals(0, result.naive().liquidated().size());
        assertEquals(0, result.ours().liquidated().size());
        assertTrue(result.ours().record().happenings().isEmpty());
    }

    @Test
    void shouldBeTheSameThroughPipelineAndJournal(@TempDir final Path directory)
    {
        final DivergenceMarket market = DivergenceLoader.load(DivergenceDay.OCTOBER_2025);
        final Crowd crowd = DivergenceRuns.crowd(market, ACCOUNTS / 2);
        final DivergenceRun alone = DivergenceRuns.guarded(market, crowd, "alone", IndexTerms.FLOOR_MICROS);
        final DivergenceRecord record = new DivergenceRecord(market);
        final CrashSession session =
            Divergence.guarded(market, crowd, record, IndexTerms.FLOOR_MICROS, Safeguards.BREAKERS, DemoProgress.NONE);
        final CoreLimits limits = CrashSession.limits(market.market(), crowd);
        final CrashRun journaled;
        try (Engine engine = Engine.start(directory, limits, RiskCore.create(limits), session.events()))
        {
            journaled = session.run(engine);
        }

        assertEquals(alone.run().record().audit(), journaled.record().audit());
        assertEquals(alone.run().commands(), journaled.commands());
        assertEquals(alone.record().happenings(), record.happenings());
        assertTrue(Verification.run(directory, RiskCore.create(limits), (sequence, end) ->
        {
        }).ok());
    }

    private static void assertSound(final DivergenceResult result)
    {
        for (final DivergenceRun run : result.runs())
        {
            assertNull(run.run().record().refused().first(), run.name());
            assertTrue(run.run().isSound(), run.name());
        }
    }

    private static boolean has(final DivergenceRun run, final Kind kind, final String subject, final String what)
    {
        return run.record().happenings().stream().anyMatch(each ->
            each.kind() == kind && each.subject().equals(subject) && each.what().equals(what));
    }

    private static long lowest(final DivergenceRun run, final int instrument)
    {
        long lowest = Long.MAX_VALUE;
        for (int frame = 0; frame < run.record().frames().size(); frame++)
        {
            lowest = Math.min(lowest, run.record().frames().price(Line.MARK, instrument, frame));
        }
        return lowest;
    }
}
