package io.plimsoll.core.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.RejectedDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Losses are rare, and allocate nothing either: a round of bankruptcies with fund, haircut and deleveraging, repeated.
 */
final class LossAllocationTest implements EventSink
{
    private static final int WARM_UP_ROUNDS = 3_000;
    private static final int ROUNDS = 2_000;
    private static final int ATTEMPTS = 50;
    private static final long MONEY = Scenario.MONEY;
    private static final long FUND = 910;

    private final RiskCore core = RiskCore.create(LossVenue.LIMITS);
    private final CommandWriter writer = new CommandWriter();
    private final List<UnsafeBuffer> recorded = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long haircuts;
    private long deleveraged;
    private long refusals;

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        final int template = header.wrap(buffer, offset).templateId();
        haircuts += template == HaircutAppliedDecoder.TEMPLATE_ID ? 1 : 0;
        deleveraged += template == PositionDeleveragedDecoder.TEMPLATE_ID ? 1 : 0;
        refusals += template == RejectedDecoder.TEMPLATE_ID ? 1 : 0;
    }

    @Test
    @Timeout(120)
    void shouldAllocateNothing()
    {
        open();
        recordRound();
        final UnsafeBuffer[] round = recorded.toArray(new UnsafeBuffer[0]);
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        play(round, WARM_UP_ROUNDS);
        int rounds = WARM_UP_ROUNDS;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least > 0; i++)
        {
            rounds += ROUNDS;
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(round, ROUNDS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes over " + round.length * ROUNDS + " commands");
        assertEquals(0, refusals);
        assertEquals(rounds, haircuts);
        assertEquals(rounds, deleveraged);
    }

    private void open()
    {
        writer.defineAsset(0, 6, "USD", MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        record();
        writer.openAccount(Scenario.BACKSTOP, AccountKind.BACKSTOP, 0);
        record();
        writer.openAccount(FUND, AccountKind.INSURANCE_FUND, 0);
        record();
        writer.openAccount(1, AccountKind.CUSTOMER, 0);
        record();
        writer.openAccount(2, AccountKind.CUSTOMER, 0);
        record();
        writer.deposit(2, 0, 10_000 * MONEY);
        record();
        writer.defineInstrument(Scenario.LINEAR_CONTRACT, InstrumentKind.LINEAR, Scenario.TERMS);
        record();
        writer.priceTick(0, 100);
        record();
        play(recorded.toArray(new UnsafeBuffer[0]), 1);
        recorded.clear();
    }

    /**
     * Account 1 goes bankrupt against account 2 twice; what the backstop took the first time goes back to account 2.
     */
    private void recordRound()
    {
        rules(LossRule.HAIRCUT);
        writer.deposit(FUND, 0, 10 * MONEY);
        record();
        bankrupt();
        writer.queryPool(0);
        record();
        writer.queryAdlRank(2, CommandWriter.CROSS, 0);
        record();
        trade(2, Scenario.BACKSTOP);
        rules(LossRule.BITMEX);
        bankrupt();
        writer.queryAdlRank(2, CommandWriter.CROSS, 0);
        record();
    }

    private void rules(final LossRule rule)
    {
        writer.setPoolRules(
            0, rule, new int[]{0, 100_000, 0}, new long[]{0, 0, 0}, new long[]{8_000, rule.value()});
        record();
    }

    private void bankrupt()
    {
        writer.deposit(1, 0, 1_000 * MONEY);
        record();
        trade(1, 2);
        writer.priceTick(0, 70);
        record();
        writer.priceTick(0, 100);
        record();
    }

    private void trade(final long buyer, final long seller)
    {
        writer.placeOrder(new ModelOrder(1, buyer, 0, true, false, 50, 100, false, false));
        record();
        writer.placeOrder(new ModelOrder(2, seller, 0, false, false, 50, 100, false, false));
        record();
        writer.fill(1, 0, 100, 50, 1, 2, new long[]{0, 0});
        record();
    }

    private void record()
    {
        final byte[] bytes = new byte[writer.length()];
        writer.buffer().getBytes(0, bytes);
        recorded.add(new UnsafeBuffer(bytes));
    }

    private void play(final UnsafeBuffer[] commands, final int times)
    {
        for (int i = 0; i < times; i++)
        {
            for (final UnsafeBuffer command : commands)
            {
                final long sequence = core.lastSequence() + 1;
                core.apply(sequence, sequence, command, 0, command.capacity(), this);
            }
        }
    }
}
