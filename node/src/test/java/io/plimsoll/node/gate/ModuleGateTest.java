package io.plimsoll.node.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.fixture.KnowsEveryLibrary;
import io.plimsoll.fixture.KnowsNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static io.plimsoll.node.gate.ModuleRules.COMMAND;
import static io.plimsoll.node.gate.ModuleRules.CONFIG;
import static io.plimsoll.node.gate.ModuleRules.CORE;
import static io.plimsoll.node.gate.ModuleRules.JOURNAL;
import static io.plimsoll.node.gate.ModuleRules.NODE;
import static io.plimsoll.node.gate.ModuleRules.PIPELINE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModuleGateTest
{
    private static JavaClasses shipped;

    @BeforeAll
    static void importShippedClasses()
    {
        shipped = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plimsoll");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.plimsoll.core", "io.plimsoll.config", "io.plimsoll.journal", "io.plimsoll.node"})
    void shouldSeeTheClassesOfEachModule(final String module)
    {
        assertTrue(shipped.stream().anyMatch(c -> c.getPackageName().startsWith(module)), module);
        assertFalse(shipped.contain(KnowsNode.class), "test classes are in sight");
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldPointOneWay(final String module, final String[] others)
    {
        ModuleRules.independent(module, others).check(shipped);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void shouldKeepLibraryInItsPlace(final String owner, final String library)
    {
        ModuleRules.confined(owner, library).check(shipped);
    }

    @Test
    void shouldFlagDependencyOnNode()
    {
        assertFlagged(ModuleRules.independent("io.plimsoll.fixture", NODE), KnowsNode.class);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void shouldFlagLibraryElsewhere(final String owner, final String library)
    {
        assertFlagged(ModuleRules.confined(owner, library), KnowsEveryLibrary.class);
    }

    private static void assertFlagged(final ArchRule rule, final Class<?> fixture)
    {
        final JavaClasses classes = new ClassFileImporter().importClasses(fixture);

        assertTrue(classes.size() > 0, () -> fixture + " was not imported");
        assertTrue(rule.evaluate(classes).hasViolation(), rule::getDescription);
    }

    private static Stream<Arguments> directions()
    {
        return Stream.of(
            direction(CORE, CONFIG, JOURNAL, NODE),
            direction(CONFIG, JOURNAL, NODE),
            direction(JOURNAL, CONFIG, NODE));
    }

    private static Stream<Arguments> libraries()
    {
        return Stream.of(
            Arguments.of(JOURNAL, "net.openhft.."),
            Arguments.of(PIPELINE, "com.lmax.disruptor.."),
            Arguments.of(COMMAND, "picocli.."),
            Arguments.of(COMMAND, "me.tongfei.progressbar.."),
            Arguments.of(CONFIG, "com.typesafe.config.."),
            Arguments.of(NODE, "com.fasterxml.jackson.."),
            Arguments.of(NODE, "uk.co.real_logic.sbe.."));
    }

    private static Arguments direction(final String from, final String... to)
    {
        return Arguments.of(from, to);
    }
}
