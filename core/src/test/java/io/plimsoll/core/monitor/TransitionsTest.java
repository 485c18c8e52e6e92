package io.plimsoll.core.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Rulebook R4.4: worst health first, then account, then scope with the cross margin account first.
 */
@Timeout(60)
class TransitionsTest
{
    private static final int ACCOUNTS = 100;
    private static final int SCOPES = 8;

    private record Entry(int row, long id, int scopeRank, long health)
    {
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 33, 100, 255, 256, 500, 899})
    void shouldSortWithTies(final int count)
    {
        shouldSort(count, 3, Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2_047, 2_049, 1_000_000, 1L << 40, 1L << 44, 1L << 45, Long.MAX_VALUE})
    void shouldSortManyByTheirDigits(final long range)
    {
        shouldSort(899, range, -3);
        shouldSort(899, range, -range);
    }

    private void shouldSort(final int count, final long range, final long rare)
    {
        final Accounts book = new Accounts(new CoreLimits(1_000, 1, 1, 1, SCOPES, 1));
        final SplittableRandom random = new SplittableRandom(count);
        final List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++)
        {
            final long id = (i * 37L) % 101 + 1;
            final int cross = book.open(id, AccountTable.CUSTOMER, 0);
            entries.add(new Entry(cross, id, -1, random.nextLong(range)));
            for (int scope = SCOPES - 1; scope >= 0; scope--)
            {
                final int row = book.isolate(cross, new Instrument(scope, false, 0, 0, 1, 0, 1, 1, 1));
                entries.add(new Entry(row, id, scope, random.nextInt(10) == 0 ? rare : random.nextLong(range)));
            }
        }
        for (int i = entries.size() - 1; i > 0; i--)
        {
            final int j = random.nextInt(i + 1);
            final Entry moved = entries.get(i);
            entries.set(i, entries.get(j));
            entries.set(j, moved);
        }
        final Transitions transitions = new Transitions(book.accounts(), new RecordsAhead(book), 1_000);
        final Verdict verdict = new Verdict();
        final List<Entry> chosen = new ArrayList<>(entries.subList(0, count));
        for (final Entry entry : chosen)
        {
            transitions.add(entry.row(), entry.row() % 5, entry.health(),
                new Verdict().set(entry.row(), entry.row() + 1L, entry.row() + 2L, entry.row() * 3L));
        }
        transitions.sort();
        chosen.sort(Comparator.comparingLong(Entry::health).thenComparingLong(Entry::id)
            .thenComparingInt(Entry::scopeRank));
        assertEquals(count, transitions.count());
        for (int i = 0; i < count; i++)
        {
            final int row = chosen.get(i).row();
            assertEquals(row, transitions.account(i), "place " + i);
            assertEquals(row % 5, transitions.toZone(i));
            transitions.read(i, verdict);
            assertEquals(List.of((long)row, row + 1L, row + 2L, row * 3L), List.of(
                verdict.equity(), verdict.equityNoHaircut(), verdict.maintenanceMargin(), verdict.initialMargin()));
        }
        transitions.clear();
        assertEquals(0, transitions.count());
    }
}
