package io.plimsoll.core.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotMemory;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Records are as long as their diagrams say, fields do not overlap, and what is given back is zero but for its link.
 */
@Timeout(60)
class LayoutTest
{
    private static final int L = Long.BYTES;
    private static final int I = Integer.BYTES;
    private static final int S = Short.BYTES;

    @Test
    void shouldLayAccountsOut()
    {
        assertFields(
            new int[][]{
                {AccountLayout.ACCOUNT_ID, L}, {AccountLayout.NUMERAIRE_BALANCE, L}, {AccountLayout.ZONE, 1},
                {AccountLayout.KIND, 1}, {AccountLayout.SCOPE, S}, {AccountLayout.SLICE_COUNT, S},
                {AccountLayout.RISK_POOL, S}, {AccountLayout.FIRST_POSITION, I}, {AccountLayout.FIRST_BALANCE, I},
                {AccountLayout.DEADLINE_NS, L}, {AccountLayout.SLICE_ORDER, I}, {AccountLayout.FIRST_ISOLATED, I},
                {AccountLayout.NEXT_ISOLATED, I}, {AccountLayout.COMPLEX_POSITIONS, I}, {AccountLayout.TIMER_SLOT, I}},
            AccountLayout.LENGTH, 64);
        assertEquals(AccountLayout.TIMER_SLOT, AccountLayout.HASHED_LENGTH);
    }

    @Test
    void shouldLayPositionsOut()
    {
        assertFields(
            new int[][]{
                {PositionLayout.LOTS, L}, {PositionLayout.COST, L}, {PositionLayout.FUNDING_INDEX, L},
                {PositionLayout.BUY_LOTS, L}, {PositionLayout.SELL_LOTS, L}, {PositionLayout.ACCOUNT, I},
                {PositionLayout.INSTRUMENT, S}, {PositionLayout.LEVERAGE, S}, {PositionLayout.NEXT, I},
                {PositionLayout.FIRST_ORDER, I}, {PositionLayout.FACE_DOWN, I}, {PositionLayout.FACE_UP, I}},
            PositionLayout.LENGTH, 64);
        assertEquals(PositionLayout.FACE_DOWN, PositionLayout.HASHED_LENGTH);
        assertEquals(PositionLayout.FACE_DOWN + I, PositionLayout.FACE_UP);
    }

    @Test
    void shouldLayBalancesOut()
    {
        assertFields(
            new int[][]{
                {BalanceLayout.AMOUNT, L}, {BalanceLayout.ACCOUNT, I}, {BalanceLayout.ASSET, S},
                {BalanceLayout.POSITIONS, S}, {BalanceLayout.NEXT, I}, {BalanceLayout.FACE_DOWN, I},
                {BalanceLayout.FACE_UP, I}},
            BalanceLayout.LENGTH, 32);
        assertEquals(BalanceLayout.FACE_DOWN, BalanceLayout.HASHED_LENGTH);
        assertEquals(BalanceLayout.FACE_DOWN + I, BalanceLayout.FACE_UP);
    }

    @Test
    void shouldLayOrdersOut()
    {
        assertFields(
            new int[][]{
                {OrderLayout.ORDER_ID, L}, {OrderLayout.OPEN_LOTS, L}, {OrderLayout.LIMIT_PRICE, L},
                {OrderLayout.POSITION, I}, {OrderLayout.SIDE, 1}, {OrderLayout.STATE, 1}, {OrderLayout.FLAGS, 1},
                {OrderLayout.NEXT, I}, {OrderLayout.PREVIOUS, I}},
            OrderLayout.LENGTH, 40);
    }

    @Test
    void shouldKeepPaddingZeroAndGiveBackZeroRows()
    {
        final Accounts book = new Accounts(new CoreLimits(4, 4, 4, 4, 2, 2));
        book.onRelease(new NoIndex());
        final Instrument instrument = new Instrument(1, true, 1, 0, 100, 100, 100, 1_000, 1_000);
        final int row = book.open(-1L, AccountTable.CUSTOMER, 0);
        book.credit(row, 0, -1);
        book.credit(row, 1, -1);
        final int position = book.ensurePosition(row, instrument);
        book.orders().place(-1L, position, false, true, true, -1L, -1L);
        assertZero(book.orders(), OrderLayout.FLAGS + 1, OrderLayout.NEXT);
        assertZero(book.accounts(), AccountLayout.TIMER_SLOT + I, AccountLayout.LENGTH);
        assertEquals(64, PositionLayout.FACE_UP + I, "no padding");
        assertZero(book.balances(), BalanceLayout.FACE_UP + I, BalanceLayout.LENGTH);

        book.orders().remove(book.orders().find(-1L));
        book.releaseIfEmpty(position, instrument);
        book.credit(row, 1, 1);
        assertZero(book.orders(), 0, OrderLayout.LENGTH);
        assertZero(book.positions(), 0, PositionLayout.LENGTH);
        assertZero(book.balances(), 0, BalanceLayout.LENGTH);
        assertEquals(0, book.positions().highWater(), "the last row leaves no trace");
    }

