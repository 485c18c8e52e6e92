package io.plimsoll.node.report;

import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.node.text.NumberText;

import java.util.List;

/**
 * Assets: price, stable price and weight, and by which rules they fail (rulebook R8.5 to R8.8).
 */
final class AssetPriceText
{
    private static final String INDENT = "  ";
    private static final String NONE = "-";
    private static final long FULL_PPM = 1_000_000;
    private static final int NUMERAIRE = 0;

    private final PriceReplay replay;
    private final PriceStory story;

    AssetPriceText(final PriceReplay replay, final PriceStory story)
    {
        this.replay = replay;
        this.story = story;
    }

    /**
     * @param assets ids, ascending.
     */
    void write(final List<Integer> assets)
    {
        story.title("Assets", "");
        final TextTable table = replay.hasPrices() ?
            new TextTable(INDENT, "asset", "follows", "validity", "price", "stable", "state", "weight", "collateral") :
            new TextTable(INDENT, "asset", "follows");
        assets.forEach(asset -> row(table, asset));
        story.table(table);
        assets.forEach(this::rules);
    }

    private void row(final TextTable table, final int asset)
    {
        final SetAssetRulesDecoder rules = replay.rules().asset(asset);
        final String name = replay.numbers().symbols().assetName(asset);
        final String follows = asset == NUMERAIRE ? "is the numeraire" : rules == null ? "AssetPriceTick" :
            "index " + replay.numbers().symbols().indexName(rules.index());
        if (!replay.hasPrices())
        {
            table.row(name, follows);
            return;
        }
        final AssetPricedDecoder priced = replay.priced(asset);
        final AssetWeightedDecoder weighted = replay.weighted(asset);
        final VenueBook.Asset known = replay.venue().asset(asset);
        final long price = priced != null ? priced.price() : known == null ? 0 : known.price();
        final long weight = weighted == null ? FULL_PPM : weighted.weightPpm();
        final AssetState state = weighted == null ? AssetState.NORMAL : weighted.state();
        table.row(
            name, follows,
            rules == null ? "VALID" : priced == null ? NONE : priced.validity().name(),
            money(price),
            priced == null ? NONE : money(priced.stablePrice()),
            state.name(),
            NumberText.percent(weight),
            money(Math.multiplyHigh(price, weight) == 0 ? price * weight / FULL_PPM : price));
    }

    private void rules(final int asset)
    {
        final SetAssetRulesDecoder rules = replay.rules().asset(asset);
        if (rules != null)
        {
            final String fails = (rules.floorPrice() == 0 ? "" : "below " + NumberText.money(rules.floorPrice())) +
                (rules.floorPrice() > 0 && rules.outageNs() > 0 ? " or " : "") +
                (rules.outageNs() == 0 ? "" : "after " + Durations.text(rules.outageNs()) + " without a valid index");
            story.line(replay.numbers().symbols().assetName(asset),
                (fails.isEmpty() ? "fails only by command" : "fails " + fails) + ", its weight then falls to 0 in " +
                Durations.text(rules.rampNs()) + "; the stable price " +
                (rules.stableRatePpm() == 0 ? "is the price" : "moves by " +
                    NumberText.percent(rules.stableRatePpm()) + " an hour at most") + "; liquidation is " +
                (rules.refusalNs() == 0 ? "never refused" : "refused for " + Durations.text(rules.refusalNs()) +
                    " at most"));
        }
    }

    private static String money(final long micros)
    {
        return micros == 0 ? NONE : NumberText.money(micros);
    }
}
