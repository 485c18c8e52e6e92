package io.plimsoll.node.command;

import io.plimsoll.config.ConfigurationException;
import io.plimsoll.journal.JournalException;
import io.plimsoll.node.report.WhatIf;
import io.plimsoll.node.whatif.WhatIfException;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says what went wrong in a line or two, and turns it into an exit code. A stack trace only with {@code --debug}.
 */
final class ErrorReporter
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler
{
    @Override
    public int handleParseException(final CommandLine.ParameterException ex, final String[] args)
    {
        final CommandLine command = ex.getCommandLine();
        final PrintWriter err = command.getErr();
        err.println("plimsoll: " + ex.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(ex, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(
        final Exception ex, final CommandLine command, final CommandLine.ParseResult parsed)
    {
        final boolean isDebugging = command.getCommandSpec().root().userObject() instanceof Main main && main.isDebug();
        return report(ex, command.getErr(), isDebugging).code();
    }

    static ExitCode report(final Throwable ex, final PrintWriter err, final boolean isDebugging)
    {
        final ExitCode exitCode = exitCode(ex);
        err.println("plimsoll: " + message(ex, exitCode));
        if (isDebugging)
        {
            ex.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }

    private static ExitCode exitCode(final Throwable ex)
    {
        if (ex instanceof CommandException command)
        {
            return command.exitCode();
        }
        if (ex instanceof JournalException journal)
        {
            return exitCode(journal.reason());
        }
        if (ex instanceof UncheckedIOException)
        {
            return exitCode(ex.getCause());
        }
        if (ex instanceof ConfigurationException || ex instanceof WhatIf.RefusedException ||
            ex instanceof WhatIfException ||
            ex instanceof NoSuchFileException || ex instanceof FileAlreadyExistsException ||
            ex instanceof NotDirectoryException)
        {
            return ExitCode.USAGE;
        }
        return ex instanceof IOException || ex instanceof OutOfMemoryError ?
            ExitCode.ENVIRONMENT : ExitCode.BROKEN_INVARIANT;
    }

    private static ExitCode exitCode(final JournalException.Reason reason)
    {
        return switch (reason)
        {
            case NOT_FOUND, NOT_EMPTY, SNAPSHOT_TOO_NEW -> ExitCode.USAGE;
            case IN_USE, UNREADABLE, WRITE_FAILED, DISK_FULL, ENVIRONMENT -> ExitCode.ENVIRONMENT;
            case DIVERGED -> ExitCode.DIFFERENCES;
            case APPLY_FAILED -> ExitCode.BROKEN_INVARIANT;
            default -> ExitCode.JOURNAL_DAMAGED;
        };
    }

    private static String message(final Throwable ex, final ExitCode exitCode)
    {
        if (ex instanceof UncheckedIOException)
        {
            return message(ex.getCause(), exitCode);
        }
        if (ex instanceof NoSuchFileException)
        {
            return ex.getMessage() + ": no such file or directory";
        }
        if (ex instanceof AccessDeniedException)
        {
            return ex.getMessage() + ": permission denied";
        }
        if (ex instanceof FileAlreadyExistsException)
        {
            return ex.getMessage() + ": exists already";
        }
        if (ex instanceof NotDirectoryException)
        {
            return ex.getMessage() + ": is no directory";
        }
        if (ex instanceof FileSystemException || exitCode != ExitCode.BROKEN_INVARIANT && ex.getMessage() != null &&
            !(ex instanceof OutOfMemoryError))
        {
            return ex.getMessage();
        }
        if (ex instanceof OutOfMemoryError)
        {
            return "not enough memory for the configured limits: " + ex.getMessage();
        }
        return "broken invariant, please report it with the output of --debug: " + ex;
    }
}