    @Test
    void shouldLoadRowsWithoutSlotsOfTheIndexAndPaddingZero()
    {
        final Accounts saved = new Accounts(new CoreLimits(4, 4, 4, 4, 2, 2));
        saved.onRelease(new NoIndex());
        final int row = saved.open(7, AccountTable.CUSTOMER, 0);
        saved.ensurePosition(row, new Instrument(1, true, 1, 0, 100, 100, 100, 1_000, 1_000));
        saved.balances().faces().putInt(BalanceLayout.FACE_DOWN, 3);
        saved.positions().faces().putInt(PositionLayout.FACE_UP, 4);
        saved.accounts().timerSlot(row, 5);
        final SnapshotMemory memory = new SnapshotMemory();
        final SnapshotWriter writer = new SnapshotWriter(memory);
        saved.accounts().save(writer, Section.ACCOUNTS);
        saved.positions().save(writer, Section.POSITIONS);
        saved.balances().save(writer, Section.BALANCES);

        final Accounts loaded = new Accounts(new CoreLimits(4, 4, 4, 4, 2, 2));
        final SnapshotReader reader = new SnapshotReader(memory);
        loaded.accounts().load(reader, Section.ACCOUNTS);
        loaded.positions().load(reader, Section.POSITIONS);
        loaded.balances().load(reader, Section.BALANCES);
        assertEquals(7, loaded.accounts().id(row));
        assertEquals(AccountTable.NONE, loaded.accounts().timerSlot(row));
        assertEquals(AccountTable.NONE, loaded.positions().memory().getInt(PositionLayout.FACE_DOWN));
        assertEquals(AccountTable.NONE, loaded.positions().memory().getInt(PositionLayout.FACE_UP));
        assertEquals(AccountTable.NONE, loaded.balances().memory().getInt(BalanceLayout.FACE_DOWN));
        assertEquals(AccountTable.NONE, loaded.balances().memory().getInt(BalanceLayout.FACE_UP));
        assertZero(loaded.accounts(), AccountLayout.TIMER_SLOT + I, AccountLayout.LENGTH);
        assertZero(loaded.balances(), BalanceLayout.FACE_UP + I, BalanceLayout.LENGTH);
    }

    @Test
    void shouldHandOutFreedRowsLastFirst()
    {
        final Accounts book = new Accounts(new CoreLimits(3, 1, 1, 1, 1, 1));
        final AccountTable accounts = book.accounts();
        final int cross = book.open(1, AccountTable.CUSTOMER, 0);
        final int first = accounts.openIsolated(cross, 0);
        final int second = accounts.openIsolated(cross, 1);
        assertFalse(accounts.hasRoom(1));
        accounts.closeIsolated(first);
        assertTrue(accounts.hasRoom(1));
        assertFalse(accounts.isOpen(first));
        assertEquals(first, accounts.openIsolated(cross, 5));
        assertEquals(second, accounts.findIsolated(cross, 1));
        assertEquals(AccountTable.NONE, accounts.findIsolated(cross, 0));
        assertEquals(3, accounts.count());
    }

    private static void assertZero(final RowTable table, final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            assertEquals(0, table.memory().getByte(i), "byte " + i + " of " + table.getClass().getSimpleName());
        }
    }

    private static void assertFields(final int[][] fields, final int length, final int expectedLength)
    {
        assertEquals(expectedLength, length);
        assertEquals(0, length % Long.BYTES);
        final boolean[] isTaken = new boolean[length];
        for (final int[] field : fields)
        {
            assertEquals(0, field[0] % field[1], "aligned at " + field[0]);
            for (int i = 0; i < field[1]; i++)
            {
                assertFalse(isTaken[field[0] + i], "byte " + (field[0] + i) + " twice");
                isTaken[field[0] + i] = true;
            }
        }
    }

    private static final class NoIndex implements ReleaseListener
    {
        @Override
        public void onPositionRelease(final int position, final int instrument)
        {
        }

        @Override
        public void onBalanceRelease(final int balance, final int asset)
        {
        }
    }
}
