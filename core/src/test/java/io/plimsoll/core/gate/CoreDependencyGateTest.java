package io.plimsoll.core.gate;

import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.core.gate.fixture.DependsOnTestLibrary;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CoreDependencyGateTest
{
    private static final ArchRule JAVA_AND_AGRONA_ONLY = classes()
        .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.agrona..", "io.plimsoll.core..")
        .because("core is to run, replay and be embedded anywhere: see docs/ARCHITECTURE.md")
        .allowEmptyShould(false);

    @Test
    void shouldDependOnJavaAndAgronaOnly()
    {
        JAVA_AND_AGRONA_ONLY.check(CoreClasses.shipped());
    }

    @Test
    void shouldFlagAnyOtherLibrary()
    {
        assertTrue(JAVA_AND_AGRONA_ONLY.evaluate(CoreClasses.fixture(DependsOnTestLibrary.class)).hasViolation());
    }
}
