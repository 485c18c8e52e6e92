package io.plimsoll.core.conformance;

import java.util.List;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;

import io.plimsoll.core.liquidation.RulesVenue;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryAdlRankEncoder;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.TakeAuctionEncoder;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * A venue with rules for what comes after a breach, whose answers are read by name. Nothing that is said here may be
 * refused.
 */
final class WaterfallVenue
{
    static final int CROSS = CoreVenue.CROSS;
    static final long ANY_PREMIUM = -100_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final CoreVenue venue = CoreVenue.ample();
    private final RulesVenue rules = new RulesVenue(venue);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /**
     * For all other commands.
     */
    CoreVenue venue()
    {
        return venue;
    }

    /**
     * Slices by mode, fees by rule, and the limit by health: adjustment, spread.
     */
    WaterfallVenue slices(final SliceMode mode, final FeeRule feeRule, final int... fillablePpm)
    {
        rules.rules(mode, feeRule, fillablePpm.length == 0 ? new int[]{0, 0} : fillablePpm, 0, 0);
        assertNull(venue.refusal(), venue::text);
        return this;
    }

    /**
     * Slices until the target is reached, takeovers only where next to nothing is left.
     */
    WaterfallVenue target(final int ppm)
    {
        final int entry = Math.max(ppm, 1_250_000);
        venue.levels(new int[]{entry, entry + 50_000, ppm, 1}, 1_000_000, SECOND, 5);
        return this;
    }

    /**
     * Losses of pool 0, of whose fees so much goes to the fund.
     */
    WaterfallVenue pool(final LossRule lossRule, final int feeSharePpm)
    {
        return send(buffer -> new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(0).lossRule(lossRule).feeSharePpm(feeSharePpm).surplusSharePpm(0).drawdownPpm(0)
            .fundCap(0).eventCap(0).trancheCap(0).peakWindowNs(8).reviewNs(0).encodedLength());
    }

    /**
     * Auctions of pool 0 that last an hour, or until the owner is restored; a stair goes down by 1 % every 90 seconds.
     */
    WaterfallVenue auctions(final AuctionCurve curve, final int startPpm, final int minTakePpm)
    {
        return send(buffer -> new SetAuctionRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(0).curve(curve).goal(AuctionGoal.RESTORE).maxResets(0)
            .startPpm(startPpm).cutPpm(990_000).cuspPpm(0).maxDiscountPpm(0).minTakePpm(minTakePpm)
            .stepNs(90 * SECOND).tailNs(3_600 * SECOND).insolventNs(3_600 * SECOND).encodedLength());
    }

    /**
     * A bid without a least premium.
     */
    WaterfallVenue bid(final long taker, final long account, final long fractionE9)
    {
        return send(buffer -> new TakeAuctionEncoder().wrapAndApplyHeader(buffer, 0, header)
            .taker(taker).account(account).scope(CROSS).fractionE9(fractionE9).minPremium(ANY_PREMIUM)
            .encodedLength());
    }

    /**
     * Place of a cross position in the order of deleveraging.
     */
    WaterfallVenue rank(final long account, final int instrument)
    {
        return send(buffer -> new QueryAdlRankEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).scope(CROSS).instrument(instrument).encodedLength());
    }

    private WaterfallVenue send(final ToIntFunction<MutableDirectBuffer> message)
    {
        rules.send(message);
        assertNull(venue.refusal(), venue::text);
        return this;
    }

    /**
     * Events of the last command by name, with their fields.
     */
    List<String> told(final String name)
    {
        return venue.text().lines().filter(line -> line.startsWith('[' + name + ']')).toList();
    }

    /**
     * A field of the events of the last command by name, in order.
     */
    List<Long> numbers(final String name, final String field)
    {
        return told(name).stream().map(line -> Long.parseLong(word(line, field))).toList();
    }

    /**
     * Sum of a field of all events of a name.
     */
    long sum(final String name, final String field)
    {
        return numbers(name, field).stream().mapToLong(Long::longValue).sum();
    }

    /**
     * A number of the only event of a name.
     */
    long number(final String name, final String field)
    {
        final List<Long> numbers = numbers(name, field);
        assertEquals(1, numbers.size(), () -> name + " in " + venue.text());
        return numbers.get(0);
    }

    /**
     * A number of the only event of a name about an instrument.
     */
    long number(final String name, final int instrument, final String field)
    {
        final List<String> lines =
            told(name).stream().filter(line -> word(line, "instrument").equals("" + instrument)).toList();
        assertEquals(1, lines.size(), () -> name + " of " + instrument + " in " + venue.text());
        return Long.parseLong(word(lines.get(0), field));
    }

    private static String word(final String line, final String field)
    {
        for (final String part : line.substring(line.indexOf("):") + 2).split("\\|"))
        {
            if (part.startsWith(field + '='))
            {
                return part.substring(field.length() + 1);
            }
        }
        throw new AssertionError("no " + field + " in " + line);
    }
}
