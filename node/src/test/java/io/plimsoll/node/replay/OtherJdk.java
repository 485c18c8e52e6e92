package io.plimsoll.node.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a JDK of another version than the one that runs the tests, to replay on.
 * <p>
 * The environment variable {@value #VARIABLE} names one; else the newest of the usual places is taken. Where there is
 * none, the answer is empty and the test is skipped; a named one that cannot be used is an error.
 */
final class OtherJdk
{
    static final String VARIABLE = "PLIMSOLL_OTHER_JDK";

    /** The oldest that runs our class files. */
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final List<Path> USUAL_PLACES = List.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/Library/Java/JavaVirtualMachines"),
        Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));

    private OtherJdk()
    {
    }

    /**
     * Find another JDK.
     *
     * @return its home directory, or empty where there is none.
     */
    static Optional<Path> find()
    {
        return find(System.getenv(VARIABLE), USUAL_PLACES, Runtime.version().feature());
    }

    static Optional<Path> find(final String named, final List<Path> places, final int runningVersion)
    {
        if (named != null && !named.isBlank())
        {
            final Path home = Path.of(named);
            if (version(home).orElse(0) < OLDEST)
            {
                throw new IllegalStateException(VARIABLE + " is not a JDK " + OLDEST + " or newer: " + named);
            }
            return Optional.of(home);
        }
        return places.stream()
            .flatMap(OtherJdk::homes)
            .filter(home -> version(home).orElse(0) >= OLDEST)
            .filter(home -> version(home).getAsInt() != runningVersion)
            .max(Comparator.<Path>comparingInt(home -> version(home).getAsInt()).thenComparing(home -> home));
    }

    private static Stream<Path> homes(final Path place)
    {
        if (!Files.isDirectory(place))
        {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(place))
        {
            return children.flatMap(child -> Stream.of(child, child.resolve("Contents/Home"))).toList().stream();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    private static OptionalInt version(final Path home)
    {
        final Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java")))
        {
            return OptionalInt.empty();
        }
        try
        {
            final Matcher matcher = VERSION.matcher(Files.readString(release));
            return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
