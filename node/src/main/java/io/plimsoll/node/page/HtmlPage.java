package io.plimsoll.node.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts a page together from a template and parts, with the style and the chart library that all reports share inside.
 */
public final class HtmlPage
{
    /**
     * Where the shared resources lie.
     */
    static final String FOLDER = "/io/plimsoll/node/page/";

    private static final Map<String, String> SHARED = Map.of(
        "uplot.css", "uPlot.min.css",
        "uplot.licence", "uPlot.LICENSE.txt",
        "uplot.js", "uPlot.iife.min.js",
        "report.css", "report.css",
        "charts.js", "charts.js");

    private HtmlPage()
    {
    }

    /**
     * Put a report together: what all have in common around its own sections and charts.
     *
     * @param sections resource with the template of its sections, absolute.
     * @param script   resource that draws its charts, absolute.
     * @param parts    by name: those of the sections, and title, heading, lead, tiles, conditions and data (JSON).
     * @return the page.
     * @throws IllegalStateException if a part or a resource is missing.
     */
    public static String report(final String sections, final String script, final Map<String, String> parts)
    {
        final Map<String, String> all = new HashMap<>(parts);
        all.put("sections", fill(resource(sections), parts));
        all.put("script", resource(script));
        return fill(resource(FOLDER + "frame.html"), all);
    }

    /**
     * Fill a template: replaces each {@code {{name}}} of it once; what is put in is not looked at again.
     *
     * @param template of the page.
     * @param parts    by name; the style sheet and the chart library need not be among them.
     * @return the page.
     * @throws IllegalStateException if a part is missing.
     */
    static String fill(final String template, final Map<String, String> parts)
    {
        final StringBuilder page = new StringBuilder();
        int from = 0;
        for (int start = template.indexOf("{{"); start >= 0; start = template.indexOf("{{", from))
        {
            final int end = template.indexOf("}}", start);
            final String name = template.substring(start + 2, end);
            final String part = SHARED.containsKey(name) ? resource(FOLDER + SHARED.get(name)) : parts.get(name);
            if (part == null)
            {
                throw new IllegalStateException("nothing to put in at " + template.substring(start, end + 2));
            }
            page.append(template, from, start).append(part.strip());
            from = end + 2;
        }
        return page.append(template, from, template.length()).toString();
    }

    /**
     * Write a page; an old one is replaced.
     *
     * @param file of the page; its directory must exist or be possible to create.
     * @param html of the page.
     * @throws UncheckedIOException if it cannot be written.
     */
    public static void write(final Path file, final String html)
    {
        try
        {
            if (file.toAbsolutePath().getParent() != null)
            {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.writeString(file, html);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("the report cannot be written to " + file, ex);
        }
    }

    /**
     * Read a packaged text.
     *
     * @param name absolute, on the class path.
     * @return the text.
     * @throws IllegalStateException if it is missing.
     */
    static String resource(final String name)
    {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name))
        {
            if (in == null)
            {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
