package io.plimsoll.core.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A warm core allocates nothing, whatever the command: one round of all kinds, slices and takeovers included, repeated.
 */
class AllocationTest
{
    private static final int WARM_UP_ROUNDS = 3_000;
    private static final int ROUNDS = 4_000;
    private static final int ATTEMPTS = 50;
    private static final long MONEY = 1_000_000L;
    private static final long BACKSTOP = 900;
    private static final long TRADER = 1;
    private static final long MAKER = 2;
    private static final long RISKY = 3;
    private static final long FLOATER = 4;
    /**
     * Replaced by the id of the slice at hand.
     */
    private static final long UNKNOWN_SLICE = 1L << 62;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final ContractSpec LINEAR = new ContractSpec(
        0, false, 0, 0, 1_000_000_000L, 1_000_000_000L, 0, 10_000, 1_000_000, 100);
    private static final ContractSpec INVERSE = new ContractSpec(
        1, true, 1, 0, 1_000_000_000L, 0, 100 * MONEY, 1_000_000, 1_000_000, 50_000);
    private static final TermsSpec TERMS =
        new TermsSpec(0, 0, 0, 500, 5_000, 40_000, new long[][]{{0, 50_000, 100_000}});

    private final RiskCore core = RiskCore.create(new CoreLimits(64, 64, 64, 64, 4, 4));
    private final CommandWriter writer = new CommandWriter();
    private final List<UnsafeBuffer> recorded = new ArrayList<>();
    private final Watcher watcher = new Watcher();
    private UnsafeBuffer[] round;
    private UnsafeBuffer sliceFill;
    private UnsafeBuffer sliceClose;
    private long nextOrderId = 1;
    private long timeNs = 1_000_000_000L;

    private static final class Watcher implements EventSink
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final SliceIssuedDecoder slice = new SliceIssuedDecoder();
        private long sliceId;
        private long slices;
        private long takeovers;
        private long refusals;

        @Override
        public void onEvent(
            final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
        {
            switch (header.wrap(buffer, offset).templateId())
            {
                case SliceIssuedDecoder.TEMPLATE_ID ->
                {
                    slices++;
                    sliceId = slice.wrapAndApplyHeader(buffer, offset, header).orderId();
                }
                case PositionTakenOverDecoder.TEMPLATE_ID -> takeovers++;
                case RejectedDecoder.TEMPLATE_ID, OrderDeniedDecoder.TEMPLATE_ID -> refusals++;
                default ->
                {
                }
            }
        }
    }

    @Test
    @Timeout(120)
    void shouldAllocateNothing()
    {
        open();
        recordRound();
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        play(WARM_UP_ROUNDS);
        int rounds = WARM_UP_ROUNDS;
        long least = Long.MAX_VALUE;
        // While the JVM still compiles and deoptimises, it books some bytes to this thread now and then; one attempt
        // without any is enough. The interpreter books none at all.
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            rounds += ROUNDS;
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue((long)round.length * ROUNDS >= 100_000, "commands " + round.length * ROUNDS);
        assertEquals(0, least, "bytes over " + round.length * ROUNDS + " commands");
        assertEquals(2L * rounds, watcher.refusals, "those of the round");
        assertEquals(rounds, watcher.slices);
        assertEquals(rounds, watcher.takeovers);
        assertEquals(0, core.misplacedAccounts());
    }

