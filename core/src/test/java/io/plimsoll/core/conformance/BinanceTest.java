package io.plimsoll.core.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Binance's brackets and liquidation prices, and those of Gate and OKX (freqtrade/freqtrade; the commit and files are
 * named in the tables). {@code LP = (WB - TMM + UPNL + cum - s*q*E) / (q*mmr - s*q)}.
 * <p>
 * A published {@code cum} is only given for one bracket of a case: a first row is put below it that leads to it. Gate
 * and OKX add the taker fee to the maintenance rate: one row of that sum. Bybit's isolated formula takes maintenance
 * from the entry price; ours is taken at the mark (R3.1), so its four cases cannot be expressed. Initial rates are not
 * part of these vectors; a leverage that does not divide a million is rounded up to a ppm.
 */
@Timeout(60)
class BinanceTest
{
    private static final long SUBJECT = 1;
    private static final long OTHER = 2;
    private static final long BILLION = 1_000_000_000L;
    private static final long OTHER_MONEY = 10_000_000_000_000_000L;
    private static final long MILLION = 1_000_000L;
    private static final int CONTRACT = 3;

    static Stream<Named<List<VectorFile.Row>>> symbols()
    {
        final Map<String, List<VectorFile.Row>> symbols = new LinkedHashMap<>();
        for (final VectorFile.Row row : VectorFile.read("binance/leverage_tiers.csv"))
        {
            symbols.computeIfAbsent(row.text("symbol"), key -> new ArrayList<>()).add(row);
        }
        assertEquals(30, symbols.size());
        return symbols.entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
    }

    /**
     * The table derives every published cum from the rates alone, and both rows of a boundary agree there.
     */
    @ParameterizedTest
    @MethodSource("symbols")
    void shouldReproduceEveryCum(final List<VectorFile.Row> brackets)
    {
        final TierTable tiers = new TierTable();
        for (final long[] row : rows(brackets))
        {
            tiers.add(row[0], (int)row[1], (int)row[2]);
        }
        assertTrue(tiers.isValid());
        assertTrue(tiers.isInitialAbove(1_250_000));
        for (int k = 0; k < brackets.size(); k++)
        {
            final VectorFile.Row bracket = brackets.get(k);
            final long floor = bracket.millionths("notionalFloor");
            final long cap = bracket.millionths("notionalCap");
            final long rate = bracket.millionths("mmr");
            assertEquals(k, tiers.rowOf(floor));
            assertEquals(k, tiers.rowOf(cap - 1));
            assertEquals(bracket.millionths("cum"), cap / MILLION * rate - tiers.maintenanceMargin(k, cap));
            if (k > 0)
            {
                assertEquals(tiers.maintenanceMargin(k - 1, floor), tiers.maintenanceMargin(k, floor));
            }
        }
    }

    /**
     * Maintenance by a what-if fill around each boundary; one lot is one USDT.
     */
    @ParameterizedTest
    @MethodSource("symbols")
    void shouldMarginAroundEveryBoundary(final List<VectorFile.Row> brackets)
    {
        final CoreVenue venue = CoreVenue.ample()
            .linear(CONTRACT, 0, BILLION, BILLION, 1, 10_000_000_000L, rows(brackets))
            .customer(SUBJECT, 0, OTHER_MONEY).mark(CONTRACT, 1);
        for (final VectorFile.Row bracket : brackets)
        {
            final BigDecimal floor = bracket.decimal("notionalFloor");
            final BigDecimal cap = bracket.decimal("notionalCap");
            assertMaintenance(venue, bracket, floor.add(BigDecimal.ONE));
            assertMaintenance(venue, bracket, cap.subtract(BigDecimal.ONE));
            assertMaintenance(venue, bracket, cap);
            if (floor.signum() > 0)
            {
                assertMaintenance(venue, bracket, floor);
            }
        }
    }

