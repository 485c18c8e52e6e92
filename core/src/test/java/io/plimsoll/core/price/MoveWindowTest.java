package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R8.9. The window is 80 long, so a part is 10.
 */
class MoveWindowTest
{
    private static final int ONE_PERCENT = 10_000;

    private final MoveWindow window = new MoveWindow();

    @Test
    void shouldMoveWhenTheLeastOrTheLargestIsTooFar()
    {
        window.restart(80, 0, 1_000);
        assertFalse(window.isMoving(0, 1_000, ONE_PERCENT));
        window.onChange(5, 1_000, 1_010);
        // 10/1000 is one per cent, which it may.
        assertFalse(window.isMoving(5, 1_010, ONE_PERCENT));
        window.onChange(6, 1_010, 1_011);
        assertTrue(window.isMoving(6, 1_011, ONE_PERCENT));
        assertFalse(window.isMoving(6, 1_011, 11_000));
        // Back: now the largest is above. (1011 - 1001) * 10^6 = 10^7 <= 10,000 * 1001; not so for 1000.
        window.onChange(7, 1_011, 1_001);
        assertFalse(window.isMoving(7, 1_001, ONE_PERCENT));
        window.onChange(8, 1_001, 1_000);
        assertTrue(window.isMoving(8, 1_000, ONE_PERCENT));
        assertTrue(window.isMoving(8, 1_000, 0));
    }

    @Test
    void shouldForgetWhatIsOlderThanSevenPartsBeforeThePresentOne()
    {
        window.restart(80, 0, 1_000);
        window.onChange(15, 1_000, 1_100);
        // Part 1 began with 1,000 and is one of the eight until part 8 is over.
        assertTrue(window.isMoving(89, 1_100, ONE_PERCENT));
        assertFalse(window.isMoving(90, 1_100, ONE_PERCENT));
        // A later move to the same value keeps nothing older alive.
        window.onChange(85, 1_100, 1_101);
        assertTrue(window.isMoving(89, 1_101, ONE_PERCENT));
        assertFalse(window.isMoving(90, 1_101, ONE_PERCENT));
    }

    @Test
    void shouldBeginEachPartWithTheValueThatItFinds()
    {
        window.restart(80, 0, 1_000);
        // Long after: parts 1 to 99 held 1,000, and part 100 began with it.
        window.onChange(1_000, 1_000, 1_100);
        assertTrue(window.isMoving(1_000, 1_100, ONE_PERCENT));
        assertTrue(window.isMoving(1_079, 1_100, ONE_PERCENT));
        assertFalse(window.isMoving(1_080, 1_100, ONE_PERCENT));
    }

    @Test
    void shouldBeginWithTheFirstValue()
    {
        window.restart(80, 0, 0);
        assertFalse(window.isMoving(50, 0, 0));
        window.onChange(50, 0, 1_000);
        assertFalse(window.isMoving(50, 1_000, 0));
        window.onChange(51, 1_000, 1_001);
        assertTrue(window.isMoving(51, 1_001, 0));
    }

    @Test
    void shouldBeOffWithoutALength()
    {
        window.restart(0, 5, 1_000);
        window.onChange(6, 1_000, 9_000);
        assertFalse(window.isMoving(6, 9_000, 0));
        assertEquals(0, window.windowNs());
    }
}
