package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.BalanceChangedEncoder;
import io.plimsoll.core.message.EstateSettledEncoder;
import io.plimsoll.core.message.FillAppliedEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedEncoder;
import io.plimsoll.core.message.HaircutAppliedEncoder;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossAllocatedEncoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PositionDeleveragedEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedEncoder;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.CrashAccount;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.venue.CrashAccounts;
import io.plimsoll.node.demo.venue.VenueAccounts;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The record and the books on events made by hand. SOL is instrument 3: increments of 0.001 USDT, lots of 0.01 SOL, so
 * that a lot and an increment are 10 micro-USDT. XRP is instrument 4: 0.0001 USDT, 1 XRP, 100 micro-USDT.
 */
class CrashRecordTest
{
    private static final int SOL = 3;
    private static final int XRP = 4;
    private static final long SHORT = 1;
    private static final long HEDGED = 2;
    private static final long BANKRUPT = 3;

    private final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
    private final Crowd crowd = new Crowd(market, List.of(Role.SHORT, Role.HEDGED, Role.LONG).stream()
        .map(role -> new CrashAccount(role == Role.SHORT ? SHORT : role == Role.HEDGED ? HEDGED : BANKRUPT, role,
            1_000, 1_000_000_000, 0, 0, 1, List.of()))
        .collect(Collectors.toList()));
    private final Books books = new Books(market);
    private final CrashRecord record = new CrashRecord(market, crowd, books);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @BeforeEach
    void open()
    {
        books.mark(SOL, 100_000);
        books.mark(XRP, 10_000);
        record.startCandle(0);
        deposit(SHORT, 1_000_000_000);
        deposit(HEDGED, 1_000_000_000);
        deposit(BANKRUPT, 100_000_000);
        // One SOL is 100 USDT: the hedged account is long 500 XRP at 1 USDT and short 5 SOL, the other shorts 2 SOL.
        fill(HEDGED, XRP, 500, 10_000, 500, 500_000_000);
        fill(HEDGED, SOL, -500, 100_000, -500, -500_000_000);
        fill(SHORT, SOL, -200, 100_000, -200, -200_000_000);
        fill(BANKRUPT, SOL, 700, 100_000, 700, 700_000_000);
    }

    @Test
    void shouldAddUpWhatWasTakenFromEverybody()
    {
        books.mark(SOL, 80_000);
        estate(40_000_000);
        fund(CrashAccounts.fund(0), FundCause.LOSS, -10_000_000);
        fund(CrashAccounts.commonFund(), FundCause.TRANCHE, -5_000_000);
        allocated(40_000_000, 10_000_000, 5_000_000, 20_000_000, 5_000_000);
        haircut(SHORT, 8_000_000, 1_040_000_000);
        haircut(HEDGED, 12_000_000, 1_100_000_000);

        final Tally tally = record.tally();
        assertEquals(40_000_000, tally.total(Count.OWED));
        assertEquals(40_000_000, tally.takenMicros());
        assertEquals(0, tally.takenLessOwedMicros());
        assertEquals(40_000_000, tally.total(Count.ESTATE_DEFICIT));
        assertEquals(2, record.losses().touched().accounts());
        assertEquals(8_000_000, record.losses().loss(SHORT).micros(Rule.HAIRCUT));
        assertEquals(Rule.HAIRCUT, record.losses().loss(HEDGED).worst());
        assertEquals(40_000_000, record.losses().loss(BANKRUPT).deficitMicros());
        assertEquals(0, record.losses().touched().hedgesCutByDeleveraging());
        assertArrayEquals(new double[]{8.0 / 1_040, 12.0 / 1_100}, record.losses().touched().haircutShares(), 1e-9);
        // 160 USDT of SOL over 1,040; 400 of SOL and 500 of XRP over 1,100.
        assertEquals((160.0 / 1_040 + 900.0 / 1_100) / 2, record.losses().touched().medianLeverage(), 1e-9);
    }

    @Test
    void shouldSeeThatSomethingIsMissing()
    {
        allocated(40_000_000, 10_000_000, 0, 25_000_000, 5_000_000);
        fund(CrashAccounts.fund(0), FundCause.LOSS, -10_000_000);
        haircut(SHORT, 24_000_000, 1_000_000_000);

        assertEquals(-1_000_000, record.tally().takenLessOwedMicros());
    }

    @Test
    void shouldCountFundsLossesOnlyAsTaken()
    {
        fund(CrashAccounts.fund(0), FundCause.LIQUIDATION_FEE, 3_000_000);
        fund(CrashAccounts.fund(0), FundCause.AUCTION_PREMIUM, -1_000_000);

        assertEquals(0, record.tally().takenMicros());
    }

    @Test
    void shouldTellWhatDeleveragingTookAndCut()
    {
        books.mark(SOL, 80_000);
        // Bankrupt at 85.714: 100 USDT and 700 lots bought at 100. The mark is 80: 40 USDT are missing.
        deleveraged(HEDGED, 500, 85_715, 0, 71_425_000, 40_000_000);
        deleveraged(SHORT, 200, 85_715, 0, 28_570_000, 40_000_000);

        final Tally tally = record.tally();
        assertEquals(2, tally.total(Count.DELEVERAGED));
        assertEquals(560_000_000, tally.total(Count.DELEVERAGED_NOTIONAL));
        assertEquals(700L * 10 * 5_715, tally.total(Count.GIVEN_UP));
        assertEquals(40_000_000, tally.total(Count.DELEVERAGED_DEFICIT));
        assertEquals(5_000, tally.overshootMicros());
        assertEquals(1, record.losses().touched().hedgesCutByDeleveraging());
        assertEquals(500L * 10 * 5_715, record.losses().loss(HEDGED).micros(Rule.DELEVERAGING));
        assertEquals(Rule.DELEVERAGING, record.losses().loss(SHORT).worst());
        assertEquals(0, books.holding(HEDGED, Books.CROSS).lots(SOL));
        assertEquals(1_071_425_000, books.equityMicros(books.holding(HEDGED, Books.CROSS)));
        assertEquals(0, books.holding(BANKRUPT, Books.CROSS).lots(SOL));
        assertEquals(5_000, books.equityMicros(books.holding(BANKRUPT, Books.CROSS)));
    }

