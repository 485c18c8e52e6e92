package io.plimsoll.node.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DurationsTest
{
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns", "1, 1 ns", "999999, 999999 ns", "1000000, 1 ms", "1500000, 1.5 ms", "999999999, 999.999999 ms",
        "1000000000, 1 s", "1500000000, 1.5 s", "59999999999, 59.999999999 s", "60000000000, 1 min",
        "90000000000, 90 s", "3599000000000, 3599 s", "3600000000000, 1 h", "5400000000000, 90 min",
        "28800000000000, 8 h", "86400000000000, 24 h", "172800000000000, 2 d", "604800000000000, 7 d"})
    void shouldUseTheUnitThatReadsBest(final long nanos, final String text)
    {
        assertEquals(text, Durations.text(nanos));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms", "999999, 0 ms", "1500000, 1 ms", "999999999, 999 ms", "1000000000, 1 s", "2190000000, 2.1 s",
        "-2190000000, -2.1 s", "599900000000, 599.9 s", "600000000000, 10 min", "35999000000000, 599 min",
        "36000000000000, 10 h", "172800000000000, 2 d"})
    void shouldRoundWhatWasMeasured(final long nanos, final String text)
    {
        assertEquals(text, Durations.measured(nanos));
    }
}
