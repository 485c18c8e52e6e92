package io.plimsoll.node.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.journal.Verification;
import io.plimsoll.node.ChildJvm;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.pipeline.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One journal, many lives: an engine with the real core is killed (kill -9) at random moments, in recoveries too, and
 * goes on where it was.
 */
@Timeout(600)
class KilledEngineTest
{
    private static final int COMMANDS_A_LIFE = 15_000;
    private static final int MAX_LIFE_MS = 200;

    private final long seed = Seeds.seed();
    private Path directory;

    @BeforeEach
    void create() throws IOException
    {
        directory = Seeds.temporaryDirectory();
    }

    @AfterEach
    void delete() throws IOException
    {
        Seeds.delete(directory);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldGoOnAfterEveryKill(final Topology topology) throws Exception
    {
        final int kills = Seeds.cases(6, 50);
        final StraightRun straight = StraightRun.play(seed, kills * COMMANDS_A_LIFE);
        straight.write(directory.resolve("run"));
        final Path journal = directory.resolve("journal");
        final SplittableRandom random = new SplittableRandom(seed);
        final long startNs = System.nanoTime();
        try (LifeLog log = new LifeLog(directory.resolve("log")))
        {
            Process next = start(topology, random.nextLong());
            try
            {
                for (int kill = 1; kill <= kills; kill++)
                {
                    final Process living = next;
                    awaitReady(living);
                    // The next one starts up meanwhile.
                    next = start(topology, random.nextLong());
                    final boolean isToRelease = kill % 3 != 0 && log.released() < straight.commands();
                    live(living, random.nextInt(MAX_LIFE_MS), log, kill, isToRelease);
                    final String label = "seed " + seed + ", " + topology + ", kill " + kill;
                    judge(straight, log, label, journal);
                }
            }
            finally
            {
                next.destroyForcibly().waitFor();
            }
            finish(straight, log, topology, journal);
            System.out.println("kills: seed " + seed + ", " + topology + ", " + log.lives() + " lives, " +
                log.released() + " commands acknowledged, " + log.recoveredEvents() +
                " events released in recoveries, " + (System.nanoTime() - startNs) / 1_000_000 + " ms");
        }
    }

    private static void judge(
        final StraightRun straight, final LifeLog log, final String label, final Path journal)
    {
        assertEquals("", log.complaint(), label);
        if (log.seenSequence() > 0 || log.released() > 0)
        {
            // What the listener has seen is journaled; what is called released is in the outcome journal too.
            new EngineJudge(straight, label).afterCrash(
                journal, Math.max(log.released(), log.seenSequence()), log.released());
        }
    }

    private void finish(
        final StraightRun straight, final LifeLog log, final Topology topology, final Path journal)
    {
        final EngineJudge judge = new EngineJudge(straight, "seed " + seed + ", " + topology + ", at the end");
        final EventStream rest = new EventStream(straight);
        final Plimsoll plimsoll = EngineLife.builder(journal, topology).listener(rest).launch();
        try (plimsoll)
        {
            judge.require(plimsoll.publishedSequence() >= log.released(), "lost acknowledged commands");
        }
        assertTrue(plimsoll.publishedSequence() > 0, "no life was long enough to journal anything");
        judge.afterRecovery(journal, plimsoll.publishedSequence());
        judge.require(plimsoll.stateHash() == Verification.run(
            journal, RiskCore.create(StraightRun.LIMITS), ReplayProgress.NONE).stateHash(), "another state");
    }

    private Process start(final Topology topology, final long lifeSeed) throws IOException
    {
        return ChildJvm.start(Path.of(System.getProperty("java.home")),
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), EngineLife.class,
            directory.resolve("run").toString(), directory.resolve("journal").toString(),
            directory.resolve("log").toString(), topology.name(), Long.toString(lifeSeed));
    }

    private static void awaitReady(final Process child) throws IOException
    {
        int c = child.getInputStream().read();
        while (c >= 0 && c != '\n')
        {
            c = child.getInputStream().read();
        }
        assertEquals('\n', c, "the child ended before it was ready");
    }

    /**
     * Lets it live for a random time: two of three from its first new release on, one from the moment it wakes up,
     * which mostly ends it within its start or its recovery.
     */
    private static void live(
        final Process child, final int lifeMs, final LifeLog log, final int life, final boolean isToRelease)
        throws IOException, InterruptedException
    {
        final long releasedBefore = log.released();
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while ((log.lives() < life || isToRelease && log.released() == releasedBefore) && child.isAlive())
        {
            assertTrue(System.nanoTime() - deadlineNs < 0, () -> "life " + life +
                " does not get to release, " + log.released() + " were: " + log.complaint());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        child.waitFor(lifeMs, TimeUnit.MILLISECONDS);
        child.toHandle().destroyForcibly();
        assertTrue(child.waitFor(30, TimeUnit.SECONDS), "the child does not end");
    }
}
