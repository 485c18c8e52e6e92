package io.plimsoll.core.mark;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R8.7: which masks may be set, all of them.
 */
class ActionTableTest
{
    @Test
    void shouldTakeSixRunsOfBitsForEachAction()
    {
        int allowed = 0;
        for (int mask = 0; mask < 64; mask++)
        {
            allowed += ActionTable.isConsistent(63, 1, 1, 63, 63, mask) ? 1 : 0;
        }
        assertEquals(6, allowed);
    }

    /**
     * Of 6 runs each: openRisk within priceOrder and liquidate, withdraw within settle: 91 and 21, and 6 for funding.
     */
    @Test
    void shouldLetNobodyTakeOnWhatCannotBeClosed()
    {
        int allowed = 0;
        for (int code = 0; code < 46_656; code++)
        {
            int rest = code;
            final int[] masks = new int[6];
            for (int i = 0; i < masks.length; i++)
            {
                masks[i] = (1 << rest % 6 + 1) - 1;
                rest /= 6;
            }
            allowed += ActionTable.isConsistent(masks[0], masks[1], masks[2], masks[3], masks[4], masks[5]) ? 1 : 0;
        }
        assertEquals(91 * 21 * 6, allowed);
    }
}
