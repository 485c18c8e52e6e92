package io.plimsoll.node.report;

import io.plimsoll.core.message.PriceReportedDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.node.text.NumberText;

import java.math.BigDecimal;

/**
 * The breaker of an instrument: its bounds, which trigger gives them, and its rules (rulebook section 10).
 */
final class BreakerText
{
    private static final String INDENT = "    ";
    private static final String NONE = "-";
    private static final int MILLIONTHS = 6;

    private final NumberText numbers;
    private final PriceStory story;

    BreakerText(final NumberText numbers, final PriceStory story)
    {
        this.numbers = numbers;
        this.story = story;
    }

    /**
     * @param instrument id.
     * @param rules      in force.
     * @param now        how it stands; null where the rules are all there is.
     */
    void write(final int instrument, final SetBreakerRulesDecoder rules, final PriceReportedDecoder now)
    {
        story.line("halts", (rules.limitNs() == 0 ? "at once" : "a limit becomes a halt after " +
            Durations.text(rules.limitNs())) + "; a halt takes " + Durations.text(rules.haltNs()) +
            ", without a valid index up to " + Durations.text(rules.maxHaltNs()) + "; reopens every " +
            Durations.text(rules.reopenNs()) + " by up to " + NumberText.percent(rules.reopenStepPpm()) + ", in " +
            rules.reopenSteps() + " steps at most");
        final String also = also(rules);
        if (!also.isEmpty())
        {
            story.line("also", also);
        }
        if (now != null && now.upper() != 0)
        {
            story.line("bounds", bounds(instrument, now));
        }
        triggers(instrument, rules, now);
    }

    private String also(final SetBreakerRulesDecoder rules)
    {
        final StringBuilder text = new StringBuilder();
        if (rules.outageNs() > 0)
        {
            text.append("HALT after ").append(Durations.text(rules.outageNs())).append(" without a valid index");
        }
        if (rules.drawdownPpm() > 0)
        {
            text.append(text.isEmpty() ? "" : "; ").append(rules.drawdownAction()).append(" when the pool's fund is ")
                .append(NumberText.percent(rules.drawdownPpm())).append(" below its peak");
        }
        if (rules.rateNotional() > 0)
        {
            text.append(text.isEmpty() ? "" : "; ").append(rules.rateAction()).append(" at ")
                .append(NumberText.money(rules.rateNotional())).append(" liquidated in the capacity window");
        }
        return text.toString();
    }

    /** The highest lower and the lowest upper bound, and the first trigger that gives each. */
    private String bounds(final int instrument, final PriceReportedDecoder now)
    {
        String below = "";
        String above = "";
        int row = 0;
        for (final PriceReportedDecoder.TriggersDecoder trigger : now.triggers())
        {
            row++;
            final String by = " (trigger " + row + ")";
            below = below.isEmpty() && trigger.lower() == now.lower() ? by : below;
            above = above.isEmpty() && trigger.upper() == now.upper() ? by : above;
        }
        now.sbeRewind();
        return numbers.price(instrument, now.lower()) + below + " to " + numbers.price(instrument, now.upper()) + above;
    }

    private void triggers(final int instrument, final SetBreakerRulesDecoder rules, final PriceReportedDecoder now)
    {
        final SetBreakerRulesDecoder.TriggersDecoder row = rules.triggers();
        if (row.count() == 0)
        {
            return;
        }
        final TextTable table = now == null ?
            new TextTable(INDENT, "trigger", "action", "horizon", "width") :
            new TextTable(INDENT, "trigger", "action", "horizon", "width", "reference", "lower", "upper");
        final PriceReportedDecoder.TriggersDecoder live = now == null ? null : now.triggers();
        for (int i = 1; row.hasNext(); i++)
        {
            row.next();
            final String kind = i + " " + row.kind();
            final String horizon = Durations.text(row.horizonNs());
            if (live == null)
            {
                table.row(kind, row.action().name(), horizon, width(instrument, row));
            }
            else if (live.hasNext())
            {
                live.next();
                table.row(kind, row.action().name(), horizon, width(instrument, row),
                    price(instrument, live.reference()), price(instrument, live.lower()),
                    price(instrument, live.upper()));
            }
        }
        story.table(table);
    }

    private String width(final int instrument, final SetBreakerRulesDecoder.TriggersDecoder row)
    {
        if (row.kind() == TriggerKind.STATISTICAL)
        {
            return BigDecimal.valueOf(row.widthPpm(), MILLIONTHS).stripTrailingZeros().toPlainString() + " sd";
        }
        return NumberText.percent(row.widthPpm()) +
            (row.capPrice() == 0 ? "" : " or " + numbers.price(instrument, row.capPrice()));
    }

    private String price(final int instrument, final long price)
    {
        return price == 0 ? NONE : numbers.price(instrument, price);
    }
}
