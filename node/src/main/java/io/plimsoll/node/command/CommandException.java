package io.plimsoll.node.command;

/**
 * Ends a command with a message for the user.
 */
final class CommandException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    CommandException(final ExitCode exitCode, final String message)
    {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode()
    {
        return exitCode;
    }
}
