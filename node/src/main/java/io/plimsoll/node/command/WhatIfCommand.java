package io.plimsoll.node.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/**
 * Shows what a trade would change, or other risk parameters would have changed.
 */
@Command(
    name = "whatif",
    header = "Show what a trade would change for an account, or what other risk parameters would have changed.",
    customSynopsis = {
        "plimsoll whatif --journal=DIR --account=N --instrument=I --lots=L [--price=P] [--at=SEQ]",
        "       plimsoll whatif --journal=DIR --params=FILE [--slippage-ppm=N] [--fee-ppm=N]",
        "                       [--model-only] [--json=FILE] [--html=FILE]",
        "       plimsoll whatif --journal=DIR --write-params=FILE"},
    footer = {
        "",
        "Examples:",
        "  plimsoll whatif --journal j1 --account 42 --instrument BTC-PERP --lots=-0.5",
        "  plimsoll whatif --journal j1 --account 42 --instrument BTC-PERP --lots 2 --price 43000.5 --at 117",
        "  plimsoll whatif --journal j1 --write-params recorded.conf     the parameters, to start others from",
        "  plimsoll whatif --journal j1 --params higher.conf --html whatif.html",
        "  plimsoll whatif --journal j1 --params higher.conf --json - | jq .figures.shortfallMicros",
        "The journal is replayed into cores of its own; nothing is written to it. docs/whatif.md says what",
        "stays as recorded under other parameters, and what is a model."})
final class WhatIfCommand extends BaseCommand
{
    @Mixin
    private JournalOptions journal;

    @ArgGroup(validate = false, heading = "%nA trade:%n")
    private TradeQuestion trade = new TradeQuestion();

    @ArgGroup(validate = false, heading = "%nOther risk parameters for the whole journal:%n")
    private ParameterQuestion parameters = new ParameterQuestion();

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        final String tradeOption = trade.firstOption();
        final String parameterOption = parameters.firstOption();
        if (tradeOption != null && parameterOption != null)
        {
            throw usage(tradeOption + " asks about a trade, " + parameterOption +
                " about other risk parameters: expected one of the two");
        }
        if (tradeOption == null && parameterOption == null)
        {
            throw usage("what if what? Expected --account, --instrument and --lots, or --params, or --write-params");
        }
        if (tradeOption == null)
        {
            return parameters.answer(this, journal);
        }
        return trade.answer(this, journal);
    }
}