    private void play(final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (final UnsafeBuffer command : round)
            {
                if (command == sliceFill)
                {
                    command.putLong(HEADER + FillEncoder.sellOrderIdEncodingOffset(), watcher.sliceId);
                }
                else if (command == sliceClose)
                {
                    command.putLong(HEADER + CloseOrderEncoder.orderIdEncodingOffset(), watcher.sliceId);
                }
                core.apply(core.lastSequence() + 1, timeNs, command, 0, command.capacity(), watcher);
                timeNs += 1_000_000;
            }
        }
    }

    private void open()
    {
        writer.defineAsset(0, 6, "USD", MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        apply();
        writer.defineAsset(
            1, 8, "BTC", 1_000_000 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 100_000, 50_000}});
        apply();
        writer.openAccount(BACKSTOP, AccountKind.BACKSTOP, 0);
        apply();
        writer.defineInstrument(LINEAR, InstrumentKind.LINEAR, TERMS);
        apply();
        writer.defineInstrument(INVERSE, InstrumentKind.INVERSE, TERMS);
        apply();
        for (final long account : new long[]{TRADER, MAKER, RISKY, FLOATER})
        {
            writer.openAccount(account, AccountKind.CUSTOMER, 0);
            apply();
        }
        writer.assetPriceTick(1, 50_000 * MONEY);
        apply();
        writer.priceTick(0, 100);
        apply();
        writer.priceTick(1, 50_000);
        apply();
        writer.deposit(MAKER, 0, 50_000_000_000L * MONEY);
        apply();
        writer.deposit(TRADER, 0, 1_000_000 * MONEY);
        apply();
        writer.deposit(MAKER, 1, 10_000_000_000_000L);
        apply();
        writer.deposit(TRADER, 1, 1_000_000_000_000L);
        apply();
        assertEquals(0, watcher.refusals);
    }

    private void apply()
    {
        core.apply(core.lastSequence() + 1, timeNs, writer.buffer(), 0, writer.length(), watcher);
    }

    private void recordRound()
    {
        recordQuiet();
        recordLiquidation();
        recordTakeover();
        writer.closeOrder(123_456);
        keep();
        writer.withdraw(TRADER, 0, 90_000_000_000L * MONEY);
        keep();
        round = recorded.toArray(new UnsafeBuffer[0]);
    }

    private void recordQuiet()
    {
        for (final long price : new long[]{101, 99, 100})
        {
            writer.priceTick(0, price);
            keep();
            writer.priceTick(1, price * 500);
            keep();
            writer.assetPriceTick(1, price * 500 * MONEY);
            keep();
        }
        trade(TRADER, MAKER, 0, 10, 100);
        trade(MAKER, TRADER, 1, 10, 50_000);
        writer.fundingTick(0, 500);
        keep();
        writer.fundingTick(0, 0);
        keep();
        writer.fundingTick(1, 5);
        keep();
        writer.fundingTick(1, 0);
        keep();
        final long order = order(TRADER, 0, 5, 90, false);
        writer.queryMargin(TRADER, CommandWriter.CROSS, 0, 7, 0);
        keep();
        writer.closeOrder(order);
        keep();
        writer.setLeverage(TRADER, 0, 5);
        keep();
        writer.setLeverage(TRADER, 0, 0);
        keep();
        trade(MAKER, TRADER, 0, 10, 100);
        trade(TRADER, MAKER, 1, 10, 50_000);
        writer.setMarginMode(FLOATER, 0, MarginMode.ISOLATED);
        keep();
        writer.setMarginMode(FLOATER, 0, MarginMode.CROSS);
        keep();
        writer.deposit(TRADER, 1, 1_000);
        keep();
        writer.withdraw(TRADER, 1, 1_000);
        keep();
        writer.setRiskParameters(
            new int[]{1_250_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, 1_000_000_000L, 5);
        keep();
        writer.setInstrumentParameters(0, TERMS);
        keep();
    }

    /**
     * 10 lots at 100 with 110: at 93 a slice, filled in part; at 110 it recovers.
     */
    private void recordLiquidation()
    {
        writer.deposit(RISKY, 0, 110 * MONEY);
        keep();
        trade(RISKY, MAKER, 0, 10, 100);
        writer.priceTick(0, 93);
        keep();
        final long bid = order(MAKER, 0, 1, 93, false);
        writer.fill(7, 0, 93, 1, bid, UNKNOWN_SLICE, new long[]{0, 0});
        sliceFill = keep();
        writer.priceTick(0, 110);
        keep();
        writer.closeOrder(UNKNOWN_SLICE);
        sliceClose = keep();
    }

    /**
     * What is left is taken over, and the account starts again.
     */
    private void recordTakeover()
    {
        writer.priceTick(0, 50);
        keep();
        writer.priceTick(0, 100);
        keep();
    }

    private void trade(
        final long buyer, final long seller, final int instrument, final long lots, final long price)
    {
        final long buy = order(buyer, instrument, lots, price, false);
        final long sell = order(seller, instrument, -lots, price, false);
        writer.fill(7, instrument, price, lots, buy, sell, new long[]{0, 0});
        keep();
    }

    private long order(
        final long account, final int instrument, final long lots, final long limit, final boolean isReduceOnly)
    {
        final long id = nextOrderId++;
        writer.placeOrder(new ModelOrder(
            id, account, instrument, lots > 0, isReduceOnly, Math.abs(lots), limit, false, false));
        keep();
        return id;
    }

    private UnsafeBuffer keep()
    {
        final byte[] bytes = new byte[writer.length()];
        writer.buffer().getBytes(0, bytes);
        final UnsafeBuffer command = new UnsafeBuffer(bytes);
        recorded.add(command);
        return command;
    }
}
