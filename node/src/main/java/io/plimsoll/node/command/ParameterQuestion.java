package io.plimsoll.node.command;

import io.plimsoll.config.RiskConfig;
import io.plimsoll.node.whatif.ModelSettings;
import io.plimsoll.node.whatif.ParameterFile;
import io.plimsoll.node.whatif.ParameterWhatIf;
import io.plimsoll.node.whatif.WhatIfReport;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks what other risk parameters would have changed for everybody, from the first command of a journal to its last.
 */
final class ParameterQuestion
{
    private static final String STDOUT = "-";

    @Option(names = "--params", paramLabel = "FILE",
        description = "Run the journal under the parameters of this venue, in HOCON as 'run --config' takes it.")
    private Path params;

    @Option(names = "--slippage-ppm", paramLabel = "N",
        description = "What a slice that only this run asks for loses against the mark; default is the average of " +
            "the recorded slices of its contract, side and minute.")
    private Long slippagePpm;

    @Option(names = "--fee-ppm", paramLabel = "N",
        description = "What such a slice pays to the venue; default is the average of the recorded slices.")
    private Long feePpm;

    @Option(names = "--model-only",
        description = "Let the model answer all slices: with the recorded parameters, this shows its own error.")
    private boolean isModelOnly;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON here; - for stdout.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one HTML file with charts here.")
    private Path html;

    @Option(names = "--write-params", paramLabel = "FILE",
        description = "Only write the journal's own parameters here, as a file for --params; - for stdout.")
    private Path writeParams;

    /**
     * @return an option that was given, or null if none was.
     */
    String firstOption()
    {
        if (params != null)
        {
            return "--params";
        }
        if (writeParams != null)
        {
            return "--write-params";
        }
        if (isModelOnly)
        {
            return "--model-only";
        }
        final String model = slippagePpm != null ? "--slippage-ppm" : feePpm != null ? "--fee-ppm" : null;
        return model != null ? model : json != null ? "--json" : html != null ? "--html" : null;
    }

    ExitCode answer(final BaseCommand command, final JournalOptions journal) throws IOException
    {
        if (params == null && writeParams == null)
        {
            throw BaseCommand.usage(firstOption() + " needs --params");
        }
        if (writeParams != null)
        {
            checkAlone();
            writeParameters(command, journal);
            return ExitCode.OK;
        }
        final ModelSettings settings = settings();
        final RiskConfig config = RiskConfig.load(params);
        final WhatIfReport report;
        try (TaskDisplay display = new TaskDisplay(command::progress))
        {
            report = ParameterWhatIf.run(journal.directory(), journal.limits(), params.toString(), config, settings,
                display::onProgress);
        }
        if (html != null)
        {
            report.writeHtml(html);
        }
        if (json != null)
        {
            try (Writer out = writer(command, json))
            {
                report.writeJson(out);
            }
        }
        if (!isStdout(json))
        {
            command.out().print(report.text(command.style()));
        }
        return ExitCode.OK;
    }

    private void checkAlone()
    {
        final boolean isModelGiven = slippagePpm != null || feePpm != null || isModelOnly;
        if (params != null || json != null || html != null || isModelGiven)
        {
            throw BaseCommand.usage("--write-params writes the parameters and runs nothing: expected no other option " +
                "than --journal and --config");
        }
    }

    private ModelSettings settings()
    {
        try
        {
            return new ModelSettings(slippagePpm, feePpm, isModelOnly);
        }
        catch (final IllegalArgumentException ex)
        {
            throw BaseCommand.usage(ex.getMessage());
        }
    }

    private void writeParameters(final BaseCommand command, final JournalOptions journal) throws IOException
    {
        final String text;
        try (ProgressDisplay progress = command.progress("reading the journal"))
        {
            text = ParameterFile.of(journal.directory(), journal.newCore(), progress::onProgress);
        }
        try (Writer out = writer(command, writeParams))
        {
            out.append(text);
        }
    }

    private static boolean isStdout(final Path file)
    {
        return file != null && STDOUT.equals(file.toString());
    }

    private static Writer writer(final BaseCommand command, final Path file) throws IOException
    {
        return isStdout(file) ? new UnclosedWriter(command.out()) : Files.newBufferedWriter(file);
    }
}
