package io.plimsoll.node.report;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.Times;

import java.util.Map;

/**
 * Where prices come from and what may be done with them: the table of actions, indices, marks, assets, breakers and
 * governance, as they stand.
 */
public final class PriceExplanation
{
    private PriceExplanation()
    {
    }

    /**
     * Explain prices.
     *
     * @param replay      of the commands.
     * @param sourceNames by id, as far as they are known.
     * @param catalog     of all messages.
     * @param style       of the text.
     * @return the text.
     */
    public static String of(
        final PriceReplay replay,
        final Map<Integer, String> sourceNames,
        final MessageCatalog catalog,
        final Style style)
    {
        final PriceStory story = new PriceStory(style);
        final PriceRules rules = replay.rules();
        final PriceQuery query = replay.query();
        if (replay.hasPrices())
        {
            story.plain("after command " + replay.sequence() + ", " + Times.shortText(replay.timeNs()) + "\n");
        }
        story.plain(ActionTableText.of(rules.actions(), style));
        final IndexText indices = new IndexText(replay.numbers(), sourceNames, story);
        for (final int index : rules.targets(SetIndexDecoder.TEMPLATE_ID))
        {
            indices.write(rules.index(index), replay.hasPrices() ? query.index(index) : null, replay.timeNs());
        }
        final MarkText marks = new MarkText(replay.numbers(), story);
        for (final int instrument : rules.targets(DefineInstrumentDecoder.TEMPLATE_ID))
        {
            final boolean isClosed = rules.of(DelistInstrumentDecoder.TEMPLATE_ID, instrument) != null;
            marks.write(instrument, rules, replay.hasPrices() ? query.price(instrument) : null, isClosed);
        }
        new AssetPriceText(replay, story).write(rules.targets(DefineAssetDecoder.TEMPLATE_ID));
        venue(rules, story);
        new GovernanceText(replay, catalog, story).write(rules.targets(SetOperatorDecoder.TEMPLATE_ID));
        return story.text();
    }

    private static void venue(final PriceRules rules, final PriceStory story)
    {
        final SetVenueBreakerDecoder venue = rules.venueBreaker();
        final boolean isOff = venue == null || venue.instruments() == 0;
        story.title("Venue breaker", isOff ? ": off" : ": " + venue.instruments() +
            " instruments halted by their own breakers halt all others for " + Durations.text(venue.haltNs()));
    }
}
