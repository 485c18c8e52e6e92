package io.plimsoll.bench.core;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuditStateEncoder;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetLiquidationRulesEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SetRiskClassEncoder;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.message.CloseOrderEncoder;
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
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;

/**
 * Encodes commands and applies them to a core, or to whatever stands in front of one, sequenced. Counts events by
 * template, and fails on a refusal during set-up.
 */
public final class CommandFeed implements EventSink
{
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int TEMPLATES = 256;
    private static final long TICK_NS = 1_000_000L;

    private final StateMachine machine;
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(4096));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final PriceTickEncoder tick = new PriceTickEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final PlaceOrderEncoder order = new PlaceOrderEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final long[] eventCounts = new long[TEMPLATES];
    private final OrderCancelRequestedDecoder cancel = new OrderCancelRequestedDecoder();
    private final CloseOrderEncoder close = new CloseOrderEncoder();
    private final LongArrayList closes = new LongArrayList();
    private long sequence;
    private long timeNs = 1_700_000_000_000_000_000L;

    /**
     * Feeds a fresh machine.
     *
     * @param machine that takes the commands.
     */
    public CommandFeed(final StateMachine machine)
    {
        this.machine = machine;
    }

    /**
     * Sequence of the last command.
     *
     * @return the sequence; 0 before the first.
     */
    public long sequence()
    {
        return sequence;
    }

    /**
     * Ask for the state hash and the conservation check.
     */
    public void audit()
    {
        new AuditStateEncoder().wrapAndApplyHeader(buffer, 0, header);
        apply(AuditStateEncoder.BLOCK_LENGTH, 0);
    }

    long eventCount(final int templateId)
    {
        return eventCounts[templateId];
    }

    void numeraire()
    {
        final DefineAssetEncoder asset = new DefineAssetEncoder();
        asset.wrapAndApplyHeader(buffer, 0, header)
            .asset(0).decimals((short)6).name("USD").maxPrice(1_000_000L).initialCapUnits(0)
            .liabilityInitialPpm(0).liabilityMaintenancePpm(0)
            .haircutsCount(1).next().fromUnits(0).initialPpm(0).maintenancePpm(0);
        apply(asset.encodedLength(), 0);
    }

    void linear(final int id, final long maxPrice)
    {
        final DefineInstrumentEncoder instrument = new DefineInstrumentEncoder();
        final DefineInstrumentEncoder.TiersEncoder tiers = instrument.wrapAndApplyHeader(buffer, 0, header)
            .instrument(id).kind(InstrumentKind.LINEAR).optionType(OptionType.NONE).settleAsset(0).riskPool(0)
            .underlying(0).name("I" + id).priceIncrementE9(100_000_000L).lotSizeE9(1_000_000L).faceValue(0)
            .maxPrice(maxPrice).maxPositionLots(1_000_000_000L).strike(0).expiryNs(0).dustNotional(0)
            .openInterestLower(0).openInterestUpper(0).takerFeePpm(0).liquidationFeePpm(0).priceBandPpm(50_000)
            .tiersCount(4);
        tiers.next().lowerNotional(0).maintenancePpm(10_000).initialPpm(20_000);
        tiers.next().lowerNotional(50_000_000_000L).maintenancePpm(12_500).initialPpm(25_000);
        tiers.next().lowerNotional(600_000_000_000L).maintenancePpm(20_000).initialPpm(40_000);
        tiers.next().lowerNotional(3_000_000_000_000L).maintenancePpm(50_000).initialPpm(100_000);
        apply(instrument.encodedLength(), 0);
    }

    void account(final long id, final AccountKind kind)
    {
        openAccount.wrapAndApplyHeader(buffer, 0, header).account(id).kind(kind).riskPool(0);
        apply(openAccount.encodedLength(), 0);
    }

    void deposit(final long account, final long money)
    {
        deposit.wrapAndApplyHeader(buffer, 0, header).account(account).asset(0).amountUnits(money);
        apply(deposit.encodedLength(), 0);
    }

    void order(
        final long account, final long id, final int instrument, final Side side, final long lots, final long price)
    {
        order.wrapAndApplyHeader(buffer, 0, header)
            .account(account).orderId(id).instrument(instrument).side(side).reduceOnly(Flag.NO).lots(lots)
            .limitPrice(price);
        apply(order.encodedLength(), 0);
    }

    void fill(final int instrument, final long price, final long lots, final long buyOrder, final long sellOrder)
    {
        fill.wrapAndApplyHeader(buffer, 0, header)
            .tradeId(buyOrder).instrument(instrument).price(price).lots(lots).buyOrderId(buyOrder)
            .sellOrderId(sellOrder).buyerFeeUnits(0).sellerFeeUnits(0);
        apply(fill.encodedLength(), 0);
    }

    void tick(final int instrument, final long price)
    {
        tick.wrapAndApplyHeader(buffer, 0, header).instrument(instrument).price(price);
        apply(tick.encodedLength(), TICK_NS);
    }

    /**
     * Slices of as many legs as restore the target at least cost.
     */
    void leastCost()
    {
        final SetLiquidationRulesEncoder rules = new SetLiquidationRulesEncoder();
        rules.wrapAndApplyHeader(buffer, 0, header)
            .sliceMode(SliceMode.LEAST_COST).feeRule(FeeRule.FLAT).fillableAdjustmentPpm(0).fillableSpreadPpm(0)
            .venueCapacity(0).capacityWindowNs(0);
        apply(rules.encodedLength(), 0);
    }

    /**
     * Calls of the class that all accounts are in have a deadline.
     */
    void callInterval(final long intervalNs)
    {
        final SetRiskClassEncoder rules = new SetRiskClassEncoder();
        rules.wrapAndApplyHeader(buffer, 0, header).riskClass((short)0).callIntervalNs(intervalNs);
        apply(rules.encodedLength(), 0);
    }

    /**
     * The pool of all contracts auctions its estates.
     */
    void auctions(final long tailNs)
    {
        final SetPoolRulesEncoder pool = new SetPoolRulesEncoder();
        pool.wrapAndApplyHeader(buffer, 0, header)
            .riskPool(0).lossRule(LossRule.BACKSTOP).feeSharePpm(0).surplusSharePpm(0).drawdownPpm(0).fundCap(0)
            .eventCap(0).trancheCap(0).peakWindowNs(tailNs).reviewNs(0);
        apply(pool.encodedLength(), 0);
        final SetAuctionRulesEncoder rules = new SetAuctionRulesEncoder();
        rules.wrapAndApplyHeader(buffer, 0, header)
            .riskPool(0).curve(AuctionCurve.LINEAR).goal(AuctionGoal.SELL_ALL).maxResets(0).startPpm(1_000_000)
            .cutPpm(900_000).cuspPpm(0).maxDiscountPpm(100_000).minTakePpm(100_000).stepNs(tailNs / 16)
            .tailNs(tailNs).insolventNs(tailNs);
        apply(rules.encodedLength(), 0);
    }

    /**
     * A tick whose events go elsewhere.
     */
    void tick(final int instrument, final long price, final EventSink sink)
    {
        tick.wrapAndApplyHeader(buffer, 0, header).instrument(instrument).price(price);
        timeNs += TICK_NS;
        machine.apply(++sequence, timeNs, buffer, 0, HEADER_LENGTH + tick.encodedLength(), sink);
    }

    /**
     * Where commands of other feeds are encoded, before {@link #apply}.
     */
    UnsafeBuffer buffer()
    {
        return buffer;
    }

    long timeNs()
    {
        return timeNs;
    }

    /**
     * Apply the command in the buffer.
     *
     * @param bodyLength of the message behind its header.
     * @param afterNs    how much later than the one before.
     */
    void apply(final int bodyLength, final long afterNs)
    {
        timeNs += afterNs;
        machine.apply(++sequence, timeNs, buffer, 0, HEADER_LENGTH + bodyLength, this);
    }

    @Override
    public void onEvent(
        final long ofSequence, final int ordinal, final DirectBuffer event, final int offset, final int length)
    {
        eventHeader.wrap(event, offset);
        final int templateId = eventHeader.templateId();
        eventCounts[templateId]++;
        if (templateId == OrderCancelRequestedDecoder.TEMPLATE_ID)
        {
            cancel.wrap(
                event, offset + HEADER_LENGTH, OrderCancelRequestedDecoder.BLOCK_LENGTH, eventHeader.version());
            closes.addLong(cancel.orderId());
        }
    }

    /**
     * Act as a venue in distress: no slice finds a fill, every cancel is confirmed.
     */
    void confirmCancels()
    {
        for (int i = 0; i < closes.size(); i++)
        {
            close.wrapAndApplyHeader(buffer, 0, header).orderId(closes.getLong(i));
            apply(close.encodedLength(), 0);
        }
        closes.clear();
    }

    /**
     * Nothing may be refused, orders included, and nobody may have left his zone.
     */
    void failOnDenials()
    {
        final long refused = eventCounts[RejectedDecoder.TEMPLATE_ID] + eventCounts[OrderDeniedDecoder.TEMPLATE_ID];
        if (refused + eventCounts[ZoneChangedDecoder.TEMPLATE_ID] > 0)
        {
            throw new IllegalStateException(refused + " commands refused in set-up, or a zone was left");
        }
    }

    /**
     * Orders may be denied for want of margin, and then their fills rejected; nothing else may be refused.
     */
    void failOnRejections()
    {
        final long rejected = eventCounts[RejectedDecoder.TEMPLATE_ID];
        if (rejected > eventCounts[OrderDeniedDecoder.TEMPLATE_ID])
        {
            throw new IllegalStateException(rejected + " commands rejected in set-up");
        }
    }
}
