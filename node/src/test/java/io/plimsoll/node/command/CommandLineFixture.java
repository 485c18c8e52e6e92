package io.plimsoll.node.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Runs the command line and keeps what it prints.
 */
final class CommandLineFixture
{
    static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    private String out;
    private String err;

    int run(final Object... args)
    {
        final StringWriter outText = new StringWriter();
        final StringWriter errText = new StringWriter();
        final String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++)
        {
            texts[i] = args[i].toString();
        }
        final int exitCode = Main.execute(new PrintWriter(outText), new PrintWriter(errText), texts);
        out = outText.toString();
        err = errText.toString();
        return exitCode;
    }

    /**
     * Run what must succeed.
     */
    String ok(final Object... args)
    {
        final int exitCode = run(args);
        assertEquals("", err);
        assertEquals(0, exitCode, () -> out);
        return out;
    }

    /**
     * Run what must fail.
     *
     * @return the error output.
     */
    String fails(final ExitCode expected, final Object... args)
    {
        final int exitCode = run(args);
        assertEquals(expected.code(), exitCode, () -> out + err);
        return err;
    }

    String out()
    {
        return out;
    }

    String err()
    {
        return err;
    }

    static Path scenario(final String name)
    {
        return SCENARIOS.resolve(name);
    }
}
