package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.Reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The master property: the core, which evaluates only the accounts that its index names, gives the same events, byte
 * for byte, as an engine that evaluates every account after every command.
 * <p>
 * A failure names its seed; {@code new TwinRun(seed, RiskCore::create).run(COMMANDS)} repeats it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ModelTest
{
    private static final int SEEDS = 200;
    private static final int SEEDS_PER_BATCH = 10;
    private static final int COMMANDS = 5_000;
    private static final String NIGHTLY_MINUTES = "plimsoll.nightly.minutes";

    private final EventCounts reached = new EventCounts();
    private int seedsDone;

    static LongStream batches()
    {
        return LongStream.range(0, SEEDS / SEEDS_PER_BATCH).map(batch -> batch * SEEDS_PER_BATCH + 1);
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Order(1)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldAgreeWithTheNaiveEngine(final long firstSeed)
    {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_BATCH; seed++)
        {
            final TwinRun run = new TwinRun(seed, RiskCore::create);
            run.run(COMMANDS);
            reached.addAll(run.counts());
            seedsDone++;
        }
    }

    /**
     * A model test that never liquidates proves nothing: everything that can happen must have happened.
     */
    @Test
    @Order(2)
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void shouldHaveReachedEverything()
    {
        assumeTrue(seedsDone == SEEDS, "needs all seeds");
        final List<String> missed = new ArrayList<>();
        for (final String name : everything())
        {
            if (reached.of(name) == 0)
            {
                missed.add(name);
            }
        }
        assertEquals(List.of(), missed, reached::toString);
        assertEquals(0, reached.of("audited NO"));
    }

    /**
     * Fresh seeds until the time is up; each is printed before it runs.
     */
    @Test
    @Tag("nightly")
    @Order(3)
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void shouldAgreeOnFreshSeeds()
    {
        final long minutes = Long.getLong(NIGHTLY_MINUTES, 30);
        final long endNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        long seed = System.currentTimeMillis();
        while (System.nanoTime() - endNs < 0)
        {
            seed++;
            System.out.println("model test seed " + seed);
            new TwinRun(seed, RiskCore::create).run(4 * COMMANDS);
            new TwinRun(seed, new EdgeHistory(seed), RiskCore::create).run(COMMANDS);
        }
    }

    private static List<String> everything()
    {
        final List<String> names = new ArrayList<>(PoolCounts.everything());
        names.addAll(PriceCounts.everything());
        names.addAll(ControlCounts.everything());
        for (int template = 101; template <= 121; template++)
        {
            names.add("event " + template);
        }
        for (final int template : new int[]{122, 123, 150, 160, 161, 204, 207})
        {
            names.add("event " + template);
        }
        for (final Reason reason : Reason.values())
        {
            // Later ones are asked for by command, or are answers to orders.
            if (reason.value() <= Reason.CAPACITY_EXHAUSTED.value())
            {
                names.add("rejected " + reason);
            }
        }
        for (final CancelCause cause : CancelCause.values())
        {
            if (cause != CancelCause.NULL_VAL)
            {
                names.add("cancel " + cause);
            }
        }
        for (final String scope : List.of("cross", "isolated"))
        {
            names.add("slice " + scope);
            for (final String transition : transitions())
            {
                names.add("zone " + scope + ' ' + transition);
            }
        }
        for (int instrument = 0; instrument < RandomWorld.MAX_CONTRACTS; instrument++)
        {
            for (final String side : List.of("BUY ", "SELL "))
            {
                names.add("slice " + side + instrument);
                names.add("takeover " + side + instrument);
            }
        }
        names.addAll(List.of(
            "call first", "call further", "call pace least", "call pace between", "call pace whole",
            "queued CAPACITY", "queued HALT", "slice cause MARGIN_CALL", "slice cut", "slice of a further leg",
            "halt YES", "halt NO", "delisted with positions", "parameters LIQUIDATION", "parameters CAPACITY",
            "parameters RISK_CLASS", "rejected INSTRUMENT_CLOSED of 17",
            "denied REDUCE_ONLY", "denied POSITION_LIMIT", "denied INSUFFICIENT_MARGIN", "fill liquidation true",
            "fill late slice",
            "slice limit at band", "slice limit at bankruptcy", "slice number 5", "takeover bankruptcy none",
            "takeover realised some", "reported FREE", "reported RESTRICTED", "reported MARGIN_CALL",
            "reported LIQUIDATING", "audited YES"));
        return names;
    }

    /**
     * All that R4.2 and R6.8 allow. A liquidation whose slices are used up still has equity.
     */
    private static List<String> transitions()
    {
        return List.of(
            "FREE to MARGIN_CALL", "FREE to LIQUIDATING", "FREE to TAKEOVER", "FREE to BANKRUPT",
            "MARGIN_CALL to FREE", "MARGIN_CALL to LIQUIDATING", "MARGIN_CALL to TAKEOVER",
            "MARGIN_CALL to BANKRUPT", "LIQUIDATING to FREE", "LIQUIDATING to MARGIN_CALL",
            "LIQUIDATING to TAKEOVER", "LIQUIDATING to BANKRUPT", "TAKEOVER to FREE", "BANKRUPT to FREE");
    }
}
