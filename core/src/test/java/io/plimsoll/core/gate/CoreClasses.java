package io.plimsoll.core.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The classes that the gates look at: everything that core ships, generated codecs included.
 */
final class CoreClasses
{
    static final String CORE = "io.plimsoll.core";

    private CoreClasses()
    {
    }

    static JavaClasses shipped()
    {
        final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(CORE);

        assertTrue(classes.contain(CORE + ".message.MessageHeaderDecoder"), "generated codecs are not in sight");
        assertTrue(classes.stream().allMatch(c -> c.getPackageName().startsWith(CORE)), "classes of another module");
        return classes;
    }

    static JavaClasses fixture(final Class<?> fixture)
    {
        final JavaClasses classes = new ClassFileImporter().importClasses(fixture);

        assertTrue(classes.size() > 0, () -> fixture + " was not imported");
        return classes;
    }
}
