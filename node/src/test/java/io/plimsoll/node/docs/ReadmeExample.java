package io.plimsoll.node.docs;

// begin: README.md shows what follows, up to the end mark; ReadmeExampleTest compares the two.
import io.plimsoll.config.LaunchConfig;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.Plimsoll;

import java.nio.file.Path;

public final class ReadmeExample
{
    private static final int USDT = 0;
    private static final int BTC_PERP = 0;
    private static final long USDT_MICROS = 1_000_000;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Plimsoll plimsoll;

    private ReadmeExample(final Plimsoll plimsoll)
    {
        this.plimsoll = plimsoll;
    }

    public static void main(final String[] args)
    {
        final Path venue = Path.of(args[0]);
        final Path journal = Path.of(args[1]);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final ZoneChangedDecoder zoneChanged = new ZoneChangedDecoder();
        try (Plimsoll plimsoll = Plimsoll.builder()
            .limits(LaunchConfig.load(venue).limits())
            .journal(journal)
            .listener((sequence, ordinal, buffer, offset, length) ->
            {
                if (header.wrap(buffer, offset).templateId() == ZoneChangedDecoder.TEMPLATE_ID)
                {
                    zoneChanged.wrapAndApplyHeader(buffer, offset, header);
                    System.out.println("#" + sequence + " account " + zoneChanged.account() + ": " +
                        zoneChanged.fromZone() + " -> " + zoneChanged.toZone());
                }
            })
            .launch())
        {
            RiskConfig.load(venue).define(plimsoll::offer);
            new ReadmeExample(plimsoll).trade();
            plimsoll.drain();
        }
    }

    private void trade()
    {
        account(1, 1_000_000 * USDT_MICROS);
        account(42, 5_000 * USDT_MICROS);
        tick(430_000);                                      // 43,000.0: prices are whole increments
        order(100, 1, Side.SELL, 2_000, 430_000);           // 2.000 BTC: quantities are whole lots
        order(101, 42, Side.BUY, 2_000, 430_000);
        publish(new FillEncoder().wrapAndApplyHeader(plimsoll.buffer(), claim(), header)
            .tradeId(1).instrument(BTC_PERP).price(430_000).lots(2_000).buyOrderId(101).sellOrderId(100)
            .buyerFeeUnits(0).sellerFeeUnits(0).encodedLength());
        tick(407_200);
        tick(408_000);
    }

    private void account(final long account, final long amountUnits)
    {
        publish(new OpenAccountEncoder().wrapAndApplyHeader(plimsoll.buffer(), claim(), header)
            .account(account).kind(AccountKind.CUSTOMER).riskPool(0).encodedLength());
        publish(new DepositEncoder().wrapAndApplyHeader(plimsoll.buffer(), claim(), header)
            .account(account).asset(USDT).amountUnits(amountUnits).encodedLength());
    }

    private void tick(final long price)
    {
        publish(new PriceTickEncoder().wrapAndApplyHeader(plimsoll.buffer(), claim(), header)
            .instrument(BTC_PERP).price(price).encodedLength());
    }

    private void order(
        final long orderId, final long account, final Side side, final long lots, final long limitPrice)
    {
        publish(new PlaceOrderEncoder().wrapAndApplyHeader(plimsoll.buffer(), claim(), header)
            .account(account).orderId(orderId).instrument(BTC_PERP).side(side).reduceOnly(Flag.NO)
            .lots(lots).limitPrice(limitPrice).encodedLength());
    }

    private int claim()
    {
        if (plimsoll.claim(256) < 0)
        {
            throw new IllegalStateException("the ring is full or closed: try again later");
        }
        return plimsoll.offset();
    }

    private void publish(final int bodyLength)
    {
        plimsoll.publish(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
// end
