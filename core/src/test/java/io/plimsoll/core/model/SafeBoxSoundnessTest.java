package io.plimsoll.core.model;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.RiskCore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The index misses nobody: after every command a scan of all accounts finds none in a zone that its numbers do not call
 * for. Histories with gaps, funding in both directions, and changes of every parameter.
 */
class SafeBoxSoundnessTest
{
    private static final int COMMANDS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116})
    @Timeout(120)
    void shouldMissNobody(final long seed)
    {
        run(seed, COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 2_000, 3_000, 4_000})
    @Tag("nightly")
    @Timeout(3_000)
    void shouldMissNobodyForLong(final long firstSeed)
    {
        for (long seed = firstSeed; seed < firstSeed + 250; seed++)
        {
            run(seed, COMMANDS);
        }
    }

    private static void run(final long seed, final int commands)
    {
        final RandomHistory history = new RandomHistory(seed);
        final RiskCore core = RiskCore.create(history.limits());
        for (int i = 0; i < commands; i++)
        {
            history.next();
            core.apply(history.sequence(), history.timeNs(), history.buffer(), 0, history.length(), history);
            history.endOfCommand();
            assertEquals(0, core.misplacedAccounts(),
                () -> "seed " + seed + ", after " + MessageText.of(history.buffer(), history.length()));
        }
        assertTrue(core.evaluations() > 0);
    }
}
