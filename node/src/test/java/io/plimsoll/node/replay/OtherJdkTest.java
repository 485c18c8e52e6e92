package io.plimsoll.node.replay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OtherJdkTest
{
    @TempDir
    private Path place;

    @Test
    void shouldTakeNewestOfAnotherVersion() throws IOException
    {
        jdk("a", "17.0.15");
        jdk("b", "25.0.3");
        jdk("c", "21.0.1");

        assertEquals(Optional.of(place.resolve("b")), OtherJdk.find(null, List.of(place), 17));
        assertEquals(Optional.of(place.resolve("c")), OtherJdk.find(null, List.of(place), 25));
    }

    @Test
    void shouldFindHomeInsideBundle() throws IOException
    {
        jdk("any.jdk/Contents/Home", "25");

        assertEquals(
            Optional.of(place.resolve("any.jdk/Contents/Home")),
            OtherJdk.find(null, List.of(place), 17));
    }

    @Test
    void shouldPassOverWhatCannotRunOurClasses() throws IOException
    {
        jdk("old", "11.0.2");
        jdk("older", "1.8.0_402");
        jdk("same", "17.0.2");
        jdk("broken", "");
        Files.createDirectories(place.resolve("empty"));

        assertEquals(Optional.empty(), OtherJdk.find(null, List.of(place, place.resolve("absent")), 17));
    }

    @Test
    void shouldPreferTheNamedOne() throws IOException
    {
        jdk("a", "17.0.15");
        jdk("b", "25.0.3");

        assertEquals(
            Optional.of(place.resolve("a")),
            OtherJdk.find(place.resolve("a").toString(), List.of(place), 17));
        assertEquals(Optional.of(place.resolve("b")), OtherJdk.find(" ", List.of(place), 17));
    }

    @Test
    void shouldRefuseNamedOneThatCannotBeUsed() throws IOException
    {
        jdk("old", "11.0.2");
        jdk("b", "25.0.3");

        for (final String name : List.of("old", "absent"))
        {
            final String named = place.resolve(name).toString();
            final IllegalStateException ex = assertThrows(
                IllegalStateException.class, () -> OtherJdk.find(named, List.of(place), 17));
            assertTrue(ex.getMessage().contains(named), ex::getMessage);
        }
    }

    private void jdk(final String name, final String version) throws IOException
    {
        final Path home = place.resolve(name);
        final Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"any\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createFile(java);
        assertTrue(java.toFile().setExecutable(true));
    }
}
