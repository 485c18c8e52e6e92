package io.plimsoll.core.conformance;

import java.util.Set;
import java.util.stream.Stream;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Vectors of the dYdX v4 chain (dydxprotocol/v4-chain, the commit and files are named in the tables). One quote quantum
 * is one micro-numeraire; a liquidity tier is a tier table of one row with {@code mmr = floor(IMF * MF / 10^6)}.
 * <table>
 * <caption>What cannot be expressed</caption>
 * <tr><th>vectors</th><th>why</th></tr>
 * <tr><td>maintenance_4, maintenance_6, requirements_4</td><td>rates of 0 ppm: R3.2 wants at least 1, else an
 * account would have positions and no requirement</td></tr>
 * <tr><td>requirements_2</td><td>maintenance as high as initial: R4.3 wants initial above the call level; the tier
 * table itself gives the number</td></tr>
 * <tr><td>requirements_6</td><td>notional of 2^128: R1.5 ends at 10^17</td></tr>
 * </table>
 * Funding clamps are a rule that the core has not got. Liquidations are in {@link DydxLiquidationTest}.
 */
@Timeout(60)
class DydxV4Test
{
    private static final long SUBJECT = 1;
    private static final long LONG_WHALE = 2;
    private static final long SHORT_WHALE = 3;
    private static final long BILLION = 1_000_000_000L;
    private static final long WHALE_MONEY = 10_000_000_000_000_000L;
    private static final int MILLION = 1_000_000;
    private static final int PERPETUAL = 0;
    private static final int[] NO_FEES = {0, 0, 50_000};
    private static final Set<String> ZERO_RATES = Set.of("maintenance_4", "maintenance_6");
    private static final Set<String> NOT_IN_CORE = Set.of("requirements_2", "requirements_4", "requirements_6");

    static Stream<Named<VectorFile.Row>> maintenanceRates()
    {
        return VectorFile.named("dydx_v4/maintenance_margin_ppm.csv");
    }

    /**
     * A position of a million quantums has its rate as requirement.
     */
    @ParameterizedTest
    @MethodSource("maintenanceRates")
    void shouldMargin(final VectorFile.Row row)
    {
        final long imr = row.number("initialMarginPpm");
        final long mmr = imr * row.number("maintenanceFractionPpm") / MILLION;
        assertEquals(row.number("maintenanceMarginPpm"), mmr);
        if (ZERO_RATES.contains(row.id()))
        {
            assertRefused(Reason.TIERS_INVALID, mmr, imr);
            return;
        }
        final MarginReportedDecoder report =
            venue(mmr, imr).reportAfter(SUBJECT, CoreVenue.CROSS, PERPETUAL, MILLION, 0);
        assertEquals(mmr, report.maintenanceMargin());
        assertEquals(imr, report.initialMargin());
    }

    static Stream<Named<VectorFile.Row>> initialMargins()
    {
        return VectorFile.named("dydx_v4/initial_margin.csv");
    }

    @ParameterizedTest
    @MethodSource("initialMargins")
    void shouldRoundInitialMarginUp(final VectorFile.Row row)
    {
        final CoreVenue venue = venueWithOpenInterest(row);
        assertEquals(
            row.number("initialMarginQuoteQuantums"),
            venue.reportAfter(SUBJECT, CoreVenue.CROSS, PERPETUAL, row.number("notionalQuoteQuantums"), 0)
                .initialMargin());
    }

    static Stream<Named<VectorFile.Row>> openInterests()
    {
        return VectorFile.named("dydx_v4/open_interest_imf.csv");
    }

    /**
     * By what-if fills of either sign, which leave the open interest as it is (R3.8).
     */
    @ParameterizedTest
    @MethodSource("openInterests")
    void shouldScaleByOpenInterest(final VectorFile.Row row)
    {
        final CoreVenue venue = venueWithOpenInterest(row);
        assertEquals(
            row.number("ppm"),
            venue.reportAfter(SUBJECT, CoreVenue.CROSS, PERPETUAL, MILLION, 0).initialMargin());
        assertEquals(
            row.number("ppm"),
            venue.reportAfter(SUBJECT, CoreVenue.CROSS, PERPETUAL, -MILLION, 0).initialMargin());
    }

    static Stream<Named<VectorFile.Row>> requirements()
    {
        return VectorFile.named("dydx_v4/margin_requirements.csv");
    }

    /**
     * With a real position, long and short, and the rest of the open interest between two others.
     */
    @ParameterizedTest
    @MethodSource("requirements")
    void shouldRequire(final VectorFile.Row row)
    {
        if (!NOT_IN_CORE.contains(row.id()))
        {
            assertRequirements(row, 1);
            assertRequirements(row, -1);
        }
    }

