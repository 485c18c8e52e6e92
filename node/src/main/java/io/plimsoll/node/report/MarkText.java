package io.plimsoll.node.report;

import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.PriceReportedDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.node.text.NumberText;

/**
 * The mark of an instrument: what it is made of, how it stands, and by which rules (rulebook R8.4, R8.6, R8.7, R9.1).
 */
final class MarkText
{
    private static final String INDENT = "    ";
    private static final String NONE = "-";

    private final NumberText numbers;
    private final PriceStory story;
    private final BreakerText breakers;

    MarkText(final NumberText numbers, final PriceStory story)
    {
        this.numbers = numbers;
        this.story = story;
        this.breakers = new BreakerText(numbers, story);
    }

    /**
     * @param instrument id.
     * @param rules      that are in force.
     * @param now        how it stands; null where the rules are all there is.
     * @param isClosed   if it is delisted.
     */
    void write(
        final int instrument, final PriceRules rules, final PriceReportedDecoder now, final boolean isClosed)
    {
        final SetMarkRulesDecoder mark = rules.mark(instrument);
        story.title(numbers.symbols().instrumentName(instrument), " (id " + instrument + ")" +
            (mark == null ? ", priced by PriceTick" : ", follows index " +
                numbers.symbols().indexName(mark.index())) + (isClosed ? ", delisted" : ""));
        if (now != null)
        {
            story.line("now", state(now));
            prices(instrument, now);
        }
        if (mark != null)
        {
            rules(mark);
        }
        final SetVolatilityRulesDecoder volatility = rules.volatility(instrument);
        if (volatility != null)
        {
            volatility(volatility, now);
        }
        if (rules.breaker(instrument) != null)
        {
            breakers.write(instrument, rules.breaker(instrument), now);
        }
    }

    private String state(final PriceReportedDecoder now)
    {
        final boolean isNormal = now.breaker() == BreakerState.NORMAL;
        return story.validity(now.validity()) + ", breaker " + story.state(isNormal, now.breaker().name()) +
            (isNormal ? "" : now.untilNs() == 0 ? " until it is lifted" : " until " + PriceStory.at(now.untilNs())) +
            ", liquidation " + (now.refused() == Flag.YES ? story.state(false, "REFUSED") : "allowed");
    }

    private void prices(final int instrument, final PriceReportedDecoder now)
    {
        final TextTable table = new TextTable(
            INDENT, "mark", "candidate", "index", "funding", "basis", "book", "mean", "stable");
        table.row(
            price(instrument, now.mark()), price(instrument, now.candidate()), price(instrument, now.indexPrice()),
            price(instrument, now.fundingPrice()), price(instrument, now.basisPrice()),
            price(instrument, now.bookPrice()), price(instrument, now.meanPrice()),
            price(instrument, now.stablePrice()));
        story.table(table);
    }

    private void rules(final SetMarkRulesDecoder mark)
    {
        story.line("mark", "median of funding, basis and book price, within " +
            NumberText.percent(mark.maxBasisPpm()) + " of the index; basis over " + Durations.text(mark.basisNs()) +
            ", a book counts for " + Durations.text(mark.bookAgeNs()));
        story.line("stable", (mark.stableRatePpm() == 0 ? "the mark itself" :
            "moves by " + NumberText.percent(mark.stableRatePpm()) + " an hour at most") +
            "; opening risk and withdrawing go by the worse of it and the mark");
        if (mark.refusalNs() > 0)
        {
            story.line("refusal", "liquidation is refused for at most " + Durations.text(mark.refusalNs()) +
                (mark.distancePpm() == 0 ? "" : " while the mark is further than " +
                    NumberText.percent(mark.distancePpm()) + " from its mean of " + Durations.text(mark.meanNs()) +
                    ", or") + " while the table above does not permit it");
        }
    }

    private void volatility(final SetVolatilityRulesDecoder rules, final PriceReportedDecoder now)
    {
        story.line("volatility", (now == null ? NumberText.percent(rules.initialPpm()) + " of a day at first" :
            NumberText.percent(now.presentPpm()) + " of a day now, " + NumberText.percent(now.longRunPpm()) +
                " in the long run") + "; held in " + NumberText.percent(rules.floorPpm()) + " to " +
            NumberText.percent(rules.capPpm()) + ", time constants " + Durations.text(rules.presentNs()) + " and " +
            Durations.text(rules.longRunNs()) + ", a sample every " + Durations.text(rules.sampleNs()));
    }

    private String price(final int instrument, final long price)
    {
        return price == 0 ? NONE : numbers.price(instrument, price);
    }
}
