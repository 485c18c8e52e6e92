package io.plimsoll.node.command;

import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.Crash;
import io.plimsoll.node.crash.CrashOptions;
import io.plimsoll.node.crash.market.CrashDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Replays days that went wrong through the loss waterfall.
 */
@Command(
    name = "crash",
    header = "Replay a crash: who lost what, by which rule, and what ranked deleveraging would have done.",
    footer = {
        "",
        "Examples:",
        "  plimsoll crash --list",
        "  plimsoll crash 2025-10-10 --report october.html",
        "  plimsoll crash 2022-05 --loss-rule hyperliquid --journal luna",
        "  plimsoll crash all --accounts 2000 --json crashes.json"})
final class CrashCommand extends BaseCommand
{
    private static final DayChoice<CrashDay> DAYS = new DayChoice<>(List.of(CrashDay.values()));

    @Parameters(index = "0", arity = "0..1", paramLabel = "DAY", defaultValue = "2025-10-10",
        description = "A day of --list, or all; default ${DEFAULT-VALUE}.")
    private String day;

    @Option(names = "--list", description = "Show the days.")
    private boolean isListed;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "" + CrashOptions.DEFAULT_ACCOUNTS,
        description = "Customers and makers; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "" + CrashOptions.DEFAULT_SEED,
        description = "Of the crowd; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--loss-rule", paramLabel = "RULE", defaultValue = "haircut", converter = RuleName.class,
        description = "haircut, bitmex, binance, hyperliquid or backstop: what stands behind the funds in the run " +
            "that is journaled. The other rules run beside it. Default ${DEFAULT-VALUE}.")
    private LossRule lossRule;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keep the journal here, of several days one in each folder; default is a temporary one.")
    private Path journal;

    @Option(names = "--report", paramLabel = "FILE",
        description = "Write the report, one HTML file per day, here; default is plimsoll-crash-DAY.html.")
    private Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers here.")
    private Path json;

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
            return Crash.run(options(), out(), err(), style(), display::onProgress) ?
                ExitCode.OK : ExitCode.DIFFERENCES;
        }
    }

    private CrashOptions options()
    {
        final List<CrashDay> days = DAYS.of(day, BaseCommand::usage);
        final String commit = System.getProperty("plimsoll.commit", "");
        final Path file = report != null ? report :
            Path.of(days.size() == 1 ? "plimsoll-crash-" + day + ".html" : "plimsoll-crash.html");
        try
        {
            return new CrashOptions(
                days, accounts, seed, lossRule, journal, file, json, commit.isEmpty() ? null : commit);
        }
        catch (final IllegalArgumentException ex)
        {
            throw usage(ex.getMessage());
        }
    }

    /**
     * A loss rule in small letters.
     */
    static final class RuleName implements ITypeConverter<LossRule>
    {
        @Override
        public LossRule convert(final String value)
        {
            for (final LossRule rule : LossRule.values())
            {
                if (rule != LossRule.NULL_VAL && rule.name().toLowerCase(Locale.ROOT).equals(value))
                {
                    return rule;
                }
            }
            throw new TypeConversionException(
                "'" + value + "' is not a loss rule: haircut, bitmex, binance, hyperliquid or backstop");
        }
    }
}
