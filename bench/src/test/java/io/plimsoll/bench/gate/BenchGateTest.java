package io.plimsoll.bench.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.fixture.KnowsChronicle;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Chronicle Queue belongs to journal; bench may touch it in one package, for the floors that the journal is measured
 * beside. The gate of node cannot see the classes of bench, hence this one.
 */
class BenchGateTest
{
    private static final String JOURNAL = "io.plimsoll.journal..";
    /** Exactly this package: not the ones below it. */
    private static final String FLOORS = "io.plimsoll.bench.journal";

    @Test
    void shouldKeepChronicleInItsPlace()
    {
        final JavaClasses shipped = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plimsoll");

        assertTrue(shipped.stream().anyMatch(c -> c.getPackageName().equals(FLOORS)), "no floor is in sight");
        assertFalse(shipped.contain(KnowsChronicle.class), "test classes are in sight");
        rule().check(shipped);
    }

    @Test
    void shouldFlagChronicleElsewhere()
    {
        final JavaClasses fixture = new ClassFileImporter().importClasses(KnowsChronicle.class);

        assertTrue(rule().evaluate(fixture).hasViolation());
    }

    private static ArchRule rule()
    {
        return noClasses().that().resideOutsideOfPackages(JOURNAL, FLOORS)
            .should().dependOnClassesThat().resideInAPackage("net.openhft..")
            .because("one module knows the library, and one package measures it")
            .allowEmptyShould(false);
    }
}