    private static void assertMaintenance(
        final CoreVenue venue, final VectorFile.Row bracket, final BigDecimal notional)
    {
        final long expected = notional.multiply(bracket.decimal("mmr")).subtract(bracket.decimal("cum"))
            .movePointRight(6).longValueExact();
        final long lots = notional.longValueExact();
        for (final long signed : new long[]{lots, -lots})
        {
            final MarginReportedDecoder report =
                venue.reportAfter(SUBJECT, CoreVenue.CROSS, CONTRACT, signed, 0);
            assertEquals(expected, report.maintenanceMargin(), () -> bracket + " at " + notional);
        }
    }

    /**
     * Reference vector g1: the boundary of 230 million of BTC/USDT.
     */
    @Test
    void shouldContinueAt230Million()
    {
        final List<VectorFile.Row> brackets = symbols().filter(symbol -> "BTC".equals(symbol.getName()))
            .findFirst().orElseThrow().getPayload();
        final TierTable tiers = new TierTable();
        for (final long[] row : rows(brackets))
        {
            tiers.add(row[0], (int)row[1], (int)row[2]);
        }
        final long boundary = 230_000_000L * MONEY;
        final int above = tiers.rowOf(boundary);
        assertEquals(100_000, tiers.maintenancePpm(above));
        assertEquals(50_000, tiers.maintenancePpm(above - 1));
        assertEquals(
            14_481_450L * MONEY, boundary / 10 - tiers.maintenanceMargin(above, boundary), "2,981,450 + 230M * 5 %");
        assertEquals(tiers.maintenanceMargin(above - 1, boundary), tiers.maintenanceMargin(above, boundary));
    }

    /**
     * Reference vector g2: one BTC long at 60,000 with 3,000 is liquidated at 57,236.18, where equity and maintenance
     * are both 236.18. The quotient is 57,236.1809..., so the first price below is 57,236.18.
     */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldLiquidateOneBitcoin(final boolean isIsolated)
    {
        final long[][] tiers = {{0, 4_000, 8_000}, {50_000 * MONEY, 5_000, 10_000}};
        final CoreVenue venue = venue(isIsolated, new BigDecimal("0.01"), BigDecimal.ONE, 60_000 * 100, 3_000 * MONEY,
            tiers);
        venue.trade(SUBJECT, OTHER, CONTRACT, 1, 60_000 * 100);
        final int scope = isIsolated ? CONTRACT : CoreVenue.CROSS;
        assertEquals(5_723_618, venue.liquidationPrice(SUBJECT, scope, CONTRACT));
        final MarginReportedDecoder report = venue.mark(CONTRACT, 5_723_619).report(SUBJECT, scope);
        assertEquals(236_190_000L, report.equity());
        assertEquals(236_180_950L, report.maintenanceMargin());
    }

    static Stream<Named<VectorFile.Row>> prices()
    {
        return VectorFile.named("binance/liquidation_price.csv")
            .filter(row -> !"bybit".equals(row.getPayload().text("formula")));
    }

    @ParameterizedTest
    @MethodSource("prices")
    void shouldLiquidateIsolated(final VectorFile.Row row)
    {
        assertPrice(row, true);
    }

    @ParameterizedTest
    @MethodSource("prices")
    void shouldLiquidateCross(final VectorFile.Row row)
    {
        assertPrice(row, false);
    }

    /**
     * Increments of a millionth: within one of them, and what a wallet cut to six decimals may add.
     */
    private static void assertPrice(final VectorFile.Row row, final boolean isIsolated)
    {
        final boolean isBinance = "binance".equals(row.text("formula"));
        final long rate = isBinance ? row.millionths("maintenanceRatio") :
            row.millionths("maintenanceRatio") + row.millionths("takerFee");
        final long cum = isBinance ? row.millionths("maintenanceAmount") : 0;
        final long[][] tiers = cum == 0 ? new long[][]{{0, rate, 50_000}} : tiersWith(2, rate, cum);
        final long entry = row.millionths("entryPrice");
        final long wallet =
            row.decimal("walletBalance").movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
        final CoreVenue venue = venue(
            isIsolated, new BigDecimal("0.000001"), BigDecimal.ONE, entry, wallet, tiers);
        final boolean isLong = "long".equals(row.text("side"));
        venue.trade(isLong ? SUBJECT : OTHER, isLong ? OTHER : SUBJECT, CONTRACT, 1, entry);
        final long price = venue.liquidationPrice(SUBJECT, isIsolated ? CONTRACT : CoreVenue.CROSS, CONTRACT);
        final double expected = row.decimal("liquidationPrice").movePointRight(6).doubleValue();
        assertEquals(expected, price, Math.max(1.0, expected * 1e-7));
    }

