package io.plimsoll.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a class of the tests in a JVM of its own, with this one's class path and flags.
 */
public final class ChildJvm
{
    private ChildJvm()
    {
    }

    /** On this JDK, without further flags. Standard error goes where this JVM's goes. */
    public static Process start(final Class<?> main, final String... arguments) throws IOException
    {
        return start(Path.of(System.getProperty("java.home")), List.of(), main, arguments);
    }

    /** On this JDK; not yet started. */
    public static ProcessBuilder builder(final Class<?> main, final String... arguments)
    {
        return builder(Path.of(System.getProperty("java.home")), List.of(), main, arguments);
    }

    public static Process start(
        final Path javaHome, final List<String> flags, final Class<?> main, final String... arguments)
        throws IOException
    {
        return builder(javaHome, flags, main, arguments).start();
    }

    private static ProcessBuilder builder(
        final Path javaHome, final List<String> flags, final Class<?> main, final String... arguments)
    {
        final List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.add("@" + jvmOptions());
        command.addAll(flags);
        command.add("-Xmx512m");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** The flags file at the root of the project. */
    private static Path jvmOptions()
    {
        Path directory = Path.of("").toAbsolutePath();
        while (!directory.resolve("jvm.options").toFile().isFile())
        {
            directory = directory.getParent();
        }
        return directory.resolve("jvm.options");
    }
}
