package io.plimsoll.core.conformance;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.liquidation.FillableLeg;
import io.plimsoll.core.liquidation.RulesVenue;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.model.CoreVenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Vectors of the dYdX v4 chain for liquidations (dydxprotocol/v4-chain, the commit and files are named in the tables).
 * A lot is one quantum of base; a unit of money is a thousandth of a quote quantum, so that a lot has whole units.
 * <table>
 * <caption>What cannot be expressed</caption>
 * <tr><th>vectors</th><th>why</th></tr>
 * <tr><td>bankruptcy_14, bankruptcy_16, fillable_16, fillable_18</td><td>refused sizes of a close: no command has
 * one, the core finds it</td></tr>
 * <tr><td>fillable_12</td><td>an adjustment of 2^32 - 1: R1.2 ends at 10^7</td></tr>
 * </table>
 */
@Timeout(60)
class DydxLiquidationTest
{
    private static final long SUBJECT = 1;
    private static final long LONG_WHALE = 2;
    private static final long SHORT_WHALE = 3;
    private static final long FUND = 77;
    private static final long BILLION = 1_000_000_000L;
    private static final long WHALE_MONEY = 10_000_000_000_000_000L;
    private static final long ALL_IS_DUST = 100_000_000_000_000_000L;
    private static final int MILLION = 1_000_000;
    private static final int UNITS = 1_000;
    private static final int BITCOIN = 0;
    private static final int ETHER = 1;
    private static final int BITCOIN_TICK = 10;
    private static final int ETHER_TICK = 1;
    private static final long BITCOIN_MARK = 50_000;
    private static final long ETHER_MARK = 3_000;
    private static final int BAND_PPM = 50_000;
    private static final int NO_BAND_PPM = 999_999;
    private static final int LARGEST_FEE_PPM = 100_000;
    private static final long[][] TIERS = {{0, 100_000, 200_000}};
    private static final Set<String> REFUSED_SIZES = Set.of("bankruptcy_14", "bankruptcy_16");
    private static final Set<String> NO_SLICE = Set.of("fillable_6", "fillable_8", "fillable_10");
    private static final Set<String> NOT_FILLABLE = Set.of("fillable_12", "fillable_16", "fillable_18");

    private final WaterfallVenue waterfall = new WaterfallVenue();
    private final CoreVenue venue = waterfall.venue();

    static Stream<Named<VectorFile.Row>> bankruptcies()
    {
        return VectorFile.named("dydx_v4/bankruptcy_price.csv").filter(row -> !REFUSED_SIZES.contains(row.getName()));
    }

    /**
     * Money for a number of quantums there, a price of the whole leg here, with its share of the equity: money is
     * rounded up, like theirs.
     */
    @ParameterizedTest
    @MethodSource("bankruptcies")
    void shouldPriceBankruptcy(final VectorFile.Row row)
    {
        waterfall.slices(SliceMode.LEAST_COST, FeeRule.FLAT);
        subaccount(row.number("usdcQuantums"), row.number("quantums"), row.number("otherQuantums"));
        venue.mark(BITCOIN, BITCOIN_MARK);
        if (row.number("otherQuantums") != 0)
        {
            venue.mark(ETHER, ETHER_MARK);
        }
        final int perpetual = (int)row.number("perpetual");
        final String event = waterfall.told("SliceIssued").isEmpty() ? "PositionTakenOver" : "SliceIssued";
        final long price = waterfall.number(event, perpetual, "bankruptcyPrice");
        final long tick = perpetual == BITCOIN ? BITCOIN_TICK : ETHER_TICK;
        assertEquals(
            row.number("bankruptcyPriceQuoteQuantums"),
            -Math.floorDiv(row.number("deltaQuantums") * price * tick, UNITS));
    }

    static Stream<Named<VectorFile.Row>> fillables()
    {
        return VectorFile.named("dydx_v4/fillable_price.csv").filter(row -> !NOT_FILLABLE.contains(row.getName()));
    }

    /**
     * Without equity an account is taken over and gets no slice; the rule itself gives their price all the same.
     */
    @ParameterizedTest
    @MethodSource("fillables")
    void shouldLimitByHealth(final VectorFile.Row row)
    {
        final long usdc = row.number("usdcQuantums");
        final long quantums = row.number("quantums");
        final int adjustmentPpm = (int)row.number("bankruptcyAdjustmentPpm");
        final int spreadPpm = (int)row.number("spreadToMaintenancePpm");
        final String[] price = row.text("fillablePrice").split("/");
        final long expected = Long.parseLong(price[0]) * UNITS / BITCOIN_TICK / Long.parseLong(price[1]);
        final long equity = usdc * UNITS + quantums * BITCOIN_MARK * BITCOIN_TICK;
        assertEquals(
            expected, FillableLeg.limit(bitcoin(), quantums, BITCOIN_MARK, equity, adjustmentPpm, spreadPpm));
        waterfall.slices(SliceMode.LARGEST_LEG, FeeRule.FLAT, adjustmentPpm, spreadPpm);
        subaccount(usdc, quantums, 0);
        venue.mark(BITCOIN, BITCOIN_MARK);
        if (NO_SLICE.contains(row.id()))
        {
            assertEquals(1, waterfall.told("PositionTakenOver").size(), venue::text);
            assertEquals(0, waterfall.told("SliceIssued").size(), venue::text);
        }
        else
        {
            assertEquals(expected, waterfall.number("SliceIssued", "limitPrice"), venue::text);
        }
    }

