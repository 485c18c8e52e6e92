package io.plimsoll.node.command;

import io.plimsoll.node.demo.Demo;
import io.plimsoll.node.demo.DemoOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replays a day that went wrong for many.
 */
@Command(
    name = "demo",
    header = "Replay 19 May 2021 for a seeded crowd of leveraged customers, and show what the engine did.",
    footer = {
        "",
        "Examples:",
        "  plimsoll demo                                     the whole day",
        "  plimsoll demo --accounts 10000 --seed 7",
        "  plimsoll demo --from 12:00 --to 14:00             the two worst hours",
        "  plimsoll demo --out j1 --report day.html          keep the journal"})
final class DemoCommand extends BaseCommand
{
    @Option(names = "--accounts", paramLabel = "N", defaultValue = "" + DemoOptions.DEFAULT_ACCOUNTS,
        description = "Customers; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "" + DemoOptions.DEFAULT_SEED,
        description = "Of the crowd; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--from", paramLabel = "HH:MM", defaultValue = "00:00", converter = MinuteOfDay.class,
        description = "When positions are opened and the replay begins, UTC; default ${DEFAULT-VALUE}.")
    private int fromMinute;

    @Option(names = "--to", paramLabel = "HH:MM", defaultValue = "24:00", converter = MinuteOfDay.class,
        description = "When the replay ends; default ${DEFAULT-VALUE}.")
    private int toMinute;

    @Option(names = "--out", paramLabel = "DIR", description = "Keep the journal here; default is a temporary one.")
    private Path out;

    @Option(names = "--report", paramLabel = "FILE", defaultValue = DemoOptions.DEFAULT_REPORT,
        description = "Write the report, one HTML file, here; default ${DEFAULT-VALUE}.")
    private Path report;

    @Override
    ExitCode execute()
    {
        try (TaskDisplay display = new TaskDisplay(this::progress))
        {
            final int result = Demo.run(options(), out(), err(), display::onProgress);
            return result == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
        }
    }

    private DemoOptions options()
    {
        try
        {
            return DemoOptions.defaults()
                .withCrowd(accounts, seed)
                .withMinutes(fromMinute, toMinute)
                .withJournal(out)
                .withReport(report);
        }
        catch (final IllegalArgumentException ex)
        {
            throw usage(ex.getMessage());
        }
    }

    /**
     * A time of day in minutes, from 00:00 to 24:00.
     */
    static final class MinuteOfDay implements ITypeConverter<Integer>
    {
        private static final Pattern FORM = Pattern.compile("(\\d{1,2}):([0-5]\\d)");
        private static final int MINUTES_PER_HOUR = 60;
        private static final int MINUTES_PER_DAY = 1440;

        @Override
        public Integer convert(final String value)
        {
            final Matcher matcher = FORM.matcher(value);
            if (matcher.matches())
            {
                final int minute =
                    Integer.parseInt(matcher.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(matcher.group(2));
                if (minute <= MINUTES_PER_DAY)
                {
                    return minute;
                }
            }
            throw new TypeConversionException("'" + value + "' is not a time of day such as 12:30");
        }
    }
}
