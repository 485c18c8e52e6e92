package io.plimsoll.node.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NumberTextTest
{
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0            | 0
        999          | 999
        1000         | 1,000
        -999         | -999
        -1000        | -1,000
        1234567.891  | 1,234,567.891
        0.123456     | 0.123456
        -123456.5    | -123,456.5
        """)
    void shouldGroupWholeDigits(final String plain, final String grouped)
    {
        assertEquals(grouped, NumberText.grouped(plain));
    }

    @Test
    void shouldShowMoneyAndPercentages()
    {
        assertEquals("1,234.5", NumberText.money(1_234_500_000));
        assertEquals("-0.000001", NumberText.money(-1));
        assertEquals("-9,223,372,036,854.775808", NumberText.money(Long.MIN_VALUE));
        assertEquals("66.6667 %", NumberText.percent(666_667));
        assertEquals("100 %", NumberText.percent(1_000_000));
    }

    @Test
    void shouldShowRawNumbersOfWhatIsNotDefined()
    {
        final NumberText numbers = new NumberText(new Symbols());
        assertEquals("1,500", NumberText.grouped("1500"));
        assertEquals("1500", numbers.lots(3, 1500));
        assertEquals("1500", numbers.price(3, 1500));
        assertEquals("1500 units", numbers.settle(3, 1500));
        assertEquals("1500 4", numbers.units(4, 1500));
    }
}
