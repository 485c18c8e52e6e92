package io.plimsoll.journal.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A class of the tests in a JVM of its own, with this one's class path and flags.
 */
final class ChildProcess implements AutoCloseable
{
    private final Process process;
    private final BufferedReader output;

    ChildProcess(final Class<?> main, final String... arguments)
    {
        final List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("@" + jvmOptions());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try
        {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The next line that it prints; null when it has ended. */
    String readLine()
    {
        try
        {
            return output.readLine();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** A line to its standard input. */
    void say(final String line)
    {
        try
        {
            process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; what it has printed can still be read. */
    void kill() throws InterruptedException
    {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() throws InterruptedException
    {
        if (!process.waitFor(30, TimeUnit.SECONDS))
        {
            throw new AssertionError("process " + process.pid() + " does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close()
    {
        process.destroyForcibly();
    }

    /** The flags file at the root of the project. */
    private static Path jvmOptions()
    {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("jvm.options")))
        {
            directory = directory.getParent();
        }
        return directory.resolve("jvm.options");
    }
}
