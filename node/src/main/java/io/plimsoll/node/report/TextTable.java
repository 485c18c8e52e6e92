package io.plimsoll.node.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of aligned columns: the first to the left, the others to the right.
 */
public final class TextTable
{
    private static final String GAP = "  ";

    private final String indent;
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    /**
     * A table without rows.
     *
     * @param indent in front of each line.
     * @param heads  of the columns.
     */
    public TextTable(final String indent, final String... heads)
    {
        this.indent = indent;
        this.widths = new int[heads.length];
        row(heads);
    }

    /**
     * Add a row.
     *
     * @param cells one for each column.
     */
    public void row(final String... cells)
    {
        for (int i = 0; i < cells.length; i++)
        {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(cells);
    }

    int size()
    {
        return rows.size() - 1;
    }

    /**
     * The table as text.
     *
     * @param style of the heads.
     * @return the lines of the table.
     */
    public String text(final Style style)
    {
        final StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++)
        {
            final String line = line(rows.get(i));
            out.append(indent).append(i == 0 ? style.bold(line) : line).append('\n');
        }
        return out.toString();
    }

    private String line(final String[] cells)
    {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++)
        {
            final String padding = " ".repeat(widths[i] - cells[i].length());
            line.append(i == 0 ? cells[i] + padding : GAP + padding + cells[i]);
        }
        return line.toString().stripTrailing();
    }
}
