package io.plimsoll.node.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class FieldDifferenceTest
{
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":1,\"b\":\"x\"} | {\"a\":1,\"b\":\"y\"} | b | x | y",
        "{\"a\":1,\"b\":2} | {\"a\":3,\"b\":4} | a | 1 | 3",
        "{\"a\":1} | {\"a\":1,\"scope\":7} | scope | ~~ | 7",
        "{\"a\":1,\"scope\":7} | {\"a\":1} | scope | 7 | ~~",
        "{\"t\":[{\"l\":1},{\"l\":2}]} | {\"t\":[{\"l\":1},{\"l\":3}]} | t[1].l | 2 | 3",
        "{\"t\":[{\"l\":1}]} | {\"t\":[{\"l\":1},{\"l\":3}]} | t[1] | ~~ | an object"})
    void shouldNameTheFirstFieldThatDiffers(
        final String left, final String right, final String field, final String leftValue, final String rightValue)
    {
        assertEquals(new FieldDifference(field, leftValue, rightValue), FieldDifference.of(left, right));
    }

    @Test
    void shouldFindEqualLinesEqual()
    {
        assertNull(FieldDifference.of("{\"a\":1,\"t\":[{\"l\":1}]}", "{\"a\":1,\"t\":[{\"l\":1}]}"));
    }
}
