package io.plimsoll.node.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    @Option(names = "--accounts", paramLabel = "N", description = "Customers.")
    private Integer accounts;

    @Option(names = "--seed", paramLabel = "S", description = "Of the crowd.")
    private Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Keep the journal here; default is a temporary one.")
    private Path out;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report in HTML here.")
    private Path report;

    @Override
    ExitCode execute()
    {
        throw usage("the demo is not part of this build");
    }
}
