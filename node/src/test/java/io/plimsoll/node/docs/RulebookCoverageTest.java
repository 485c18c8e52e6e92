package io.plimsoll.node.docs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Rulebook and sources name the same rules: each rule is named where it is done or tested, and no source names a rule
 * that is not in the book. "R6.1 to R6.5" names all five.
 */
@Timeout(60)
class RulebookCoverageTest
{
    private static final Pattern DEFINITION = Pattern.compile("^\\*\\*(R\\d+\\.\\d+)\\b");
    private static final Pattern REFERENCE =
        Pattern.compile("\\bR(\\d+)\\.(\\d+)(?:\\s*(?:to|-|–)\\s*R(\\d+)\\.(\\d+))?\\b");
    private static final int FEWEST_RULES = 20;
    private static final int FEWEST_SOURCES = 200;

    private static final Set<String> DEFINED = new TreeSet<>(byNumber());
    private static final Set<String> MENTIONED = new TreeSet<>(byNumber());
    private static final Map<String, String> NAMED = new TreeMap<>(byNumber());
    private static int sources;

    @BeforeAll
    static void read() throws IOException
    {
        final Path root = root();
        for (final String line : Files.readAllLines(root.resolve("docs/rulebook.md")))
        {
            final Matcher matcher = DEFINITION.matcher(line);
            if (matcher.find())
            {
                DEFINED.add(matcher.group(1));
            }
            collect(line, MENTIONED);
        }
        try (Stream<Path> files = Files.walk(root))
        {
            for (final Path file : files.filter(path -> isSource(root.relativize(path))).toList())
            {
                readSource(root.relativize(file), Files.readString(file));
            }
        }
    }

    private static boolean isSource(final Path path)
    {
        // Sources lie in MODULE/src/main/java and MODULE/src/test/java; this file is not to vouch for anything.
        return path.getNameCount() > 3 && "src".equals(path.getName(1).toString()) &&
            path.toString().endsWith(".java") && !path.endsWith("RulebookCoverageTest.java");
    }

    private static void readSource(final Path path, final String text)
    {
        sources++;
        final Set<String> rules = new TreeSet<>(byNumber());
        collect(text, rules);
        rules.forEach(rule -> NAMED.putIfAbsent(rule, path.toString()));
    }

    private static void collect(final String text, final Collection<String> rules)
    {
        final Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find())
        {
            final int section = Integer.parseInt(matcher.group(1));
            final int first = Integer.parseInt(matcher.group(2));
            final boolean isRange = matcher.group(3) != null && Integer.parseInt(matcher.group(3)) == section;
            final int last = isRange ? Integer.parseInt(matcher.group(4)) : first;
            for (int rule = first; rule <= last; rule++)
            {
                rules.add("R" + section + "." + rule);
            }
            if (matcher.group(3) != null && !isRange)
            {
                rules.add("R" + matcher.group(3) + "." + matcher.group(4));
            }
        }
    }

    private static Comparator<String> byNumber()
    {
        return Comparator.comparingInt(rule -> Integer.parseInt(rule.substring(1, rule.indexOf('.'))) * 1_000 +
            Integer.parseInt(rule.substring(rule.indexOf('.') + 1)));
    }

    private static Path root()
    {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("docs/rulebook.md")))
        {
            directory = directory.getParent();
        }
        return directory;
    }

    @Test
    void shouldFindRulesAndSources()
    {
        assertTrue(DEFINED.size() > FEWEST_RULES, DEFINED::toString);
        assertTrue(sources > FEWEST_SOURCES, () -> sources + " sources");
    }

    @Test
    void shouldDefineEachRuleThatTheRulebookMentions()
    {
        assertEquals(Set.of(), without(MENTIONED, DEFINED));
    }

    @Test
    void shouldNameEachRuleInSomeSource()
    {
        assertEquals(Set.of(), without(DEFINED, NAMED.keySet()));
    }

    @Test
    void shouldNameNoRuleThatIsNotInTheRulebook()
    {
        assertEquals(Set.of(), without(NAMED.keySet(), DEFINED), NAMED::toString);
    }

    private static Set<String> without(final Set<String> all, final Set<String> some)
    {
        final Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
