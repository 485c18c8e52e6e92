package io.plimsoll.node.command;

import io.plimsoll.node.crash.CrashOptions;
import io.plimsoll.node.divergence.Divergence;
import io.plimsoll.node.divergence.DivergenceOptions;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.report.Style;
import io.plimsoll.node.report.TextTable;
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
    private static final String ALL = "all";

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
            list(style());
            return ExitCode.OK;
        }
        try (TaskDisplay display = new TaskDisplay(this::progress))
        {
            return Divergence.run(options(), out(), err(), style(), display::onProgress) ?
                ExitCode.OK : ExitCode.DIFFERENCES;
        }
    }

    private void list(final Style style)
    {
        final TextTable table = new TextTable("", "day", "");
        for (final DivergenceDay each : DivergenceDay.values())
        {
            table.row(each.id(), each.title() + ": " + each.story());
        }
        out().print(table.text(style));
        out().flush();
    }

    private DivergenceOptions options()
    {
        final List<DivergenceDay> days = ALL.equals(day) ? List.of(DivergenceDay.values()) :
            List.of(DivergenceDay.of(day).orElseThrow(() ->
                usage("'" + day + "' is not a day: " + DivergenceDay.ids() + " or " + ALL)));
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
