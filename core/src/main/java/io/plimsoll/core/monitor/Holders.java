package io.plimsoll.core.monitor;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.margin.Zone;

/**
 * Margin accounts that hold something, found through the heaps of its faces: each once.
 */
final class Holders
{
    private final AccountTable accounts;
    private final BalanceTable balances;
    private final Faces faces;
    private final int[] rows;
    private int count;

    Holders(final Accounts book, final Faces faces, final int maxAccounts)
    {
        this.accounts = book.accounts();
        this.balances = book.balances();
        this.faces = faces;
        rows = new int[maxAccounts];
    }

    /**
     * Those gathered last; room for every margin account.
     */
    int[] rows()
    {
        return rows;
    }

    /**
     * Gather all who hold an instrument.
     *
     * @return how many.
     */
    int ofInstrument(final int instrument)
    {
        return gather(faces.instrumentDown(instrument), faces.instrumentUp(instrument));
    }

    /**
     * Gather all who hold an asset, or a position settled in it.
     *
     * @return how many.
     */
    int ofAsset(final int asset)
    {
        return gather(faces.assetDown(asset), faces.assetUp(asset));
    }

    private int gather(final FaceHeap down, final FaceHeap up)
    {
        count = 0;
        for (int slot = 0; slot < down.size(); slot++)
        {
            rows[count++] = down.account(down.itemAt(slot));
        }
        for (int slot = 0; slot < up.size(); slot++)
        {
            final int owner = up.itemAt(slot);
            if (!down.has(owner))
            {
                rows[count++] = up.account(owner);
            }
        }
        return count;
    }

    /**
     * Gather those who hold an asset and whose faces on its collateral price do not say what its price does to them:
     * who owes it, and whose coordinates multiply.
     *
     * @return how many.
     */
    int besideWeight(final int asset)
    {
        final FaceHeap down = faces.assetDown(asset);
        final FaceHeap up = faces.assetUp(asset);
        count = 0;
        for (int slot = 0; slot < down.size(); slot++)
        {
            addBeside(down.itemAt(slot), down);
        }
        for (int slot = 0; slot < up.size(); slot++)
        {
            if (!down.has(up.itemAt(slot)))
            {
                addBeside(up.itemAt(slot), up);
            }
        }
        return count;
    }

    private void addBeside(final int balance, final FaceHeap heap)
    {
        final int account = heap.account(balance);
        if (balances.amount(balance) < 0 || accounts.complexPositions(account) > 0)
        {
            rows[count++] = account;
        }
    }

    /**
     * Leave of those gathered only the ones in LIQUIDATING: nobody else's zone depends on being held.
     *
     * @return how many.
     */
    int onlyLiquidating()
    {
        int left = 0;
        for (int i = 0; i < count; i++)
        {
            rows[left] = rows[i];
            left += accounts.zone(rows[i]) == Zone.LIQUIDATING ? 1 : 0;
        }
        count = left;
        return left;
    }
}
