package io.plimsoll.node.report;

import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.CoolOffBeganDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.RefusalCause;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.Validity;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Says in words what became of sources, indices, prices and assets (rulebook section 8).
 */
final class PriceSentence
{
    private static final int PERCENT_DIGITS_OF_E9 = 7;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DISTANCE_DIGITS = 2;

    private final NumberText numbers;

    PriceSentence(final NumberText numbers)
    {
        this.numbers = numbers;
    }

    String source(final SourceChangedDecoder event)
    {
        final int index = event.index();
        final String price = price(index, event.price());
        final String why = switch (event.toStatus())
        {
            case LIVE -> "it counts, at " + price;
            case LAGGING -> "it counts less, at " + price + ": mean lag " + Durations.measured(event.meanLagNs()) +
                ", " + percentE9(event.meanDistanceE9()) + " from the index, " +
                percentE9(event.meanDistanceBeforeE9()) + " from where the index stood at its update before";
            case OUTLIER -> price + " is too far from the median of all, " + price(index, event.median());
            case QUARANTINED -> "it says " + price(index, event.heldPrice()) + (event.price() == 0 ? "" :
                " after " + price + ", which stands") + " until another source or more updates confirm the jump";
            case STALE -> "its price " + price + (event.sourceTimeNs() == 0 ? "" : " of " +
                Times.shortText(event.sourceTimeNs())) + " is too old to count";
            case FUTURE -> "its stamp is later than the clock allows; it does not count";
            case NON_POSITIVE -> "it says a price that is not positive; it does not count";
            default -> "it says nothing";
        };
        return "index " + numbers.symbols().indexName(index) + ": source " + event.source() + " is " +
            event.toStatus() + ", was " + event.fromStatus() + ": " + why;
    }

    /**
     * @param before validity until now.
     */
    String index(final IndexPublishedDecoder event, final Validity before)
    {
        final int index = event.index();
        final String name = "index " + numbers.symbols().indexName(index) + " is " + event.validity();
        final String live = event.live() + (event.live() == 1 ? " source counts" : " sources count");
        if (event.validity() == Validity.VALID)
        {
            return name + " at " + price(index, event.price()) + ", was " + before + ": " + live +
                ", uncertain by " + numbers.indexPrice(index, event.uncertainty());
        }
        return name + ", was " + before + ": " + live + (event.candidate() == 0 ? "" : ", they say " +
            price(index, event.candidate()) + " give or take " + numbers.indexPrice(index, event.uncertainty()) +
            (event.meanPrice() == 0 ? "" : " (mean " + price(index, event.meanPrice()) + ")")) +
            (event.price() == 0 ? "; there is no price" : "; the last valid price " + price(index, event.price()) +
                " stands, and marks and assets that follow it stand still");
    }

    String refused(final LiquidationRefusedDecoder event)
    {
        final boolean isAsset = event.instrument() == LiquidationRefusedDecoder.instrumentNullValue();
        final String name = isAsset ? numbers.symbols().assetName(event.asset()) :
            numbers.symbols().instrumentName(event.instrument());
        final String price = event.price() == 0 ? "there is no price yet" : isAsset ? "price " +
            NumberText.money(event.price()) : "mark " + numbers.price(event.instrument(), event.price());
        if (event.refused() == Flag.YES)
        {
            return "nobody is liquidated at the price of " + name + " until " + Times.shortText(event.untilNs()) +
                " at the latest: " + (event.cause() == RefusalCause.VALIDITY ?
                    "it is " + event.validity() + ", which the table of actions does not permit (" + price + ")" :
                    price + " stands " + distance(event) + " from its own mean " +
                        numbers.price(event.instrument(), event.meanPrice()));
        }
        return "accounts are liquidated again at the price of " + name + ": " +
            (event.cause() == RefusalCause.OVERRIDDEN ?
                "it was refused for as long as it may be, and what there is decides from now on (" + price + ")" :
                "nothing speaks against it any more (" + price + ")");
    }

    private static String distance(final LiquidationRefusedDecoder event)
    {
        return BigDecimal.valueOf(event.price()).subtract(BigDecimal.valueOf(event.meanPrice())).abs()
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(Math.max(1, event.meanPrice())), DISTANCE_DIGITS, RoundingMode.DOWN)
            .stripTrailingZeros().toPlainString() + " %";
    }

    /**
     * The beginning and the end of a ramp; its steps are not told.
     */
    String weighted(final AssetWeightedDecoder event)
    {
        final String name = numbers.symbols().assetName(event.asset());
        final String price = " (price " + NumberText.money(event.price()) + ", as collateral " +
            NumberText.money(event.collateralPrice()) + ")";
        final String until = " until " + Times.shortText(event.endNs());
        return switch (event.cause())
        {
            case OUTAGE -> name + " fails, its index was not valid for too long: its weight falls from " +
                weight(event) + " to 0" + until + price;
            case BELOW_FLOOR -> name + " fails, its price is below the floor: its weight falls from " +
                weight(event) + " to 0" + until + price;
            case COMMAND -> name + (event.state() == AssetState.RESTORING ? " is restored: its weight rises from " +
                weight(event) + " to 100 %" : " is declared failed: its weight falls from " + weight(event) +
                " to 0") + until + price;
            case LISTED -> name + " is listed: it counts for nothing until it is restored";
            default -> name + (event.state() == AssetState.FAILED ? " has failed: it counts for nothing any more" :
                " counts in full again") + price;
        };
    }

    private static String weight(final AssetWeightedDecoder event)
    {
        return NumberText.percent(event.weightPpm());
    }

    String coolOff(final CoolOffBeganDecoder event)
    {
        return "pulled an update of index " + numbers.symbols().indexName(event.index()) +
            ": it may add no risk there, and is not liquidated for it, until " + Times.shortText(event.untilNs());
    }

    private String price(final int index, final long price)
    {
        return price == 0 ? "nothing" : numbers.indexPrice(index, price);
    }

    private static String percentE9(final long partsE9)
    {
        return BigDecimal.valueOf(partsE9, PERCENT_DIGITS_OF_E9).stripTrailingZeros().toPlainString() + " %";
    }
}
