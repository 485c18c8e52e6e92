package io.plimsoll.bench.machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class OptionsTest
{
    private static final List<String> KNOWN = List.of("rounds", "batches", "mode");

    @Test
    void shouldReadWhatIsGivenAndFallBackElse()
    {
        final Options options = parse("rounds=7", "batches=1,64");

        assertEquals(7, options.number("rounds", 3));
        assertArrayEquals(new int[]{1, 64}, options.numbers("batches", "8"));
        assertEquals("process", options.word("mode", "process"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"round=7", "rounds", "=7", ""})
    void shouldRefuseWhatItDoesNotKnow(final String argument)
    {
        assertThrows(IllegalArgumentException.class, () -> parse(argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", ""})
    void shouldRefuseWhatIsNoPositiveNumber(final String number)
    {
        assertThrows(IllegalArgumentException.class, () -> parse("rounds=" + number).number("rounds", 1));
    }

    private static Options parse(final String... arguments)
    {
        return Options.parse(arguments, KNOWN);
    }
}
