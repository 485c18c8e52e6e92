package io.plimsoll.node.page;

import java.util.List;

/**
 * Pieces of a page. All text is escaped.
 */
public final class Html
{
    private Html()
    {
    }

    /**
     * Text that stands for itself.
     *
     * @param text of any characters.
     * @return the text with the characters of HTML escaped.
     */
    public static String escape(final String text)
    {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /**
     * A table.
     *
     * @param headings    of the columns.
     * @param textColumns number of columns, from the left, that hold text.
     * @param rows        cells.
     * @param totals      last row, or null.
     * @return the table.
     */
    public static String table(
        final String[] headings, final int textColumns, final List<String[]> rows, final String[] totals)
    {
        final StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
        for (int i = 0; i < headings.length; i++)
        {
            html.append(i < textColumns ? "<th class=\"text\">" : "<th>").append(escape(headings[i])).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (final String[] row : rows)
        {
            row(html, "<tr>", row, textColumns);
        }
        if (totals != null)
        {
            row(html, "<tr class=\"total\">", totals, textColumns);
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    /**
     * A number that stands out.
     *
     * @param value of it.
     * @param label below it.
     * @return the tile.
     */
    public static String tile(final String value, final String label)
    {
        return "<div class=\"tile\"><b>" + escape(value) + "</b><span>" + escape(label) + "</span></div>\n";
    }

    /**
     * A list of terms.
     *
     * @param termsAndMeanings in turn.
     * @return the list.
     */
    public static String list(final String... termsAndMeanings)
    {
        final StringBuilder html = new StringBuilder("<dl>\n");
        for (int i = 0; i < termsAndMeanings.length; i += 2)
        {
            html.append("<dt>").append(escape(termsAndMeanings[i])).append("</dt><dd>")
                .append(escape(termsAndMeanings[i + 1])).append("</dd>\n");
        }
        return html.append("</dl>\n").toString();
    }

    private static void row(
        final StringBuilder html, final String start, final String[] cells, final int textColumns)
    {
        html.append(start);
        for (int i = 0; i < cells.length; i++)
        {
            html.append(i < textColumns ? "<td class=\"text\">" : "<td>").append(escape(cells[i])).append("</td>");
        }
        html.append("</tr>\n");
    }
}