    static Stream<Named<VectorFile.Row>> worked()
    {
        return VectorFile.named("binance/faq.csv").filter(
            row -> row.getPayload().text("subject").equals(row.getPayload().text("symbol")));
    }

    /**
     * The worked example of Binance's own page: increments of a cent, lots of a thousandth.
     */
    @ParameterizedTest
    @MethodSource("worked")
    void shouldMatchTheWorkedExample(final VectorFile.Row subject)
    {
        final boolean isIsolated = subject.id().endsWith("_isolated");
        final CoreVenue venue = CoreVenue.ample();
        final List<VectorFile.Row> positions = new ArrayList<>();
        for (final VectorFile.Row row : VectorFile.read("binance/faq.csv"))
        {
            if (row.id().equals(subject.id()))
            {
                positions.add(row);
            }
        }
        final long wallet = subject.millionths("walletBalance");
        venue.customer(SUBJECT, 0, wallet).customer(OTHER, 0, OTHER_MONEY);
        for (int i = 0; i < positions.size(); i++)
        {
            final VectorFile.Row row = positions.get(i);
            final long cum = row.millionths("cum");
            final long rate = row.millionths("mmr");
            final boolean isBitcoin = row.text("symbol").startsWith("BTC");
            final long entry = row.decimal("entry").movePointRight(2).longValueExact();
            venue.linear(i, 0, BILLION / 100, BILLION / 1_000, 10_000_000, 10_000_000,
                isBitcoin ? tiersWith(815_000, rate, cum) : tiersWith(2_707_300, rate, cum)).mark(i, entry);
            if (isIsolated)
            {
                venue.isolate(SUBJECT, i, wallet);
            }
            final long lots = row.decimal("amount").movePointRight(3).longValueExact();
            venue.trade(SUBJECT, OTHER, i, lots, entry);
        }
        for (int i = 0; i < positions.size(); i++)
        {
            venue.mark(i, positions.get(i).decimal("mark").movePointRight(2).longValueExact());
        }
        final int instrument = positions.size() - 1;
        assertEquals(
            subject.decimal("liquidationPrice").movePointRight(2).longValueExact(),
            venue.liquidationPrice(SUBJECT, isIsolated ? instrument : CoreVenue.CROSS, instrument), 1);
    }

    /**
     * Two rows that lead to a published cum: the lower one has the rate that {@code lower * (rate - first) = cum} asks
     * for.
     */
    private static long[][] tiersWith(final long lower, final long rate, final long cum)
    {
        assertEquals(0, cum % lower);
        final long first = rate - cum / lower;
        return new long[][]{{0, first, first * 5 / 4}, {lower * MONEY, rate, rate * 5 / 4}};
    }

    private static CoreVenue venue(
        final boolean isIsolated,
        final BigDecimal increment,
        final BigDecimal lotSize,
        final long mark,
        final long wallet,
        final long[][] tiers)
    {
        final CoreVenue venue = CoreVenue.ample()
            .linear(CONTRACT, 0, increment.movePointRight(9).longValueExact(),
                lotSize.movePointRight(9).longValueExact(), 1_000_000_000, 10, tiers)
            .customer(SUBJECT, 0, wallet).customer(OTHER, 0, OTHER_MONEY).mark(CONTRACT, mark);
        return isIsolated ? venue.isolate(SUBJECT, CONTRACT, wallet) : venue;
    }

    private static long[][] rows(final List<VectorFile.Row> brackets)
    {
        final long[][] rows = new long[brackets.size()][];
        for (int k = 0; k < rows.length; k++)
        {
            final VectorFile.Row bracket = brackets.get(k);
            final long leverage = bracket.number("maxLeverage");
            rows[k] = new long[]{
                bracket.millionths("notionalFloor"), bracket.millionths("mmr"), (MILLION + leverage - 1) / leverage};
        }
        return rows;
    }
}