    /**
     * fillable_12, whose number is past what the message holds.
     */
    @Test
    void shouldRefuseALargerAdjustment()
    {
        final RulesVenue rules = new RulesVenue(venue);
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{10 * MILLION, 100_000}, 0, 0);
        assertNull(venue.refusal());
        rules.rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{10 * MILLION + 1, 100_000}, 0, 0);
        assertEquals(Reason.OUT_OF_RANGE, venue.refusal());
    }

    static Stream<Named<VectorFile.Row>> funds()
    {
        return VectorFile.named("dydx_v4/insurance_fund_delta.csv");
    }

    /**
     * A slice of everything (whatever is left is dust) without a band, at a mark where health is 0.9; fees go to the
     * fund whole, and are no more than the equity that the fill leaves. Rates end at 10 % here, theirs at 100 %: that
     * is more than the equity either way. Below bankruptcy a slice may not be filled; the mark goes there instead.
     */
    @ParameterizedTest
    @MethodSource("funds")
    void shouldPayTheFundOrBePaidByIt(final VectorFile.Row row)
    {
        final long usdc = row.number("usdcQuantums");
        final long lots = row.number("quantums");
        venue.open(FUND, AccountKind.INSURANCE_FUND).deposit(FUND, 0, 1_000_000L * MILLION * UNITS);
        waterfall.pool(LossRule.BACKSTOP, MILLION).slices(SliceMode.LARGEST_LEG, FeeRule.SURPLUS);
        subaccount(usdc, lots, 0);
        final int feePpm = (int)Math.min(LARGEST_FEE_PPM, row.number("maxLiquidationFeePpm"));
        venue.terms(BITCOIN, new long[]{ALL_IS_DUST, 0, 0}, new int[]{0, feePpm, NO_BAND_PPM}, TIERS)
            .mark(BITCOIN, markOfHealth90(usdc, lots));
        assertEquals(Math.abs(lots), waterfall.number("SliceIssued", "lots"));
        final long slice = waterfall.number("SliceIssued", "orderId");
        final long price = row.number("subticks") / MILLION;
        fill(slice, lots, price, row.number("fillAmount"));
        if (row.number("fillAmount") == 0)
        {
            assertEquals(Reason.OUT_OF_RANGE, venue.refusal());
            return;
        }
        final long delta = row.number("deltaQuoteQuantums") * UNITS;
        if (delta < 0)
        {
            assertEquals(Reason.FILL_BEYOND_LIMIT, venue.refusal());
            venue.mark(BITCOIN, price);
            assertEquals(delta, -waterfall.number("LossAllocated", "fundPaid"));
            assertEquals(-delta, waterfall.number("LossAllocated", "deficit"));
            assertEquals(delta, waterfall.number("FundChanged", "amount"));
            return;
        }
        assertEquals(delta, waterfall.sum("FillApplied", "liquidationFeeUnits"));
        assertEquals(delta, waterfall.sum("FundChanged", "amount"));
    }

    private void fill(final long slice, final long lots, final long price, final long amount)
    {
        final long whale = lots > 0 ? LONG_WHALE : SHORT_WHALE;
        final long other = venue.order(whale, BITCOIN, lots, price, false);
        venue.mayRefuse().fill(BITCOIN, price, amount, lots > 0 ? other : slice, lots > 0 ? slice : other);
    }

    private static long markOfHealth90(final long usdc, final long lots)
    {
        // E = usdc + lots * mark is to be 0.9 * 10 % of |lots| * mark.
        final long perMark = 100 * lots - 9 * Math.abs(lots);
        return -usdc * 100 * UNITS / BITCOIN_TICK / perMark;
    }

    /**
     * Perpetuals, two with whom to trade, and a subaccount whose marks are still where all is well.
     */
    private void subaccount(final long usdcQuantums, final long bitcoin, final long ether)
    {
        final long bitcoinEntry = bitcoin > 0 ? 70_000 : usdcQuantums < BILLION ? 10 : 30_000;
        final long etherEntry = ether > 0 ? 4_200 : 2_000;
        venue.linear(BITCOIN, 0, 1_000 * BILLION, BITCOIN_TICK, 1_000_000, BILLION, TIERS)
            .linear(ETHER, 0, 1_000 * BILLION, ETHER_TICK, 1_000_000, BILLION, TIERS)
            .mark(BITCOIN, bitcoinEntry).mark(ETHER, etherEntry)
            .customer(LONG_WHALE, 0, WHALE_MONEY).customer(SHORT_WHALE, 0, WHALE_MONEY)
            .customer(SUBJECT, 0, usdcQuantums * UNITS +
                bitcoin * bitcoinEntry * BITCOIN_TICK + ether * etherEntry * ETHER_TICK);
        waterfall.target(1_100_000);
        trade(BITCOIN, bitcoin, bitcoinEntry);
        trade(ETHER, ether, etherEntry);
    }

    private void trade(final int perpetual, final long lots, final long price)
    {
        if (lots != 0)
        {
            venue.trade(
                lots > 0 ? SUBJECT : LONG_WHALE, lots > 0 ? SHORT_WHALE : SUBJECT, perpetual, Math.abs(lots), price);
        }
    }

    private static Instrument bitcoin()
    {
        final TierTable tiers = new TierTable();
        tiers.add(0, 100_000, 200_000);
        final Instrument instrument =
            new Instrument(BITCOIN, false, 0, 0, BITCOIN_TICK, 0, MILLION, 1_000_000, BILLION);
        instrument.parameters(0, 0, 0, 0, 0, BAND_PPM, tiers);
        return instrument;
    }
}
