package io.plimsoll.core.monitor;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.account.ReleaseListener;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The trigger heaps of all coordinates: two per instrument, owned by positions, and two per asset, owned by balances.
 */
final class Faces implements ReleaseListener
{
    private final Accounts book;
    private final FaceArena arena;
    private final FaceHeap[] instrumentDowns;
    private final FaceHeap[] instrumentUps;
    private final FaceHeap[] assetDowns;
    private final FaceHeap[] assetUps;

    Faces(final Accounts book, final int maxInstruments, final int maxAssets, final long rows, final int maxAccounts)
    {
        this.book = book;
        arena = new FaceArena(2 * rows, 2 * (maxInstruments + maxAssets));
        instrumentDowns = new FaceHeap[maxInstruments];
        instrumentUps = new FaceHeap[maxInstruments];
        assetDowns = new FaceHeap[maxAssets];
        assetUps = new FaceHeap[maxAssets];
        final int up = Integer.BYTES;
        for (int i = 0; i < maxInstruments; i++)
        {
            instrumentDowns[i] = positionHeap(book.positions(), maxAccounts, 0);
            instrumentUps[i] = positionHeap(book.positions(), maxAccounts, up);
        }
        for (int j = 0; j < maxAssets; j++)
        {
            assetDowns[j] = balanceHeap(book.balances(), maxAccounts, 0);
            assetUps[j] = balanceHeap(book.balances(), maxAccounts, up);
        }
    }

    private FaceHeap positionHeap(final PositionTable positions, final int maxEntries, final int direction)
    {
        return new FaceHeap(
            arena, maxEntries, positions.faces(), PositionTable.stride(), PositionTable.faceOffset() + direction,
            PositionTable.accountOffset());
    }

    private FaceHeap balanceHeap(final BalanceTable balances, final int maxEntries, final int direction)
    {
        return new FaceHeap(
            arena, maxEntries, balances.faces(), BalanceTable.stride(), BalanceTable.faceOffset() + direction,
            BalanceTable.accountOffset());
    }

    FaceHeap instrumentDown(final int instrument)
    {
        return instrumentDowns[instrument];
    }

    FaceHeap instrumentUp(final int instrument)
    {
        return instrumentUps[instrument];
    }

    FaceHeap assetDown(final int asset)
    {
        return assetDowns[asset];
    }

    FaceHeap assetUp(final int asset)
    {
        return assetUps[asset];
    }

    @Override
    public void onPositionRelease(final int position, final int instrument)
    {
        instrumentDowns[instrument].remove(position);
        instrumentUps[instrument].remove(position);
    }

    @Override
    public void onBalanceRelease(final int balance, final int asset)
    {
        assetDowns[asset].remove(balance);
        assetUps[asset].remove(balance);
    }

    /**
     * Nobody looks at this account any more.
     *
     * @param account row.
     */
    void forget(final int account)
    {
        for (int row = book.accounts().firstPosition(account); row != NONE; row = book.positions().next(row))
        {
            onPositionRelease(row, book.positions().instrument(row));
        }
        for (int row = book.accounts().firstBalance(account); row != NONE; row = book.balances().next(row))
        {
            onBalanceRelease(row, book.balances().asset(row));
        }
    }

    long memoryBytes()
    {
        return arena.memoryBytes();
    }
}