    private static void assertRequirements(final VectorFile.Row row, final int sign)
    {
        final long imr = row.number("initialMarginPpm");
        final long mmr = imr * row.number("maintenanceFractionPpm") / MILLION;
        long price = row.number("price");
        int exponent = (int)(row.number("exponent") + row.number("atomicResolution") + 6);
        while (exponent < 0)
        {
            assertEquals(0, price % 10, "the increment may be ten times as large");
            price /= 10;
            exponent++;
        }
        long tick = 1;
        for (int i = 0; i < exponent; i++)
        {
            tick *= 10;
        }
        final long lots = row.number("baseQuantums");
        final long openInterest = Math.max(lots, row.number("openInterestBaseQuantums"));
        final long[][] tiers = {{0, mmr, imr}};
        final CoreVenue venue = CoreVenue.ample()
            .linear(PERPETUAL, 0, BILLION, 1_000 * tick, 1_000_000, BILLION * 10, tiers)
            .customer(SUBJECT, 0, BILLION * 1_000).mark(PERPETUAL, price);
        addWhales(venue);
        venue.trade(sign > 0 ? SUBJECT : LONG_WHALE, sign > 0 ? SHORT_WHALE : SUBJECT, PERPETUAL, lots, price);
        if (openInterest > lots)
        {
            venue.trade(LONG_WHALE, SHORT_WHALE, PERPETUAL, openInterest - lots, price);
        }
        venue.terms(
            PERPETUAL,
            new long[]{0, row.number("openInterestLowerCap"), row.number("openInterestUpperCap")},
            NO_FEES,
            tiers);
        final MarginReportedDecoder report = venue.report(SUBJECT, CoreVenue.CROSS);
        assertEquals(row.number("initialMargin"), report.initialMargin());
        assertEquals(row.number("maintenanceMargin"), report.maintenanceMargin());
    }

    /**
     * requirements_2 and requirements_4 contradict the levels and the tiers; the former's number is that of the tier
     * table all the same.
     */
    @Test
    void shouldRefuseWhatItCannotExpress()
    {
        assertRefused(Reason.LEVELS_CONTRADICT, MILLION, MILLION);
        assertRefused(Reason.TIERS_INVALID, 0, 0);
        final TierTable tiers = new TierTable();
        tiers.add(0, MILLION, MILLION);
        final Instrument instrument = new Instrument(0, false, 0, 0, 1, 0, MILLION, 100_000, BILLION);
        final VectorFile.Row row = VectorFile.read("dydx_v4/margin_requirements.csv").get(1);
        assertEquals("requirements_2", row.id());
        final long notional = instrument.notional(row.number("baseQuantums"), row.number("price") / 10, MILLION);
        assertEquals(row.number("maintenanceMargin"), tiers.maintenanceMargin(notional));
        assertEquals(row.number("initialMargin"), tiers.initialMargin(notional));
    }

    static Stream<Named<VectorFile.Row>> settlements()
    {
        return VectorFile.named("dydx_v4/funding_settlement.csv");
    }

    /**
     * One lot is 100 quantums, so that the largest index stays exact (R1.8).
     */
    @ParameterizedTest
    @MethodSource("settlements")
    void shouldAccrueFunding(final VectorFile.Row row)
    {
        final long lots = row.number("position_quantums") / 100;
        final CoreVenue venue = CoreVenue.ample()
            .linear(PERPETUAL, 0, BILLION, 1_000, 1_000, 100_000, new long[][]{{0, 50_000, 100_000}})
            .customer(SUBJECT, 0, WHALE_MONEY).mark(PERPETUAL, 10);
        addWhales(venue);
        venue.funding(PERPETUAL, row.number("position_funding_index"))
            .trade(lots > 0 ? SUBJECT : LONG_WHALE, lots > 0 ? SHORT_WHALE : SUBJECT, PERPETUAL, Math.abs(lots), 10)
            .funding(PERPETUAL, row.number("perpetual_funding_index"));
        final long accrued = row.number("netSettlementPpm") / 100;
        final MarginReportedDecoder report = venue.report(SUBJECT, CoreVenue.CROSS);
        assertEquals(WHALE_MONEY + accrued, report.equity());
        assertEquals(accrued, report.positions().next().unrealisedUnits());
        venue.trade(lots < 0 ? SUBJECT : LONG_WHALE, lots < 0 ? SHORT_WHALE : SUBJECT, PERPETUAL, Math.abs(lots), 10);
        assertEquals(WHALE_MONEY + accrued, venue.balance(SUBJECT, CoreVenue.CROSS, 0), "paid when it is closed");
    }

