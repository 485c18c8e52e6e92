package io.plimsoll.node.crash;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.CrowdGenerator;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.demo.DemoProgress;

/**
 * Small runs on a core alone.
 */
public final class CrashRuns
{
    private CrashRuns()
    {
    }

    /**
     * Run a day.
     *
     * @param day      to run.
     * @param rule     of all pools.
     * @param accounts of the crowd.
     * @param seed     of the crowd.
     * @param isAtBook whether it is marked at the venue's own book.
     * @return what happened.
     */
    public static CrashRun run(
        final CrashDay day, final LossRule rule, final int accounts, final long seed, final boolean isAtBook)
    {
        final CrashMarket index = CrashLoader.load(day);
        final CrashMarket market = isAtBook ? index.markedAtBook() : index;
        final Crowd crowd = new Crowd(market, CrowdGenerator.generate(index, accounts, seed));
        final CrashSession session = new CrashSession(market, crowd, rule, DemoProgress.NONE, "test", Safeguards.NONE);
        return session.run(new CorePort(RiskCore.create(CrashSession.limits(market, crowd)), session.events()));
    }

    /**
     * Run a day with volatility measured by the core.
     *
     * @param day        to run.
     * @param safeguards that the core has.
     * @param accounts   of the crowd.
     * @param seed       of the crowd.
     * @return what happened.
     */
    public static GuardedRun guarded(
        final CrashDay day, final Safeguards safeguards, final int accounts, final long seed)
    {
        final CrashMarket market = CrashLoader.load(day);
        final Crowd crowd = new Crowd(market, CrowdGenerator.generate(market, accounts, seed));
        return Crash.guarded(market, crowd, LossRule.HAIRCUT, safeguards, DemoProgress.NONE);
    }
}
