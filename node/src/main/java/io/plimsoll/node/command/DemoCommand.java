package io.plimsoll.node.command;

import io.plimsoll.node.demo.Demo;
import io.plimsoll.node.demo.DemoOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Replays a day that went wrong for many.
 */
@Command(
    name = "demo",
    header = "Replay 19 May 2021 for a seeded crowd of leveraged customers, and show what the engine did.%n",
    footer = {
        "",
        "Examples:",
        "  plimsoll demo                                     the whole day",
        "  plimsoll demo --accounts 10000 --seed 7",
        "  plimsoll demo --out j1 --report day.html          keep the journal and a report"})
final class DemoCommand extends BaseCommand
{
    @Option(names = "--accounts", paramLabel = "N", defaultValue = "" + DemoOptions.DEFAULT_ACCOUNTS,
        description = "Customers, up to " + DemoOptions.MAX_ACCOUNTS + "; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "" + DemoOptions.DEFAULT_SEED,
        description = "Of the crowd; the same seed gives the same journal. Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Keep the journal in this new directory; default is a temporary one.")
    private Path out;

    @Option(names = "--report", paramLabel = "FILE", defaultValue = DemoOptions.DEFAULT_REPORT,
        description = "Write the report in HTML here; default ${DEFAULT-VALUE}.")
    private Path report;

    @Override
    ExitCode execute()
    {
        try (PrintStream stream = new PrintStream(new WriterOutputStream(out()), true, StandardCharsets.UTF_8);
            PrintStream problems = new PrintStream(new WriterOutputStream(err()), true, StandardCharsets.UTF_8))
        {
            final DemoOptions options = DemoOptions.defaults()
                .withCrowd(accounts, seed).withJournal(out).withReport(report);
            return Demo.run(options, stream, problems) == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
        }
        catch (final IllegalArgumentException ex)
        {
            throw usage(ex.getMessage());
        }
    }
}
