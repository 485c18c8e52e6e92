package io.plimsoll.node.replay;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.AssetPriceTickEncoder;
import io.plimsoll.core.message.AuditStateEncoder;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingTickEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.QueryMarginEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.WithdrawEncoder;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.pipeline.OfferResult;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;

/**
 * A small venue with leveraged accounts and wild prices, fixed by its seed: encodes straight into the engine's ring.
 */
public final class SeededVenue
{
    /** Limits that it fits into. */
    public static final CoreLimits LIMITS = new CoreLimits(400, 2_000, 1_000, 8_000, 4, 3);

    private static final int ACCOUNTS = 200;
    private static final long BACKSTOP = 901;
    private static final int COIN = 1;
    private static final int LINEAR = 0;
    private static final int INVERSE = 1;
    private static final int MAX_COMMAND = 400;
    private static final long COIN_UNITS = 100_000_000L;
    private static final long MICROS = 1_000_000L;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Plimsoll plimsoll;
    private final SplittableRandom random;
    private final long[] marks = {500_000, 500_000};
    private final long[] funding = {0, 0};
    private long timeNs = 1_700_000_000_000_000_000L;
    private long nextOrderId = 1;

    public SeededVenue(final Plimsoll plimsoll, final long seed)
    {
        this.plimsoll = plimsoll;
        random = new SplittableRandom(seed);
    }

    /** Assets, contracts, the backstop, accounts with money, and first prices. */
    public void open()
    {
        defineAsset(0, 6, "USD", MICROS);
        defineAsset(COIN, 8, "BTC", 1_000_000 * MICROS);
        openAccount(BACKSTOP, AccountKind.BACKSTOP);
        defineInstrument(LINEAR, InstrumentKind.LINEAR, 0, "BTC-USD", 1_000_000, 0);
        defineInstrument(INVERSE, InstrumentKind.INVERSE, COIN, "BTC-COIN", 0, 100 * MICROS);
        tickAsset();
        tick(LINEAR);
        tick(INVERSE);
        deposit(BACKSTOP, 0, 1_000_000 * MICROS);
        deposit(BACKSTOP, COIN, 1_000 * COIN_UNITS);
        for (int account = 1; account <= ACCOUNTS; account++)
        {
            openAccount(account, AccountKind.CUSTOMER);
            deposit(account, 0, random.nextLong(100, 2_000) * MICROS);
            deposit(account, COIN, random.nextLong(1, COIN_UNITS / 10));
        }
    }

    /** One random thing that happens to a venue: one to three commands. */
    public void step()
    {
        timeNs += random.nextLong(500_000_000L);
        switch (random.nextInt(12))
        {
            case 0, 1, 2, 3 -> trade(random.nextInt(2));
            case 4, 5, 6 -> tick(random.nextInt(2));
            case 7 -> tickAsset();
            case 8 -> fund(random.nextInt(2));
            case 9 -> withdraw();
            case 10 -> query();
            default -> advance();
        }
    }

    /** The venue's answer to a slice of a liquidation: filled against a maker, or not at all. */
    public void answerSlice(
        final long orderId, final int instrument, final Side side, final long lots, final long price)
    {
        if (random.nextBoolean())
        {
            final Side makerSide = side == Side.BUY ? Side.SELL : Side.BUY;
            final long makerId = place(anyone(), instrument, makerSide, lots, price);
            fill(instrument, lots, price, side == Side.BUY ? orderId : makerId, side == Side.BUY ? makerId : orderId);
        }
        publish(new CloseOrderEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .orderId(orderId).encodedLength());
    }

