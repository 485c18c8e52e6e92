package io.plimsoll.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RiskConfigErrorTest
{
    private static final String VENUE = """
        plimsoll {
          risk { takeover = 60% }
          assets {
            USDT { id = 0, decimals = 6 }
            BTC {
              id = 1, decimals = 8, max-price = 10_000_000
              liability { initial = 10%, maintenance = 5% }
              haircuts = [
                { from = 0,   initial = 5%,  maintenance = 2.5% }
                { from = 100, initial = 10%, maintenance = 5% }
              ]
            }
          }
          pools { majors { id = 0, backstop-account = 900 } }
          instruments {
            BTC-PERP {
              id = 0, kind = linear, settle = USDT, pool = majors
              price-increment = 0.1, lot-size = 0.001, max-price = 1_000_000, max-position = 10_000
              dust-notional = 100, price-band = 5%, fees { taker = 0.05%, liquidation = 0.5% }
              open-interest { lower = 10, upper = 20 }
              tiers = [
                { from = 0,      maintenance = 0.4%, initial = 0.8% }
                { from = 50_000, maintenance = 0.5%, initial = 1% }
              ]
            }
            BTC-INV {
              id = 1, kind = inverse, settle = BTC, pool = majors
              price-increment = 0.1, face-value = 100, max-price = 1_000_000, max-position = 1_000_000
              dust-notional = 100, price-band = 5%, fees { taker = 0, liquidation = 0 }
              tiers = [ { from = 0, maintenance = 0.4%, initial = 0.8% } ]
            }
          }
        }
        """;

    @TempDir
    private Path directory;

    @Test
    void shouldAcceptTheVenueThatTheOthersDamage()
    {
        assertEquals(2, RiskConfig.parse("venue.conf", VENUE).instruments().size());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "venue-errors.txt", delimiter = '|', quoteCharacter = '`')
    void shouldNameFileLinePathAndWhatWasExpected(final String from, final String to, final String expected)
    {
        final String damaged = VENUE.replaceFirst(
            Pattern.quote(from.replace("\\n", "\n")),
            Matcher.quoteReplacement(to == null ? "" : to.replace("\\n", "\n")));
        assertTrue(!damaged.equals(VENUE), from);
        final List<String> problems =
            assertThrows(ConfigurationException.class, () -> RiskConfig.parse("venue.conf", damaged)).problems();
        final String wanted = "venue.conf:" + expected;
        final boolean isAtSameValue = problems.stream().anyMatch(wanted::equals);
        assertTrue(isAtSameValue, () -> "wanted " + wanted + "\nwas    " + String.join("\n       ", problems));
    }

    @Test
    void shouldListAllProblemsUpToALimit()
    {
        final String wrong = VENUE.replace("from = 50_000,", "from = x,").replace("kind = inverse", "kind = odd")
            .replace("takeover = 60%", "takeover = 0, max-slices = -1");
        final ConfigurationException ex =
            assertThrows(ConfigurationException.class, () -> RiskConfig.parse("venue.conf", wrong));
        assertTrue(ex.problems().size() >= 4, ex.getMessage());
        final StringBuilder many = new StringBuilder("plimsoll {\n");
        for (int i = 0; i < 50; i++)
        {
            many.append("key").append(i).append(" = 1\n");
        }
        final ConfigurationException capped = assertThrows(
            ConfigurationException.class, () -> LaunchConfig.parse("many.conf", many + "}"));
        assertEquals(21, capped.problems().size());
        assertEquals("and 30 more", capped.problems().get(20));
    }

    @Test
    void shouldNameTheFileThatIsWrong() throws IOException
    {
        final Path missing = directory.resolve("none.conf");
        assertEquals(missing + ": no such file, or it cannot be read",
            assertThrows(ConfigurationException.class, () -> RiskConfig.load(missing)).getMessage());
        final Path broken = Files.writeString(directory.resolve("broken.conf"), "plimsoll {\n  risk = [\n");
        final String message = assertThrows(ConfigurationException.class, () -> RiskConfig.load(broken)).getMessage();
        assertTrue(message.startsWith(broken + ":3: "), message);
        final Path unknown = Files.writeString(directory.resolve("unknown.conf"), "\nplimsol.risk.max-slices = 3\n");
        assertEquals(unknown + ":2: plimsol: is not known here; known are plimsoll",
            assertThrows(ConfigurationException.class, () -> RiskConfig.load(unknown)).getMessage());
        final Path big = Files.writeString(directory.resolve("big.conf"), "#".repeat((1 << 20) + 1));
        assertEquals(big + ": larger than 1048576 bytes",
            assertThrows(ConfigurationException.class, () -> RiskConfig.load(big)).getMessage());
        final Path lost = Files.writeString(directory.resolve("lost.conf"), "include \"nowhere.conf\"\n");
        assertTrue(assertThrows(ConfigurationException.class, () -> RiskConfig.load(lost)).getMessage()
            .contains("nowhere.conf"));
        final Path net = Files.writeString(directory.resolve("net.conf"), "include url(\"http://localhost/x\")\n");
        assertTrue(assertThrows(ConfigurationException.class, () -> RiskConfig.load(net)).getMessage()
            .contains("only files and packaged resources"));
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeeply()
    {
        final String deep = "a {".repeat(100_000);
        assertEquals("deep.conf: nested too deeply",
            assertThrows(ConfigurationException.class, () -> RiskConfig.parse("deep.conf", deep)).getMessage());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "launch-errors.txt", delimiter = '|', quoteCharacter = '`')
    void shouldCheckLaunchSettings(final String setting, final String expected)
    {
        final List<String> problems = assertThrows(
            ConfigurationException.class, () -> LaunchConfig.parse("a.conf", "plimsoll." + setting)).problems();
        assertEquals("a.conf:1: plimsoll." + expected, problems.get(0));
    }
}
