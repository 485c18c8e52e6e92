package io.plimsoll.node.whatif;

import io.plimsoll.node.report.Style;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * What came out of a what-if run, in three forms.
 */
public final class WhatIfReport
{
    private final WhatIfResult result;

    WhatIfReport(final WhatIfResult result)
    {
        this.result = result;
    }

    /**
     * The report for a terminal.
     *
     * @param style of the text.
     * @return the text.
     */
    public String text(final Style style)
    {
        return new ConsoleReport(result, style).text();
    }

    /**
     * Write the report as JSON; docs/whatif.md names the fields.
     *
     * @param out that takes it; it stays open.
     * @throws IOException if that fails.
     */
    public void writeJson(final Writer out) throws IOException
    {
        new JsonReport(result).write(out);
    }

    /**
     * Write the report as one HTML file with charts, which loads nothing; an old file is replaced.
     *
     * @param file of the report.
     * @throws java.io.UncheckedIOException if it cannot be written.
     */
    public void writeHtml(final Path file)
    {
        new HtmlReport(result).write(file);
    }

    WhatIfResult result()
    {
        return result;
    }
}
