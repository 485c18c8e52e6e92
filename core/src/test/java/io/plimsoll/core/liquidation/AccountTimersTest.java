package io.plimsoll.core.liquidation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.instrument.Instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Rulebook R1.1: by deadline, then account, then scope with the cross margin account first.
 */
@Timeout(60)
class AccountTimersTest
{
    private static final int ACCOUNTS = 60;
    private static final int SCOPES = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFireInOrderWithTies(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final Accounts book = new Accounts(new CoreLimits(400, 1, 1, 1, SCOPES, 1));
        final AccountTable accounts = book.accounts();
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final int cross = book.open((i * 37L) % 61 + 1, AccountTable.CUSTOMER, 0);
            for (int scope = SCOPES - 1; scope >= 0; scope--)
            {
                book.isolate(cross, new Instrument(scope, false, 0, 0, 1, 0, 1, 1, 1));
            }
        }
        final int rows = accounts.count();
        final AccountTimers timers = new AccountTimers(accounts, 400);
        final Map<Integer, Long> model = new HashMap<>();
        final Comparator<Integer> order = Comparator.<Integer>comparingLong(model::get)
            .thenComparingLong(accounts::id)
            .thenComparingInt(row -> accounts.scope(row) == AccountTable.CROSS ? -1 : accounts.scope(row));
        long now = 0;
        for (int i = 0; i < 10_000; i++)
        {
            final int row = random.nextInt(rows);
            if (random.nextInt(100) < 60)
            {
                final long deadline = now + random.nextInt(20);
                timers.arm(row, deadline);
                model.put(row, deadline);
            }
            else
            {
                timers.drop(row);
                model.remove(row);
            }
            now += random.nextInt(50) == 0 ? 1 : 0;
            final long time = now;
            final int expected = model.keySet().stream().filter(candidate -> model.get(candidate) <= time).min(order)
                .orElse(AccountTable.NONE);
            assertEquals(expected, timers.due(now));
            assertEquals(model.size(), timers.size());
        }
        for (int due = timers.due(Long.MAX_VALUE); due != AccountTable.NONE; due = timers.due(Long.MAX_VALUE))
        {
            assertEquals(model.keySet().stream().min(order).orElseThrow(), due);
            model.remove(due);
            timers.drop(due);
            assertEquals(AccountTable.NONE, accounts.timerSlot(due));
            assertEquals(0, accounts.deadlineNs(due));
        }
        assertEquals(Map.of(), model);
    }
}
