package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountReplay;
import io.plimsoll.node.report.WhatIf;
import io.plimsoll.node.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.function.ToLongBiFunction;

/**
 * Shows what a trade would change.
 */
@Command(
    name = "whatif",
    header = "Show what a trade would change for an account, before it is made.",
    footer = {
        "",
        "Examples:",
        "  plimsoll whatif --journal j1 --account 42 --instrument BTC-PERP --lots=-0.5",
        "  plimsoll whatif --journal j1 --account 42 --instrument BTC-PERP --lots 2 --price 43000.5 --at 117",
        "The journal is replayed into a core of its own; nothing is written. Fees are not counted."})
final class WhatIfCommand extends BaseCommand
{
    @Mixin
    private AccountOptions account;

    @Option(names = "--instrument", required = true, paramLabel = "I", description = "Symbol or number.")
    private String instrument;

    @Option(names = "--lots", required = true, paramLabel = "L",
        description = "Base units of a linear contract, whole contracts of an inverse one; negative sells.")
    private String lots;

    @Option(names = "--price", paramLabel = "P", description = "In the quote currency; default is the mark.")
    private String price;

    @Override
    void close()
    {
        account.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        final AccountReplay replay;
        try (ProgressDisplay progress = progress("replay"))
        {
            replay = account.replay(progress);
        }
        final NumberText numbers = replay.numbers();
        final int id = instrumentId(numbers);
        final long lotCount = parse("--lots", lots, id, numbers::parseLots);
        if (lotCount == 0)
        {
            throw usage("--lots 0: expected a trade; explain shows the numbers as they are");
        }
        final long increments = price == null ? 0 : parse("--price", price, id, numbers::parsePrice);
        out().print(WhatIf.of(replay, id, lotCount, increments, style()));
        return ExitCode.OK;
    }

    private int instrumentId(final NumberText numbers)
    {
        final int id = numbers.symbols().instrumentId(instrument);
        if (id >= 0)
        {
            return id;
        }
        if (instrument.matches("[0-9]{1,5}") && numbers.hasInstrument(Integer.parseInt(instrument)))
        {
            return Integer.parseInt(instrument);
        }
        throw usage("--instrument " + instrument + ": no such instrument is defined");
    }

    private static long parse(
        final String option, final String text, final int id, final ToLongBiFunction<Integer, String> parser)
    {
        try
        {
            return parser.applyAsLong(id, text);
        }
        catch (final IllegalArgumentException ex)
        {
            throw usage(option + ": " + ex.getMessage());
        }
    }
}