    /** Asks for the state hash. */
    public void audit()
    {
        publish(new AuditStateEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header).encodedLength());
    }

    private void advance()
    {
        publish(new AdvanceTimeEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header).encodedLength());
    }

    private void trade(final int instrument)
    {
        final long lots = random.nextLong(1, 300);
        final long price = marks[instrument];
        final long buyId = place(anyone(), instrument, Side.BUY, lots, price);
        final long sellId = place(anyone(), instrument, Side.SELL, lots, price);
        fill(instrument, random.nextLong(1, lots + 1), price, buyId, sellId);
    }

    private long place(
        final long account, final int instrument, final Side side, final long lots, final long limitPrice)
    {
        final long orderId = nextOrderId++;
        publish(new PlaceOrderEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(account).orderId(orderId).instrument(instrument).side(side)
            .reduceOnly(Flag.NO).lots(lots).limitPrice(limitPrice).encodedLength());
        return orderId;
    }

    private void fill(
        final int instrument, final long lots, final long price, final long buyOrderId, final long sellOrderId)
    {
        publish(new FillEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .tradeId(nextOrderId).instrument(instrument).price(price).lots(lots)
            .buyOrderId(buyOrderId).sellOrderId(sellOrderId).buyerFeeUnits(3).sellerFeeUnits(-1).encodedLength());
    }

    private void tick(final int instrument)
    {
        marks[instrument] = walk(marks[instrument]);
        publish(new PriceTickEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .instrument(instrument).price(marks[instrument]).encodedLength());
    }

    private void tickAsset()
    {
        publish(new AssetPriceTickEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .asset(COIN).price(marks[0] * 100_000).encodedLength());
    }

    private void fund(final int instrument)
    {
        funding[instrument] += random.nextLong(-2_000, 2_001);
        publish(new FundingTickEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .instrument(instrument).indexUnits(funding[instrument]).encodedLength());
    }

    private void withdraw()
    {
        publish(new WithdrawEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(anyone()).asset(random.nextInt(2))
            .amountUnits(random.nextLong(1, 100 * MICROS)).encodedLength());
    }

    private void query()
    {
        publish(new QueryMarginEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(anyone()).scope(QueryMarginEncoder.scopeNullValue())
            .instrument(random.nextInt(2)).lots(random.nextLong(-100, 101)).price(0).encodedLength());
    }

    private void deposit(final long account, final int asset, final long amountUnits)
    {
        publish(new DepositEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(account).asset(asset).amountUnits(amountUnits).encodedLength());
    }

    private void openAccount(final long account, final AccountKind kind)
    {
        publish(new OpenAccountEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(account).kind(kind).riskPool(0).encodedLength());
    }

    private void defineAsset(final int asset, final int decimals, final String name, final long maxPrice)
    {
        final boolean isCoin = asset == COIN;
        final DefineAssetEncoder encoder =
            new DefineAssetEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header);
        encoder.asset(asset).decimals((short)decimals).name(name).maxPrice(maxPrice).initialCapUnits(0)
            .liabilityInitialPpm(isCoin ? 50_000 : 0).liabilityMaintenancePpm(isCoin ? 20_000 : 0);
        final DefineAssetEncoder.HaircutsEncoder haircuts = encoder.haircutsCount(isCoin ? 2 : 1);
        haircuts.next().fromUnits(0).initialPpm(isCoin ? 100_000 : 0).maintenancePpm(isCoin ? 50_000 : 0);
        if (isCoin)
        {
            haircuts.next().fromUnits(COIN_UNITS).initialPpm(200_000).maintenancePpm(100_000);
        }
        publish(encoder.encodedLength());
    }

    private void defineInstrument(
        final int instrument,
        final InstrumentKind kind,
        final int settleAsset,
        final String name,
        final long lotSizeE9,
        final long faceValue)
    {
        final DefineInstrumentEncoder encoder =
            new DefineInstrumentEncoder().wrapAndApplyHeader(claim(), plimsoll.offset(), header);
        encoder.instrument(instrument).kind(kind).optionType(OptionType.NONE).settleAsset(settleAsset).riskPool(0)
            .underlying(0).name(name).priceIncrementE9(100_000_000).lotSizeE9(lotSizeE9).faceValue(faceValue)
            .maxPrice(10_000_000).maxPositionLots(1_000_000).strike(0).expiryNs(0).dustNotional(10 * MICROS)
            .openInterestLower(0).openInterestUpper(0).takerFeePpm(500).liquidationFeePpm(5_000)
            .priceBandPpm(20_000);
        final DefineInstrumentEncoder.TiersEncoder tiers = encoder.tiersCount(2);
        tiers.next().lowerNotional(0).maintenancePpm(10_000).initialPpm(20_000);
        tiers.next().lowerNotional(20_000 * MICROS).maintenancePpm(20_000).initialPpm(40_000);
        publish(encoder.encodedLength());
    }

    private long anyone()
    {
        return random.nextLong(1, ACCOUNTS + 1);
    }

    private long walk(final long mark)
    {
        final long step = mark / 100;
        return Math.min(2_000_000, Math.max(100_000, mark + random.nextLong(-step, step + 1)));
    }

    /** Room in the ring for the next command. */
    private MutableDirectBuffer claim()
    {
        long result;
        while ((result = plimsoll.claim(MAX_COMMAND)) == OfferResult.BACK_PRESSURED)
        {
            plimsoll.drain();
        }
        check(result);
        return plimsoll.buffer();
    }

    private void publish(final int bodyLength)
    {
        check(plimsoll.publish(header.encodedLength() + bodyLength, timeNs));
    }

    private void check(final long result)
    {
        if (result < 0)
        {
            throw new IllegalStateException(
                OfferResult.describe(result), plimsoll.failure().orElse(null));
        }
    }
}
