package io.plimsoll.node.command;

import io.plimsoll.core.message.MessageHeaderDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MainTest
{
    private final CommandLineFixture plimsoll = new CommandLineFixture();

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "verify", "dump", "explain", "whatif", "demo"})
    void shouldTeach(final String command)
    {
        final String help = plimsoll.ok(command, "--help");
        assertTrue(help.contains("Usage: plimsoll " + command), help);
        assertTrue(help.contains("Examples:\n  plimsoll " + command), help);
        for (final ExitCode exitCode : ExitCode.values())
        {
            assertTrue(help.contains("  " + exitCode.code() + " "), help);
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void shouldShowAllCommands()
    {
        final String help = plimsoll.ok("--help");
        assertTrue(help.lines().anyMatch(line -> line.matches("  whatif +Show what a trade would change.*")), help);
        assertTrue(help.lines().anyMatch(line -> line.matches("  prices +Explain prices.*")), help);
        assertTrue(help.contains("Exit codes:"), help);
    }

    @Test
    void shouldShowTheVersion()
    {
        final String schema = "message schema 7010 version " + MessageHeaderDecoder.SCHEMA_VERSION;
        assertTrue(plimsoll.ok("version").contains(schema));
        assertTrue(plimsoll.ok("--version").contains(schema));
    }

    @Test
    void shouldExplainWrongUsage()
    {
        assertEquals("plimsoll: Missing required subcommand\nTry 'plimsoll --help'.\n",
            plimsoll.fails(ExitCode.USAGE));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "rum").startsWith("plimsoll: Unmatched argument at index 0: 'rum'"));
        assertEquals("plimsoll: Missing required option: '--scenario=FILE'\nTry 'plimsoll run --help'.\n",
            plimsoll.fails(ExitCode.USAGE, "run"));
        assertTrue(plimsoll.fails(ExitCode.USAGE, "explain", "--journal", "j", "--account", "x")
            .startsWith("plimsoll: Invalid value for option '--account': 'x' is not a long"));
    }

    @Test
    void shouldTellFaultsApart()
    {
        assertReport(ExitCode.BROKEN_INVARIANT, "broken invariant, please report it with the output of --debug: " +
            "java.lang.IllegalStateException: gap", new IllegalStateException("gap"));
        assertReport(ExitCode.ENVIRONMENT, "No space left on device", new IOException("No space left on device"));
        assertReport(ExitCode.ENVIRONMENT, "j1: permission denied", new AccessDeniedException("j1"));
        assertReport(ExitCode.ENVIRONMENT, "a: Is a directory",
            new UncheckedIOException(new FileSystemException("a", null, "Is a directory")));
        assertReport(ExitCode.ENVIRONMENT, "not enough memory for the configured limits: heap",
            new OutOfMemoryError("heap"));
    }

    private static void assertReport(final ExitCode exitCode, final String message, final Throwable ex)
    {
        final StringWriter quiet = new StringWriter();
        assertEquals(exitCode, ErrorReporter.report(ex, new PrintWriter(quiet), false));
        assertEquals("plimsoll: " + message + "\n", quiet.toString());
        final StringWriter debug = new StringWriter();
        ErrorReporter.report(ex, new PrintWriter(debug), true);
        assertTrue(debug.toString().contains("\tat "), debug.toString());
        assertFalse(quiet.toString().contains("\tat "));
    }
}
