package io.plimsoll.core.loss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.instrument.Instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class RankingTest
{
    private static final int ACCOUNTS = 300;

    private record Entry(int row, long id, int scopeRank, long key)
    {
    }

    @Test
    void shouldOrderByNumberThenAccountThenScope()
    {
        final Random random = new Random(11);
        for (int round = 0; round < 50; round++)
        {
            final Accounts book = new Accounts(new CoreLimits(2 * ACCOUNTS, 1, 1, 1, 4, 1));
            book.onRelease(null);
            final int count = random.nextInt(ACCOUNTS);
            final Ranking ranking = new Ranking(book.accounts(), 2 * ACCOUNTS);
            final List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++)
            {
                final long id = 1_000 - i * 3L;
                final int cross = book.open(id, AccountTable.CUSTOMER, 0);
                add(ranking, entries, cross, id, -1, random.nextInt(10) - 5);
                if (random.nextBoolean())
                {
                    final int isolated = book.isolate(cross, instrument(2));
                    add(ranking, entries, isolated, id, 2, random.nextInt(10) - 5);
                }
            }
            ranking.sortByAccount();
            final Comparator<Entry> byAccount =
                Comparator.comparingLong(Entry::id).thenComparingInt(Entry::scopeRank);
            compare(entries.stream().sorted(byAccount).toList(), ranking);
            ranking.sortByKey();
            compare(
                entries.stream().sorted(Comparator.comparingLong(Entry::key).reversed().thenComparing(byAccount))
                    .toList(),
                ranking);
        }
    }

    private static void add(
        final Ranking ranking,
        final List<Entry> entries,
        final int row,
        final long id,
        final int scopeRank,
        final long key)
    {
        ranking.add(row, key);
        entries.add(new Entry(row, id, scopeRank, key));
    }

    private static void compare(final List<Entry> expected, final Ranking ranking)
    {
        assertEquals(expected.size(), ranking.count());
        for (int place = 0; place < expected.size(); place++)
        {
            final int entry = ranking.entry(place);
            assertEquals(expected.get(place).row(), ranking.account(entry), "place " + place);
            assertEquals(expected.get(place).key(), ranking.key(entry), "place " + place);
            assertEquals(place + 1, ranking.rank(ranking.account(entry)));
        }
        assertEquals(0, ranking.rank(Integer.MAX_VALUE));
    }

    private static Instrument instrument(final int id)
    {
        return new Instrument(id, false, 0, 0, 1, 0, 1_000_000, 1_000, 1_000);
    }
}
