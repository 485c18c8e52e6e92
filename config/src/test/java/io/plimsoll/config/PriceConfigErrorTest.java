package io.plimsoll.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PriceConfigErrorTest
{
    private static final String INDEXED = "include classpath(\"io/plimsoll/config/plimsoll-indexed.conf\")\n";

    /**
     * @param line  laid over the venue.
     * @param key   where it is wrong.
     * @param words how the explanation begins.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "price-errors.txt", delimiter = '|', quoteCharacter = '`')
    void shouldNameTheKeyAndWhatIsWrong(final String line, final String key, final String words)
    {
        final List<String> problems = assertThrows(
            ConfigurationException.class, () -> RiskConfig.parse("mine.conf", INDEXED + "plimsoll." + line)).problems();
        assertTrue(
            problems.stream().anyMatch(problem -> problem.contains(key + ": " + words)),
            () -> "wanted " + key + ": " + words + "\nwas    " + String.join("\n       ", problems));
    }

    @Test
    void shouldTakeSixTriggersAndNotSeven()
    {
        final String row = "{ kind = velocity, action = halt, horizon = 1s, width = 1% }\n";
        final String rows = "plimsoll.instruments.SOL-PERP.breaker.triggers = [\n";
        assertEquals(
            6, RiskConfig.parse("mine.conf", INDEXED + rows + row.repeat(6) + "]").prices().breakers().get(2)
                .triggers().size());
        final ConfigurationException ex = assertThrows(
            ConfigurationException.class, () -> RiskConfig.parse("mine.conf", INDEXED + rows + row.repeat(7) + "]"));
        assertEquals(
            List.of("mine.conf:2: plimsoll.instruments.SOL-PERP.breaker.triggers: expected at most 6 rows, were 7"),
            ex.problems());
    }

    @Test
    void shouldAskForTwoOperatorsAndNotForOneWithBothRoles()
    {
        final String alone = """
            plimsoll {
              operators { a { id = 1, may-propose = yes, may-approve = yes } }
              governance { enabled = yes, delay = 1s, life = 1s, ramp = 1s }
            }
            """;
        assertThrows(ConfigurationException.class, () -> RiskConfig.parse("mine.conf", INDEXED + alone));
        final String two = alone + "plimsoll.operators.b { id = 2, may-propose = no, may-approve = yes }\n";
        assertEquals(2, RiskConfig.parse("mine.conf", INDEXED + two).prices().operators().size());
    }
}
