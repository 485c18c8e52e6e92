package io.plimsoll.node.report;

import io.plimsoll.core.message.Reason;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

/**
 * What a fill would change: the numbers of a margin account before and after.
 */
public final class WhatIf
{
    private static final String INDENT = "  ";

    private final AccountReplay replay;
    private final NumberText numbers;
    private final int instrument;
    private final Style style;

    private WhatIf(final AccountReplay replay, final int instrument, final Style style)
    {
        this.replay = replay;
        this.numbers = replay.numbers();
        this.instrument = instrument;
        this.style = style;
    }

    /**
     * The core would not answer.
     */
    public static final class RefusedException extends RuntimeException
    {
        private static final long serialVersionUID = 1L;

        RefusedException(final Reason reason)
        {
            super("the core does not answer: " + reason);
        }
    }

    /**
     * Compare an account that exists before and after a fill.
     *
     * @param replay     of its journal.
     * @param instrument of the fill.
     * @param lots       signed.
     * @param price      increments; 0 is the mark.
     * @param style      of the text.
     * @return the text.
     * @throws RefusedException if the core would not answer.
     */
    public static String of(
        final AccountReplay replay, final int instrument, final long lots, final long price, final Style style)
    {
        return new WhatIf(replay, instrument, style).write(lots, price);
    }

    private String write(final long lots, final long price)
    {
        final int scope = replay.isolated().contains(instrument) ? instrument : MarginNumbers.CROSS;
        final MarginQuery query = replay.query();
        final MarginNumbers before = query.ask(replay.account(), scope);
        final MarginNumbers after = before == null ? null : query.ask(replay.account(), scope, instrument, lots, price);
        if (after == null)
        {
            throw new RefusedException(query.refusal());
        }
        final String trade = (lots > 0 ? "buying " : "selling ") + numbers.lots(instrument, Math.abs(lots)) + " " +
            numbers.symbols().instrumentName(instrument) + " at " +
            (price == 0 ? "the mark" : numbers.price(instrument, price));
        final StringBuilder out = new StringBuilder();
        out.append(style.bold("Account " + replay.account() + " after command " + replay.sequence() + " at " +
            Times.shortText(replay.timeNs()) + ", " + trade)).append("\n\n");
        out.append(table(before, after).text(style)).append('\n');
        out.append(INDENT).append(verdict(before, after)).append('\n');
        return out.toString();
    }

    private TextTable table(final MarginNumbers before, final MarginNumbers after)
    {
        final TextTable table = new TextTable(INDENT, "", "before", "after", "change");
        table.row("zone", before.zone().name(), after.zone().name(), "");
        money(table, "equity", before.equity(), after.equity());
        money(table, "equity without haircuts", before.equityNoHaircut(), after.equityNoHaircut());
        money(table, "equity for initial checks", before.equityInitial(), after.equityInitial());
        money(table, "maintenance margin", before.maintenanceMargin(), after.maintenanceMargin());
        money(table, "initial margin", before.initialMargin(), after.initialMargin());
        money(table, "free for initial checks", before.equityInitial() - before.initialMargin(),
            after.equityInitial() - after.initialMargin());
        table.row("equity / maintenance", health(before), health(after), "");
        final MarginNumbers.PositionNumbers old = before.position(instrument);
        final MarginNumbers.PositionNumbers now = after.position(instrument);
        final long oldLots = old == null ? 0 : old.lots();
        final long newLots = now == null ? 0 : now.lots();
        table.row("position", numbers.lots(instrument, oldLots), numbers.lots(instrument, newLots),
            signed(numbers.lots(instrument, newLots - oldLots)));
        money(table, "notional", old == null ? 0 : old.notional(), now == null ? 0 : now.notional());
        table.row("liquidated at", liquidation(old), liquidation(now), "");
        return table;
    }

    private static void money(final TextTable table, final String name, final long before, final long after)
    {
        table.row(name, NumberText.money(before), NumberText.money(after), signed(NumberText.money(after - before)));
    }

    private static String signed(final String number)
    {
        return number.startsWith("-") || "0".equals(number) ? number : "+" + number;
    }

    private static String health(final MarginNumbers margin)
    {
        return margin.maintenanceMargin() == 0 ? "-" : NumberText.percent(margin.healthPpm());
    }

    private String liquidation(final MarginNumbers.PositionNumbers position)
    {
        return position == null || position.lots() == 0 ? "-" :
            position.liquidationPrice() == 0 ? "never" : numbers.price(instrument, position.liquidationPrice());
    }

    private String verdict(final MarginNumbers before, final MarginNumbers after)
    {
        if (after.equityInitial() >= after.initialMargin())
        {
            return style.good("Initial margin would hold.");
        }
        final boolean isSmaller = after.initialMargin() <= before.initialMargin();
        return isSmaller ?
            style.warn("Initial margin would not hold, but the trade does not raise it: an order for it passes.") :
            style.bad("Initial margin would not hold: an order for it would be denied, INSUFFICIENT_MARGIN.");
    }
}
