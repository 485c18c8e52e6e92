package io.plimsoll.bench.recovery;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.pipeline.OfferResult;
import org.agrona.MutableDirectBuffer;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Encodes a seeded population and its trading into an engine.
 */
final class JournalFeed
{
    static final int INSTRUMENTS = 64;

    private static final int MAX_COMMAND = 400;
    private static final long PRICE = 100_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final long DEPOSIT = 2_000_000_000L;
    private static final long REST_NS = 50_000;

    private final Plimsoll plimsoll;
    private final SplittableRandom random;
    private final int accounts;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final PlaceOrderEncoder order = new PlaceOrderEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final PriceTickEncoder tick = new PriceTickEncoder();
    private long nextOrderId = 1;

    JournalFeed(final Plimsoll plimsoll, final int accounts, final long seed)
    {
        this.plimsoll = plimsoll;
        this.accounts = accounts;
        random = new SplittableRandom(seed);
    }

    /**
     * Accounts with money, and a trade between strangers for three of four of them.
     */
    void populate(final long trades)
    {
        final DefineAssetEncoder asset = new DefineAssetEncoder();
        asset.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .asset(0).decimals((short)6).name("USD").maxPrice(1_000_000L).initialCapUnits(0)
            .liabilityInitialPpm(0).liabilityMaintenancePpm(0)
            .haircutsCount(1).next().fromUnits(0).initialPpm(0).maintenancePpm(0);
        publish(asset.encodedLength());
        open(Long.MAX_VALUE, AccountKind.BACKSTOP);
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            define(i);
            tick(i, PRICE);
        }
        for (int id = 1; id <= accounts; id++)
        {
            open(id, AccountKind.CUSTOMER);
            publish(deposit.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
                .account(id).asset(0).amountUnits(DEPOSIT).encodedLength());
        }
        for (long i = 0; i < trades; i++)
        {
            trade();
        }
    }

    /**
     * Trading as a venue has it: two orders, a fill, a tick, again and again.
     */
    void trading(final long commands)
    {
        for (long i = 0; i < commands; i += 4)
        {
            trade();
            tick(random.nextInt(INSTRUMENTS), PRICE + random.nextLong(-500, 501));
        }
    }

    private void trade()
    {
        final int instrument = random.nextInt(1 + random.nextInt(INSTRUMENTS));
        final long lots = 20 + random.nextInt(200);
        final long buy = place(Side.BUY, instrument, lots);
        final long sell = place(Side.SELL, instrument, lots);
        publish(fill.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .tradeId(buy).instrument(instrument).price(PRICE).lots(lots).buyOrderId(buy).sellOrderId(sell)
            .buyerFeeUnits(0).sellerFeeUnits(0).encodedLength());
    }

    private long place(final Side side, final int instrument, final long lots)
    {
        publish(order.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(1 + random.nextInt(accounts)).orderId(nextOrderId).instrument(instrument).side(side)
            .reduceOnly(Flag.NO).lots(lots).limitPrice(PRICE).encodedLength());
        return nextOrderId++;
    }

    private void tick(final int instrument, final long price)
    {
        publish(tick.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .instrument(instrument).price(price).encodedLength());
    }

    private void open(final long id, final AccountKind kind)
    {
        publish(openAccount.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .account(id).kind(kind).riskPool(0).encodedLength());
    }

    private void define(final int id)
    {
        final DefineInstrumentEncoder instrument = new DefineInstrumentEncoder();
        final DefineInstrumentEncoder.TiersEncoder tiers =
            instrument.wrapAndApplyHeader(claim(), plimsoll.offset(), header)
            .instrument(id).kind(InstrumentKind.LINEAR).optionType(OptionType.NONE).settleAsset(0).riskPool(0)
            .underlying(0).name("I" + id).priceIncrementE9(100_000_000L).lotSizeE9(1_000_000L).faceValue(0)
            .maxPrice(MAX_PRICE).maxPositionLots(1_000_000_000L).strike(0).expiryNs(0).dustNotional(0)
            .openInterestLower(0).openInterestUpper(0).takerFeePpm(0).liquidationFeePpm(0).priceBandPpm(50_000)
            .tiersCount(1);
        tiers.next().lowerNotional(0).maintenancePpm(10_000).initialPpm(20_000);
        publish(instrument.encodedLength());
    }

    private MutableDirectBuffer claim()
    {
        long result;
        while ((result = plimsoll.claim(MAX_COMMAND)) == OfferResult.BACK_PRESSURED)
        {
            LockSupport.parkNanos(REST_NS);
        }
        check(result);
        return plimsoll.buffer();
    }

    private void publish(final int bodyLength)
    {
        check(plimsoll.publish(header.encodedLength() + bodyLength));
    }

    private void check(final long result)
    {
        if (result < 0)
        {
            throw new IllegalStateException(OfferResult.describe(result), plimsoll.failure().orElse(null));
        }
    }
}
