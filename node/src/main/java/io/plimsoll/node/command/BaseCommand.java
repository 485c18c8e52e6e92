package io.plimsoll.node.command;

import io.plimsoll.node.report.Style;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * What the subcommands share: where to write, and how.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionCommand.class)
abstract class BaseCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException
    {
        try
        {
            return execute().code();
        }
        finally
        {
            close();
        }
    }

    /**
     * @return how it went.
     * @throws IOException if a file cannot be read or written.
     */
    abstract ExitCode execute() throws IOException;

    /**
     * Gives back what the options have opened, however it went.
     */
    void close()
    {
    }

    PrintWriter out()
    {
        return spec.commandLine().getOut();
    }

    PrintWriter err()
    {
        return spec.commandLine().getErr();
    }

    /**
     * @return colours if the output is a terminal.
     */
    Style style()
    {
        return Terminal.isThere() && CommandLine.Help.Ansi.AUTO.enabled() ? Style.TERMINAL : Style.PLAIN;
    }

    /**
     * @return a display on the terminal, or none if there is no terminal.
     */
    ProgressDisplay progress(final String task)
    {
        return Terminal.isThere() ? ProgressDisplay.open(task) : ProgressDisplay.NONE;
    }

    static CommandException usage(final String message)
    {
        return new CommandException(ExitCode.USAGE, message);
    }
}
