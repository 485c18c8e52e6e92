package io.plimsoll.node.whatif;

import io.plimsoll.node.whatif.Request.Cancel;
import io.plimsoll.node.whatif.Request.Slice;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SliceMatchesTest
{
    private static final long RECORDED = (1L << 62) + 7;
    private static final long WHAT_IF = (1L << 62) + 3;
    private static final int CROSS = 65535;

    private final SliceMatches matches = new SliceMatches(false);

    @Test
    void shouldMatchASliceThatDiffersOnlyInItsId()
    {
        matches.begin(List.of(new Cancel(5), slice(RECORDED, 512, 800)));

        assertTrue(matches.match(slice(WHAT_IF, 512, 800)));
        assertEquals(WHAT_IF, matches.whatIfId(RECORDED));
    }

    @Test
    void shouldMatchEachRecordedSliceOnce()
    {
        matches.begin(List.of(slice(RECORDED, 512, 800)));

        assertTrue(matches.match(slice(WHAT_IF, 512, 800)));
        assertFalse(matches.match(slice(WHAT_IF + 1, 512, 800)));
        assertEquals(WHAT_IF, matches.whatIfId(RECORDED));
    }

    @Test
    void shouldNotMatchOtherWords()
    {
        final Slice recorded = slice(RECORDED, 512, 800);
        for (final Slice other : new Slice[]{
            slice(WHAT_IF, 511, 800),
            slice(WHAT_IF, 512, 801),
            new Slice(WHAT_IF, 2, CROSS, 0, true, 512, 800, 842, 9),
            new Slice(WHAT_IF, 1, 0, 0, true, 512, 800, 842, 9),
            new Slice(WHAT_IF, 1, CROSS, 1, true, 512, 800, 842, 9),
            new Slice(WHAT_IF, 1, CROSS, 0, false, 512, 800, 842, 9),
            new Slice(WHAT_IF, 1, CROSS, 0, true, 512, 800, 843, 9),
            new Slice(WHAT_IF, 1, CROSS, 0, true, 512, 800, 842, 10)})
        {
            matches.begin(List.of(recorded));
            assertFalse(matches.match(other), other::toString);
        }
        assertEquals(SliceMatches.NONE, matches.whatIfId(RECORDED));
    }

    @Test
    void shouldNotMatchASliceOfAnEarlierCommand()
    {
        matches.begin(List.of(slice(RECORDED, 512, 800)));
        matches.begin(List.of());

        assertFalse(matches.match(slice(WHAT_IF, 512, 800)));
    }

    @Test
    void shouldMatchCancelsOfOrdersByIdAndOfSlicesByTheirCounterpart()
    {
        matches.begin(List.of(slice(RECORDED, 512, 800)));
        assertTrue(matches.match(slice(WHAT_IF, 512, 800)));
        matches.begin(List.of(new Cancel(11), new Cancel(RECORDED)));

        assertTrue(matches.match(new Cancel(WHAT_IF)));
        assertTrue(matches.match(new Cancel(11)));
        assertFalse(matches.match(new Cancel(12)));
        assertFalse(matches.match(new Cancel(RECORDED)));
        assertEquals(11, matches.whatIfId(11));
    }

    @Test
    void shouldMatchNoSliceWhereTheModelAnswersAll()
    {
        final SliceMatches none = new SliceMatches(true);
        none.begin(List.of(slice(RECORDED, 512, 800), new Cancel(11)));

        assertFalse(none.match(slice(WHAT_IF, 512, 800)));
        assertTrue(none.match(new Cancel(11)));
    }

    private static Slice slice(final long orderId, final long lots, final long limit)
    {
        return new Slice(orderId, 1, CROSS, 0, true, lots, limit, 842, 9);
    }
}