    static Stream<Named<VectorFile.Row>> liquidatable()
    {
        return VectorFile.named("dydx_v4/is_liquidatable.csv");
    }

    @ParameterizedTest
    @MethodSource("liquidatable")
    void shouldLiquidateBelowMaintenance(final VectorFile.Row row)
    {
        final long quantums = row.number("quantums");
        if (quantums == 0)
        {
            final CoreVenue venue = venue(100_000, 200_000).customer(4, 0, row.number("usdcQuantums"));
            assertEquals(Zone.FREE, venue.report(4, CoreVenue.CROSS).zone());
            return;
        }
        final CoreVenue venue = bitcoin(row.number("usdcQuantums"), quantums);
        assertEquals(Boolean.parseBoolean(row.text("liquidatable")), isLiquidating(venue), venue::text);
    }

    /**
     * The source's strictness, at the edge: net collateral equal to the maintenance requirement is healthy, one quantum
     * less is not.
     */
    @ParameterizedTest
    @CsvSource({"-4500000000, 10000000, false", "-4500000001, 10000000, true",
        "5500000000, -10000000, false", "5499999999, -10000000, true"})
    void shouldTakeEqualityForHealthy(final long usdcQuantums, final long quantums, final boolean isLiquidating)
    {
        assertEquals(isLiquidating, isLiquidating(bitcoin(usdcQuantums, quantums)));
    }

    /**
     * A subaccount with so much money and so many quantums of Bitcoin at 50,000, where it got by a move of the mark.
     */
    private static CoreVenue bitcoin(final long usdcQuantums, final long quantums)
    {
        final long lots = quantums / 100;
        final long mark = 50_000;
        final long entry = lots > 0 ? 70_000 : 30_000;
        final CoreVenue venue = CoreVenue.ample()
            .linear(PERPETUAL, 0, BILLION, 1_000, 1_000_000, 10_000_000, new long[][]{{0, 100_000, 200_000}})
            .mark(PERPETUAL, entry);
        addWhales(venue);
        return venue.customer(SUBJECT, 0, usdcQuantums + lots * entry)
            .trade(lots > 0 ? SUBJECT : LONG_WHALE, lots > 0 ? SHORT_WHALE : SUBJECT, PERPETUAL, Math.abs(lots), entry)
            .mark(PERPETUAL, mark);
    }

    private static boolean isLiquidating(final CoreVenue venue)
    {
        final UnsafeBuffer event = venue.event(ZoneChangedDecoder.TEMPLATE_ID);
        return event != null && new ZoneChangedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder())
            .toZone() == Zone.LIQUIDATING;
    }

    /**
     * One lot is one quantum of base, worth one quote quantum.
     */
    private static CoreVenue venue(final long mmr, final long imr)
    {
        return CoreVenue.ample()
            .linear(PERPETUAL, 0, BILLION, 1_000, 10, 100_000_000_000_000L, new long[][]{{0, mmr, imr}})
            .customer(SUBJECT, 0, BILLION).mark(PERPETUAL, 1);
    }

    private static CoreVenue venueWithOpenInterest(final VectorFile.Row row)
    {
        final long imr = row.number("initialMarginPpm");
        final long openInterest = row.number("openInterestNotional");
        final CoreVenue venue = venue(imr / 2, imr);
        addWhales(venue);
        if (openInterest > 0)
        {
            venue.trade(LONG_WHALE, SHORT_WHALE, PERPETUAL, openInterest, 1);
        }
        return venue.terms(
            PERPETUAL,
            new long[]{0, row.number("openInterestLowerCap"), row.number("openInterestUpperCap")},
            NO_FEES,
            new long[][]{{0, imr / 2, imr}});
    }

    private static void addWhales(final CoreVenue venue)
    {
        venue.customer(LONG_WHALE, 0, WHALE_MONEY).customer(SHORT_WHALE, 0, WHALE_MONEY);
    }

    private static void assertRefused(final Reason reason, final long mmr, final long imr)
    {
        final CoreVenue venue = CoreVenue.ample().mayRefuse()
            .linear(PERPETUAL, 0, BILLION, 1_000, 10, 1_000, new long[][]{{0, mmr, imr}});
        final UnsafeBuffer event = venue.event(RejectedDecoder.TEMPLATE_ID);
        assertNotNull(event);
        assertEquals(
            reason, new RejectedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder()).reason());
        assertNull(venue.event(ZoneChangedDecoder.TEMPLATE_ID));
    }
}
