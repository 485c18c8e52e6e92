package io.plimsoll.node.divergence.record;

import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.divergence.market.DivergenceMarket;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The numbers of a decision, for people.
 */
final class Words
{
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000;
    private static final double PERCENT = 1e4;
    private static final int MICRO_DECIMALS = 6;

    private final DivergenceMarket market;

    Words(final DivergenceMarket market)
    {
        this.market = market;
    }

    String symbol(final int instrument)
    {
        return contract(instrument).symbol();
    }

    String coin(final int asset)
    {
        return market.market().coins().get(asset - 1).name();
    }

    String source(final SourceChangedDecoder event)
    {
        final int instrument = event.index();
        final String held = event.heldPrice() == 0 ? "" : ", held " + price(instrument, event.heldPrice());
        return price(instrument, event.price()) + held + ", median " + price(instrument, event.median()) +
            distance(event.heldPrice() == 0 ? event.price() : event.heldPrice(), event.median());
    }

    String index(final IndexPublishedDecoder event)
    {
        return "value " + price(event.index(), event.price()) + ", sources say " +
            price(event.index(), event.candidate()) + ", mean " + price(event.index(), event.meanPrice()) + ", " +
            event.live() + " live";
    }

    String refusal(final LiquidationRefusedDecoder event)
    {
        return "mark " + price(event.instrument(), event.price()) + ", mean " +
            price(event.instrument(), event.meanPrice()) + distance(event.price(), event.meanPrice()) + ", " +
            event.validity() + until(event.untilNs());
    }

    String assetRefusal(final LiquidationRefusedDecoder event)
    {
        return "price " + micros(event.price()) + ", " + event.validity() + until(event.untilNs());
    }

    String weight(final AssetWeightedDecoder event)
    {
        return String.format(Locale.ROOT, "price %s, weight %.1f %%, counts as %s%s", micros(event.price()),
            event.weightPpm() / PERCENT, micros(event.collateralPrice()), until(event.endNs()));
    }

    String breaker(final BreakerChangedDecoder event)
    {
        final int instrument = event.instrument();
        final StringBuilder text = new StringBuilder("mark ").append(price(instrument, event.mark()));
        if (event.candidate() != 0)
        {
            text.append(", candidate ").append(price(instrument, event.candidate()));
        }
        if (event.reference() != 0)
        {
            text.append(", reference ").append(price(instrument, event.reference()));
        }
        if (event.lower() != 0)
        {
            text.append(", bounds ").append(price(instrument, event.lower())).append(" .. ")
                .append(price(instrument, event.upper()));
        }
        return text.append(String.format(Locale.ROOT, ", sigma %.1f %% a day", event.presentPpm() / PERCENT))
            .append(until(event.untilNs())).toString();
    }

    private String price(final int instrument, final long increments)
    {
        return increments == 0 ? "none" :
            BigDecimal.valueOf(increments, contract(instrument).priceDecimals()).toPlainString();
    }

    private static String micros(final long micros)
    {
        return BigDecimal.valueOf(micros, MICRO_DECIMALS).stripTrailingZeros().toPlainString();
    }

    private static String distance(final long price, final long from)
    {
        return price == 0 || from == 0 ? "" :
            String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * (price - from) / from);
    }

    private static String until(final long timeNs)
    {
        return timeNs == 0 ? "" : ", until " + clock(timeNs);
    }

    static String clock(final long timeNs)
    {
        return CLOCK.format(Instant.ofEpochSecond(timeNs / NANOS));
    }

    private Contract contract(final int instrument)
    {
        return market.market().marks().contract(instrument);
    }
}
