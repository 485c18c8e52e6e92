package io.plimsoll.node.report;

import io.plimsoll.core.message.SetActionTableDecoder;

/**
 * The table of what a price of each validity permits (rulebook R8.7).
 */
final class ActionTableText
{
    private static final String INDENT = "  ";
    private static final int VALIDITIES = 6;
    private static final int ALWAYS = 63;
    private static final int VALID_ONLY = 1;
    private static final int UP_TO_UNCERTAIN = 15;

    private ActionTableText()
    {
    }

    /**
     * @param set what was set; null for the core's own table.
     */
    static String of(final SetActionTableDecoder set, final Style style)
    {
        final TextTable table = new TextTable(
            INDENT, "action", "valid", "too few", "stale", "uncertain", "volatile", "not positive");
        row(table, "price-order: any order", set == null ? ALWAYS : set.priceOrder());
        row(table, "open-risk: orders that do not reduce", set == null ? VALID_ONLY : set.openRisk());
        row(table, "withdraw: withdrawals, transfers out", set == null ? VALID_ONLY : set.withdraw());
        row(table, "liquidate: slices and takeovers", set == null ? UP_TO_UNCERTAIN : set.liquidate());
        row(table, "settle: bids for estates", set == null ? UP_TO_UNCERTAIN : set.settle());
        row(table, "fund: funding", set == null ? UP_TO_UNCERTAIN : set.fund());
        return style.bold("What a price permits that is ...") +
            (set == null ? " (the core's own table, none is set)" : "") + "\n" + table.text(style);
    }

    private static void row(final TextTable table, final String action, final int mask)
    {
        final String[] cells = new String[VALIDITIES + 1];
        cells[0] = action;
        for (int i = 0; i < VALIDITIES; i++)
        {
            cells[i + 1] = (mask >> i & 1) == 1 ? "yes" : "-";
        }
        table.row(cells);
    }
}
