package io.plimsoll.node.divergence;

import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.CrowdGenerator;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.divergence.market.DivergenceLoader;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.divergence.report.DivergenceResult;
import io.plimsoll.node.divergence.venue.IndexTerms;
import io.plimsoll.node.page.Conditions;

/**
 * Small runs on a core alone.
 */
public final class DivergenceRuns
{
    private static final long SEED = 7;

    private DivergenceRuns()
    {
    }

    /**
     * Run a window in every way.
     *
     * @param day      to run.
     * @param accounts of the crowd.
     * @return what happened.
     */
    public static DivergenceResult run(final DivergenceDay day, final int accounts)
    {
        final DivergenceMarket market = DivergenceLoader.load(day);
        final Crowd crowd = crowd(market, accounts);
        final boolean hasStable = day.collateral().stream().anyMatch(DivergenceLoader::isStable);
        return new DivergenceResult(market, Divergence.naive(market, crowd, DemoProgress.NONE),
            guarded(market, crowd, "Plimsoll", IndexTerms.FLOOR_MICROS),
            hasStable ? guarded(market, crowd, "floor 0.90", IndexTerms.HIGH_FLOOR_MICROS) : null,
            "Journal verified: a test", true, Conditions.here(SEED, null));
    }

    static Crowd crowd(final DivergenceMarket market, final int accounts)
    {
        return new Crowd(market.market(), CrowdGenerator.generate(market.market(), accounts, SEED));
    }

    static DivergenceRun guarded(
        final DivergenceMarket market, final Crowd crowd, final String name, final long floorMicros)
    {
        return Divergence.alone(market, crowd, name, floorMicros, Safeguards.BREAKERS, DemoProgress.NONE);
    }
}
