package io.plimsoll.core.conformance;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Initial health of Mango v4 (blockworks-foundation/mango-v4; the commit and file are named in the table): init health
 * is {@code E_init - IM} here.
 * <p>
 * An asset weight of 0.8 is a haircut of 20 %, a liability weight of 1.2 a surcharge of 20 %; the overall weight of a
 * perpetual is the share of positive P&amp;L that counts ({@code positivePnlInitialPpm}); a bank's deposit scale is
 * {@code initialCapUnits}. Mango takes base weights before the overall weight and the settle token's weight; our IM is
 * money and passes through neither. While perpetual health and settle token are both positive the two agree if the
 * initial rate is {@code 0.2 * 0.95 * 0.8 = 15.2 %}, and so are all cases with a perpetual here. P&amp;L beyond the
 * price of 5 comes as funding, which is part of it.
 * <p>
 * Not expressed: health_0, 6, 8, 14 and 16, all for spot open orders, which reserve one of two tokens: the core has no
 * spot market.
 */
@Timeout(60)
class MangoV4Test
{
    private static final long SUBJECT = 1;
    private static final long OTHER = 2;
    private static final long BILLION = 1_000_000_000L;
    private static final long OTHER_UNITS = 1_000_000 * MONEY;
    private static final int TOKEN_1 = 1;
    private static final int TOKEN_2 = 2;
    private static final int TOKEN_3 = 3;
    private static final int PERP = 0;
    private static final int LOSER = 1;
    private static final long MARK = 5;
    private static final int FOLDED_INITIAL_PPM = 152_000;
    private static final double TOLERANCE_MONEY = 1_000;
    private static final Set<String> WITH_SPOT_ORDERS =
        Set.of("health_0", "health_6", "health_8", "health_14", "health_16");

    static Stream<Named<VectorFile.Row>> cases()
    {
        return VectorFile.named("mango_v4/init_health.csv").filter(row -> !WITH_SPOT_ORDERS.contains(row.getName()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldMatchInitialHealth(final VectorFile.Row row)
    {
        final CoreVenue venue = venue(row);
        final long[] held = {0, row.number("token1"), row.number("token2"), row.number("token3")};
        for (int token = TOKEN_1; token <= TOKEN_3; token++)
        {
            if (held[token] > 0)
            {
                venue.deposit(SUBJECT, token, held[token] * MONEY);
            }
        }
        final long[] perp = numbers(row.text("perp"));
        if (perp[0] != 0)
        {
            openPerp(venue, perp[0], perp[1], Math.min(0, held[TOKEN_1]));
        }
        final MarginReportedDecoder report = venue.report(SUBJECT, CoreVenue.CROSS);
        final double expected = row.decimal("initHealth").movePointRight(6).doubleValue();
        assertEquals(expected, report.equityInitial() - report.initialMargin(), TOLERANCE_MONEY, venue::text);
    }

    /**
     * Lots at the mark with so much quote: bought with borrowed margin, what is missing comes as funding; a debt is
     * lost in another contract.
     */
    private static void openPerp(final CoreVenue venue, final long lots, final long quote, final long debt)
    {
        final long size = Math.abs(lots);
        final long margin = 100_000;
        final long funded = quote + lots * MARK * 10;
        venue.deposit(SUBJECT, TOKEN_1, margin * MONEY)
            .trade(lots > 0 ? SUBJECT : OTHER, lots > 0 ? OTHER : SUBJECT, PERP, size, MARK)
            .funding(PERP, -funded * MONEY / lots);
        if (debt < 0)
        {
            final long loss = -debt;
            venue.trade(SUBJECT, OTHER, LOSER, 1, 1_000).mark(LOSER, 1_000 - loss)
                .withdraw(SUBJECT, TOKEN_1, margin * MONEY)
                .trade(OTHER, SUBJECT, LOSER, 1, 1_000 - loss);
        }
        else
        {
            venue.withdraw(SUBJECT, TOKEN_1, margin * MONEY);
        }
    }

    private static CoreVenue venue(final VectorFile.Row row)
    {
        final long[] deposits = numbers(row.text("deposits"));
        final long[] starts = numbers(row.text("starts"));
        final long[] prices = {0, 1, 5, 10};
        final CoreVenue venue = CoreVenue.ample().customer(SUBJECT, 0, 0).customer(OTHER, 0, 0);
        for (int token = TOKEN_1; token <= TOKEN_3; token++)
        {
            final int initial = token == TOKEN_1 ? 200_000 : 500_000;
            final int maintenance = token == TOKEN_1 ? 100_000 : 300_000;
            final boolean isScaled = token <= starts.length;
            final long capUnits = isScaled ? starts[token - 1] * MONEY / prices[token] : 0;
            venue.asset(token, 6, 100 * MONEY, capUnits, new int[]{initial, maintenance},
                new long[][]{{0, initial, maintenance}}).price(token, prices[token] * MONEY);
            if (isScaled)
            {
                final long others = deposits[token - 1] - row.number("token" + token);
                if (others > 0)
                {
                    venue.deposit(OTHER, token, others * MONEY);
                }
            }
        }
        if (deposits.length == 0)
        {
            venue.deposit(OTHER, TOKEN_1, OTHER_UNITS);
        }
        return venue
            .linear(PERP, TOKEN_1, BILLION, 10 * BILLION, 1_000, 1_000,
                new long[][]{{0, 10_000, FOLDED_INITIAL_PPM}})
            .linear(LOSER, TOKEN_1, BILLION, BILLION, 2_000, 1_000, new long[][]{{0, 10_000, 12_500}})
            .mark(PERP, MARK).mark(LOSER, 1_000)
            .levels(new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 950_000, 1, 5);
    }

    private static long[] numbers(final String cell)
    {
        return cell.isEmpty() ? new long[0] : Arrays.stream(cell.split(",")).mapToLong(Long::parseLong).toArray();
    }
}
