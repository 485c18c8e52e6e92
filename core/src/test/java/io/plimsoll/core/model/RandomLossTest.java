package io.plimsoll.core.model;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.LossVenue.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random gaps in small markets under each loss rule. Whatever happens, money and contracts add up (after each command),
 * the parts of an allocation are its deficit, and nobody pays more than he has won or has.
 */
@Timeout(120)
final class RandomLossTest
{
    private static final int SEEDS = 40;
    private static final int MOVES = 150;
    private static final int CUSTOMERS = 8;
    private static final int[] INSTRUMENTS = {LINEAR, OTHER, INVERSE};

    private int allocations;
    private int haircuts;
    private int deleveraged;

    @Test
    void shouldBearLossesExactly()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            play(new Random(seed));
        }
        assertTrue(allocations > 150, "allocations " + allocations);
        assertTrue(haircuts > 100, "haircuts " + haircuts);
        assertTrue(deleveraged > 100, "deleveraged " + deleveraged);
    }

    private void play(final Random random)
    {
        final LossVenue venue = new LossVenue().funds(random.nextInt(500) * MONEY, random.nextInt(500) * MONEY,
            random.nextInt(500) * MONEY);
        final LossRule[] rules = {
            LossRule.BACKSTOP, LossRule.HAIRCUT, LossRule.HAIRCUT, LossRule.BITMEX, LossRule.BINANCE,
            LossRule.HYPERLIQUID};
        for (int pool = 0; pool < 2; pool++)
        {
            venue.rules(PoolSpec.of(pool, rules[random.nextInt(rules.length)])
                .shares(random.nextInt(1_000_000), random.nextInt(1_000_000)).drawdown(random.nextInt(1_000_000))
                .caps(0, random.nextInt(300) * MONEY, random.nextInt(300) * MONEY).review(20 * Scenario.STEP_NS));
        }
        for (int account = 1; account <= CUSTOMERS; account++)
        {
            venue.customer(account, (500 + random.nextInt(3_000)) * MONEY);
            final int id = account;
            venue.play(s -> s.deposit(id, 1, 1 + random.nextInt(20_000_000)));
        }
        final long[] marks = {100, 100, 50_000};
        for (int i = 0; i < MOVES; i++)
        {
            final int k = random.nextInt(INSTRUMENTS.length);
            if (random.nextInt(3) != 0)
            {
                final long lots = k == 2 ? 1 + random.nextInt(100) : 1 + random.nextInt(60);
                venue.trade(
                    1 + random.nextInt(CUSTOMERS), 1 + random.nextInt(CUSTOMERS), INSTRUMENTS[k], lots, marks[k]);
            }
            else
            {
                marks[k] = Math.max(20, marks[k] * (60 + random.nextInt(91)) / 100);
                venue.mark(INSTRUMENTS[k], marks[k]);
            }
            check(venue.events());
            venue.play(s -> s.after(random.nextInt(3) * Scenario.STEP_NS / 2));
            check(venue.events());
        }
    }

    private void check(final List<String> events)
    {
        long owedByWinners = 0;
        for (final String event : events)
        {
            if (event.startsWith("LossAllocated "))
            {
                allocations++;
                assertEquals(0, owedByWinners, "haircuts of the allocation before " + event);
                owedByWinners = number(event, "winnersPaid");
                assertEquals(
                    number(event, "deficit"),
                    number(event, "fundPaid") + number(event, "commonPaid") + owedByWinners +
                    number(event, "uncovered"), event);
                assertTrue(owedByWinners <= number(event, "positivePnl"), event);
            }
            else if (event.startsWith("HaircutApplied "))
            {
                haircuts++;
                final long haircut = number(event, "haircut");
                owedByWinners -= haircut;
                assertTrue(haircut > 0 && haircut <= number(event, "positivePnl"), event);
                assertTrue(haircut <= number(event, "equityNoHaircut"), event);
            }
            else if (event.startsWith("PositionDeleveraged "))
            {
                deleveraged++;
                assertTrue(number(event, "deficit") > number(event, "coverage"), event);
            }
        }
        assertEquals(0, owedByWinners, () -> "haircuts missing of " + events);
    }
}
