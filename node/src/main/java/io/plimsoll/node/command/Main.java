package io.plimsoll.node.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Entry point of the command line.
 */
@Command(
    name = "plimsoll",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    header = "Plimsoll draws the load line of leveraged accounts: a deterministic, journaled risk engine.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
        "",
        "Examples:",
        "  plimsoll run --scenario crash.jsonl --journal j1     apply a scenario, keep a journal",
        "  plimsoll verify --journal j1                         replay it and compare every event",
        "  plimsoll explain --journal j1 --account 42           an account's numbers and story in words",
        "",
        "'plimsoll COMMAND --help' shows the options and examples of a command."})
public final class Main
{
    private static final int WIDTH = 100;
    /**
     * Held here, for a logger that nobody holds forgets its level. The journal's library tells much at INFO.
     */
    private static final Logger LIBRARIES = Logger.getLogger("net.openhft");

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean isDebug;

    private Main()
    {
    }

    /**
     * Run a command and exit.
     *
     * @param args of the command line.
     */
    public static void main(final String[] args)
    {
        LIBRARIES.setLevel(Level.WARNING);
        final PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        final int exitCode = execute(out, err, args);
        out.flush();
        System.exit(exitCode);
    }

    /**
     * Run a command.
     *
     * @param out  that takes what was asked for.
     * @param err  that takes errors and progress.
     * @param args of the command line.
     * @return the exit code.
     */
    static int execute(final PrintWriter out, final PrintWriter err, final String... args)
    {
        final CommandLine commandLine = commandLine().setOut(out).setErr(err);
        try
        {
            return commandLine.execute(args);
        }
        catch (final OutOfMemoryError | StackOverflowError ex)
        {
            return ErrorReporter.report(ex, err, commandLine.<Main>getCommand().isDebug()).code();
        }
        finally
        {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine()
    {
        final CommandLine commandLine = new CommandLine(new Main());
        commandLine.addSubcommand(new RunCommand());
        commandLine.addSubcommand(new ReplayCommand());
        commandLine.addSubcommand(new VerifyCommand());
        commandLine.addSubcommand(new FollowCommand());
        commandLine.addSubcommand(new DumpCommand());
        commandLine.addSubcommand(new DiffCommand());
        commandLine.addSubcommand(new RepairCommand());
        commandLine.addSubcommand(new ArchiveCommand());
        commandLine.addSubcommand(new ExplainCommand());
        commandLine.addSubcommand(new PricesCommand());
        commandLine.addSubcommand(new WhatIfCommand());
        commandLine.addSubcommand(new DemoCommand());
        commandLine.addSubcommand(new CrashCommand());
        commandLine.addSubcommand(new DivergenceCommand());
        commandLine.addSubcommand(new VersionCommand());
        final ErrorReporter reporter = new ErrorReporter();
        commandLine.setParameterExceptionHandler(reporter);
        commandLine.setExecutionExceptionHandler(reporter);
        commandLine.setUsageHelpWidth(WIDTH);
        commandLine.setUsageHelpLongOptionsMaxWidth(WIDTH / 3);
        describeExitCodes(commandLine);
        commandLine.getSubcommands().values().forEach(Main::describeExitCodes);
        return commandLine;
    }

    private static void describeExitCodes(final CommandLine commandLine)
    {
        commandLine.getCommandSpec().usageMessage()
            .synopsisHeading("%nUsage: ")
            .commandListHeading("%nCommands:%n")
            .exitCodeListHeading("%nExit codes:%n")
            .exitCodeList(ExitCode.descriptions());
    }

    boolean isDebug()
    {
        return isDebug;
    }
}
