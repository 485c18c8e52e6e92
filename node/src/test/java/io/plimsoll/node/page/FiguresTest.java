package io.plimsoll.node.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FiguresTest
{
    @ParameterizedTest
    @CsvSource({
        "0, -", "400000, 0", "950000000, 950", "12340000000, 12.3k", "4560000000000, 4.56M",
        "-1230000000000000, -1.23bn", "999600000, 1.00k", "999960000000, 1.00M"})
    void shouldShowThreeDigitsThatMatter(final long micros, final String text)
    {
        assertEquals(text, Figures.usdt(micros));
    }

    @ParameterizedTest
    @CsvSource({"45, 45 ns", "1340, 1.34 \u00b5s", "2050000, 2.05 ms", "61000000000, 61.0 s"})
    void shouldShowDurations(final long nanos, final String text)
    {
        assertEquals(text, Figures.duration(nanos));
    }

    @Test
    void shouldShowTimesOfDay()
    {
        assertEquals("13:05", Figures.clock(785));
        assertEquals("-", Figures.clock(-1));
    }

    @Test
    void shouldShowRatios()
    {
        assertEquals("-52.5 %", Figures.percent(-0.525));
        assertEquals("12.5 %", Figures.share(1, 8));
        assertEquals("-", Figures.share(0, 0));
        assertEquals("-", Figures.count(0));
        assertEquals("1,234,567", Figures.count(1_234_567));
    }
}