    @Test
    void shouldAllowOnlyBidsToBeRefused()
    {
        rejected(66, Reason.CAPACITY_EXHAUSTED);
        rejected(66, Reason.CAPACITY_EXHAUSTED);
        assertNull(record.refused().first());
        assertEquals(2, record.refused().bids().get(Reason.CAPACITY_EXHAUSTED));

        rejected(17, Reason.FILL_MISMATCH);
        assertEquals(1, record.refused().others());
        assertTrue(record.refused().first().contains("command 17"), record.refused().first());
    }

    @Test
    void shouldLetFeesAndSurplusPassThroughTheBackstop()
    {
        fund(CrashAccounts.fund(0), FundCause.SURPLUS, 30_000_000);

        assertEquals(1_030_000_000, books.holding(CrashAccounts.fund(0), Books.CROSS).balance(0));
        assertEquals(-30_000_000, books.holding(VenueAccounts.backstop(0), Books.CROSS).balance(0));
    }

    private void deposit(final long account, final long micros)
    {
        send(new BalanceChangedEncoder().wrapAndApplyHeader(buffer, 0, header).account(account)
            .scope(BalanceChangedEncoder.scopeNullValue()).asset(0).cause(BalanceCause.DEPOSIT).amountUnits(micros)
            .balanceUnits(micros).encodedLength());
    }

    private void fill(
        final long account, final int instrument, final long lots, final long price, final long after, final long cost)
    {
        send(new FillAppliedEncoder().wrapAndApplyHeader(buffer, 0, header).tradeId(1).account(account).orderId(1)
            .scope(FillAppliedEncoder.scopeNullValue()).instrument(instrument).liquidation(Flag.NO).lots(lots)
            .price(price).realisedPnlUnits(0).feeUnits(0).liquidationFeeUnits(0).positionLots(after)
            .positionCostUnits(cost).encodedLength());
    }

    private void estate(final long deficit)
    {
        final EstateSettledEncoder event = new EstateSettledEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(BANKRUPT).scope(EstateSettledEncoder.scopeNullValue()).riskPool(0).equityNoHaircut(-deficit)
            .deficit(deficit).surplusToFund(0);
        event.sharesCount(1).next().riskPool(0).loss(deficit).deficit(deficit);
        send(event.encodedLength());
    }

    private void allocated(
        final long deficit, final long byFund, final long byCommon, final long byWinners, final long uncovered)
    {
        send(new LossAllocatedEncoder().wrapAndApplyHeader(buffer, 0, header).riskPool(0).lossRule(LossRule.HAIRCUT)
            .reason(HaircutReason.FUND_EXHAUSTED).winners(2).deficit(deficit).fundPaid(byFund).commonPaid(byCommon)
            .winnersPaid(byWinners).uncovered(uncovered).positivePnl(byWinners).fundBefore(byFund).fundPeak(byFund)
            .trancheDrawn(byCommon).encodedLength());
    }

    private void haircut(final long account, final long micros, final long equity)
    {
        send(new HaircutAppliedEncoder().wrapAndApplyHeader(buffer, 0, header).account(account)
            .scope(HaircutAppliedEncoder.scopeNullValue()).riskPool(0).reason(HaircutReason.FUND_EXHAUSTED).rank(1)
            .winners(2).haircut(micros).positivePnl(micros).deficit(micros).totalPositivePnl(micros)
            .equityNoHaircut(equity).encodedLength());
    }

    private void deleveraged(
        final long account,
        final long lots,
        final long price,
        final long after,
        final long realised,
        final long deficit)
    {
        send(new PositionDeleveragedEncoder().wrapAndApplyHeader(buffer, 0, header).account(account)
            .scope(PositionDeleveragedEncoder.scopeNullValue()).instrument(SOL).lossRule(LossRule.BINANCE)
            .reason(HaircutReason.NO_FUND).rank(1).candidates(2).scorePpm(1).lots(lots).price(price)
            .markPrice(80_000).realisedPnlUnits(realised).positionLots(after).bankrupt(BANKRUPT)
            .bankruptScope(PositionDeleveragedEncoder.bankruptScopeNullValue()).deficit(deficit).coverage(0)
            .encodedLength());
    }

    private void fund(final long account, final FundCause cause, final long amount)
    {
        send(new FundChangedEncoder().wrapAndApplyHeader(buffer, 0, header).fund(account).riskPool(0).cause(cause)
            .amount(amount).balance(1_000_000_000 + amount).peak(1_000_000_000).encodedLength());
    }

    private void rejected(final int command, final Reason reason)
    {
        send(new RejectedEncoder().wrapAndApplyHeader(buffer, 0, header).command(command).reason(reason).account(1)
            .reference(1).encodedLength());
    }

    private void send(final int encodedLength)
    {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        record.onEvent(1, 0, buffer, 0, length);
        books.onEvent(1, 0, buffer, 0, length);
    }
}
