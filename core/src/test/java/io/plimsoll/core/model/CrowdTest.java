package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.RiskCore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * As {@link ModelTest}, with commands that concern very many accounts at once, so that the index works in bulk.
 */
@Timeout(120)
class CrowdTest
{
    private static final int CROWD = 450;
    private static final int SET_UP = 7 * CROWD;
    private static final int MOVES = 150;
    private static final int PARTS = 4;
    private static final int MANY = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheNaiveEngine(final long seed)
    {
        final CrowdHistory history = new CrowdHistory(seed, CROWD);
        final List<RiskCore> cores = new ArrayList<>();
        final TwinRun run = new TwinRun(seed, history, limits ->
        {
            cores.add(RiskCore.create(limits));
            return cores.get(0);
        });
        int most = 0;
        for (int part = 0; part < PARTS; part++)
        {
            run.run(part == 0 ? SET_UP : MOVES);
            assertEquals(0, cores.get(0).misplacedAccounts());
            most = Math.max(most, history.mostChanges());
        }
        assertTrue(most >= MANY, most + " accounts changed zone in one command at most");
    }
}
