package io.plimsoll.node.gate;

import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Who may know whom: see {@code docs/ARCHITECTURE.md}.
 */
final class ModuleRules
{
    static final String CORE = "io.plimsoll.core..";
    static final String CONFIG = "io.plimsoll.config..";
    static final String JOURNAL = "io.plimsoll.journal..";
    static final String NODE = "io.plimsoll.node..";
    static final String COMMAND = "io.plimsoll.node.command..";
    /** Exactly this package: not the ones below it. */
    static final String PIPELINE = "io.plimsoll.node.pipeline";

    private ModuleRules()
    {
    }

    /** Classes of one module may not depend on the other packages. */
    static ArchRule independent(final String module, final String... others)
    {
        return noClasses().that().resideInAPackage(module)
            .should().dependOnClassesThat().resideInAnyPackage(others)
            .because("dependencies point one way: journal and config to core, node to all three")
            .allowEmptyShould(false);
    }

    /** Classes outside the package may not depend on the library. */
    static ArchRule confined(final String owner, final String library)
    {
        return noClasses().that().resideOutsideOfPackage(owner)
            .should().dependOnClassesThat().resideInAPackage(library)
            .because("one place knows the library, and only that place changes with it")
            .allowEmptyShould(false);
    }
}
