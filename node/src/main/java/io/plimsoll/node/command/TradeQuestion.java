package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountReplay;
import io.plimsoll.node.report.WhatIf;
import io.plimsoll.node.text.NumberText;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.function.ToLongBiFunction;

/**
 * Asks what a trade would change for an account, before it is made. Fees are not counted.
 */
final class TradeQuestion
{
    @Option(names = "--account", paramLabel = "N", description = "Account to look at.")
    private Long account;

    @Option(names = "--at", paramLabel = "SEQ", description = "Look at it after this command; default is the last.")
    private Long at;

    @Option(names = "--instrument", paramLabel = "I", description = "Symbol or number.")
    private String instrument;

    @Option(names = "--lots", paramLabel = "L",
        description = "Base units of a linear contract, whole contracts of an inverse one; negative sells.")
    private String lots;

    @Option(names = "--price", paramLabel = "P", description = "In the quote currency; default is the mark.")
    private String price;

    /**
     * @return an option that was given, or null if none was.
     */
    String firstOption()
    {
        if (account != null)
        {
            return "--account";
        }
        if (instrument != null)
        {
            return "--instrument";
        }
        if (lots != null)
        {
            return "--lots";
        }
        return price != null ? "--price" : at != null ? "--at" : null;
    }

    ExitCode answer(final BaseCommand command, final JournalOptions journal) throws IOException
    {
        require("--account", account);
        require("--instrument", instrument);
        require("--lots", lots);
        final AccountReplay replay;
        try (ProgressDisplay progress = command.progress("replay"))
        {
            replay = AccountLookup.replay(journal, account, at, progress);
        }
        final NumberText numbers = replay.numbers();
        final int id = instrumentId(numbers);
        final long lotCount = parse("--lots", lots, id, numbers::parseLots);
        if (lotCount == 0)
        {
            throw BaseCommand.usage("--lots 0: expected a trade; explain shows the numbers as they are");
        }
        final long increments = price == null ? 0 : parse("--price", price, id, numbers::parsePrice);
        command.out().print(WhatIf.of(replay, id, lotCount, increments, command.style()));
        return ExitCode.OK;
    }

    private static void require(final String option, final Object value)
    {
        if (value == null)
        {
            throw BaseCommand.usage(option + " is missing: a trade needs --account, --instrument and --lots");
        }
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
        throw BaseCommand.usage("--instrument " + instrument + ": no such instrument is defined");
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
            throw BaseCommand.usage(option + ": " + ex.getMessage());
        }
    }
}
