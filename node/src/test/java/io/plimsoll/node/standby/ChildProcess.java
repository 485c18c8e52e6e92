package io.plimsoll.node.standby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.node.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process of a test: its output line by line, its input, signals. A thread reads the output, so that the process
 * never waits for the test.
 */
final class ChildProcess implements AutoCloseable
{
    private static final String END = "(the process has ended)";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Writer input;
    private String last = "";

    private ChildProcess(final Process process)
    {
        this.process = process;
        input = process.outputWriter(StandardCharsets.UTF_8);
        final Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static ChildProcess start(final Class<?> main, final String... arguments) throws IOException
    {
        return new ChildProcess(ChildJvm.start(main, arguments));
    }

    /** Waits for a line with this text; lines before it are passed over. */
    String await(final String text) throws InterruptedException
    {
        final StringBuilder seen = new StringBuilder();
        String line = "";
        while (line != null && !END.equals(line))
        {
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            seen.append(line).append('\n');
            if (line != null && line.contains(text))
            {
                return line;
            }
        }
        throw new AssertionError("no line with '" + text + "', but:\n" + seen);
    }

    /** Takes the lines that are there by now, or come until the process ends if it is dead; the last with this text. */
    String lastUntilEnd(final String text) throws InterruptedException
    {
        String found = "";
        String line = "";
        while (!END.equals(line))
        {
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            found = line != null && line.contains(text) ? line : found;
        }
        return found;
    }

    void send(final String line) throws IOException
    {
        input.write(line + "\n");
        input.flush();
    }

    void closeInput() throws IOException
    {
        input.close();
    }

    /** Sends a signal, such as STOP. */
    void signal(final String name) throws IOException, InterruptedException
    {
        final Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
        assertEquals(0, kill.waitFor());
    }

    int exitCode() throws InterruptedException
    {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it does not end; last line: " + last);
        return process.exitValue();
    }

    boolean isAlive()
    {
        return process.isAlive();
    }

    @Override
    public void close()
    {
        process.destroyForcibly().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void read()
    {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8))
        {
            String line;
            while ((line = reader.readLine()) != null)
            {
                last = line;
                lines.add(line);
            }
        }
        catch (final IOException e)
        {
            lines.add("(its output cannot be read: " + e + ")");
        }
        lines.add(END);
    }
}
