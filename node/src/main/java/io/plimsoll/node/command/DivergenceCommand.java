package io.plimsoll.node.command;

import io.plimsoll.node.crash.CrashOptions;
import io.plimsoll.node.divergence.Divergence;
import io.plimsoll.node.divergence.DivergenceOptions;
import io.plimsoll.node.divergence.market.DivergenceDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/**
 * Replays windows in which a venue's last trade was not the price.
 */
@Command(
    name = "divergence",
    header = "Replay prices that came apart: what a mark at the last trade liquidates, and what the core's mark does.",
    footer = {
        "",
        "Examples:",
        "  plimsoll divergence --list",
        "  plimsoll divergence 2025-10-10",
        "  plimsoll divergence 2023-03 --accounts 20000 --journal usdc",
        "  plimsoll divergence all --out reports"})
final class DivergenceCommand extends BaseCommand
{
    private static final DayChoice<DivergenceDay> DAYS = new DayChoice<>(List.of(DivergenceDay.values()));

    @Parameters(index = "0", arity = "0..1", paramLabel = "DAY", defaultValue = "2025-10-10",
        description = "A day of --list, or all; default ${DEFAULT-VALUE}.")
    private String day;

    @Option(names = "--list", description = "Show the days.")
    private boolean isListed;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "" + DivergenceOptions.DEFAULT_ACCOUNTS,
        description = "Customers and makers; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "" + CrashOptions.DEFAULT_SEED,
        description = "Of the crowd; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".",
        description = "Write plimsoll-divergence-DAY.html and .json into this directory; default is here.")
    private Path directory;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keep the journals here, one in a folder for each day; default is temporary ones.")
    private Path journal;

    @Override
    ExitCode execute()
    {
        if (isListed)
        {
            out().print(DAYS.text(style()));
            out().flush();
            return ExitCode.OK;
        }
        try (TaskDisplay display = new TaskDisplay(this::progress))
        {
            return Divergence.run(options(), out(), err(), style(), display::onProgress) ?
                ExitCode.OK : ExitCode.DIFFERENCES;
        }
    }

    private DivergenceOptions options()
    {
        final List<DivergenceDay> days = DAYS.of(day, BaseCommand::usage);
        final String commit = System.getProperty("plimsoll.commit", "");
        try
        {
            return new DivergenceOptions(
                days, accounts, seed, directory, journal, commit.isEmpty() ? null : commit);
        }
        catch (final IllegalArgumentException ex)
        {
            throw usage(ex.getMessage());
        }
    }
}
