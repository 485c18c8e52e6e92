package io.plimsoll.core.monitor;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Trigger heap of one coordinate and direction: 4-ary, smallest key on top, with back-pointers in the records that own
 * the faces.
 * <p>
 * Keys are ordered so that a face is crossed when its key is below the probe, for either direction: a face up has its
 * price as key and is probed with the price; a face down has its negated price, probed with the negated price. A shift
 * moves all faces closer at once in O(1).
 * <p>
 * While so many faces are being replaced that sifting each would cost more than building the heap anew, it may be
 * loose: in no order, with no top.
 * <pre>
 *  entry:  | key (8 bytes) | item row (4) | padding (4) |
 * </pre>
 */
final class FaceHeap
{
    static final int NO_SLOT = -1;

    private static final int FIRST = 3;
    private static final int ITEM = Long.BYTES;
    private static final int INITIAL_DIRECTORY = 4;

    private final FaceArena arena;
    private final UnsafeBuffer buffer;
    private final MutableDirectBuffer owners;
    private final int ownerStride;
    private final int slotOffset;
    private final int accountOffset;
    private final int[] chunks;
    private int chunkCount;
    private int size;
    private long offset;
    private long topKey = Long.MAX_VALUE;
    private boolean isLoose;

    /**
     * An empty heap.
     *
     * @param arena         of chunks.
     * @param maxEntries    that it can ever hold.
     * @param owners        records that hold the slots.
     * @param ownerStride   length of such a record.
     * @param slotOffset    of the slot in it.
     * @param accountOffset of the account's row in it.
     */
    FaceHeap(
        final FaceArena arena,
        final int maxEntries,
        final MutableDirectBuffer owners,
        final int ownerStride,
        final int slotOffset,
        final int accountOffset)
    {
        this.arena = arena;
        this.buffer = arena.buffer;
        this.owners = owners;
        this.ownerStride = ownerStride;
        this.slotOffset = slotOffset;
        this.accountOffset = accountOffset;
        this.chunks = new int[Math.min(arena.maxChunks(), maxEntries / FaceArena.CHUNK_ENTRIES + INITIAL_DIRECTORY)];
    }

    /**
     * Smallest key.
     *
     * @return key on top, or the largest value when empty.
     */
    long topKey()
    {
        return topKey;
    }

    int topItem()
    {
        return buffer.getInt(address(0) + ITEM);
    }

    int size()
    {
        return size;
    }

    int itemAt(final int slot)
    {
        return buffer.getInt(address(slot) + ITEM);
    }

    /**
     * Account that an item belongs to.
     *
     * @param item row of the owner.
     * @return row.
     */
    int account(final int item)
    {
        return owners.getInt(item * ownerStride + accountOffset);
    }

    boolean has(final int item)
    {
        return slotOf(item) != NO_SLOT;
    }

    /**
     * Find all faces that are crossed.
     *
     * @param probe    price, or negated price.
     * @param accounts to write the rows of the accounts to that they belong to; room for all.
     * @return how many.
     */
    int crossed(final long probe, final int[] accounts)
    {
        final int count = crossedItems(probe, accounts);
        for (int i = 0; i < count; i++)
        {
            accounts[i] = account(accounts[i]);
        }
        return count;
    }

    private int crossedItems(final long probe, final int[] items)
    {
        if (topKey >= probe)
        {
            return 0;
        }
        final long bound = probe - offset;
        int count = 1;
        items[0] = 0;
        // Behind the items found stand the slots to go on from, in their place.
        for (int next = 0; next < count; next++)
        {
            final int slot = items[next];
            final int first = (slot << 2) + 1;
            if (first < size)
            {
                final int end = Math.min(first + 4, size);
                final int base = address(first);
                for (int child = first; child < end; child++)
                {
                    if (buffer.getLong(base + (child - first) * FaceArena.ENTRY_LENGTH) < bound)
                    {
                        items[count++] = child;
                    }
                }
            }
            items[next] = itemAt(slot);
        }
        return count;
    }

    /**
     * Give up the order until {@link #tighten()}: until then there is no top, and setting a face costs no more than
     * writing it.
     */
    void loosen()
    {
        isLoose = true;
    }

    /**
     * Put into order again, if it is loose: bottom up, in time linear in the size.
     */
    void tighten()
    {
        if (!isLoose)
        {
            return;
        }
        isLoose = false;
        for (int slot = size - 2 >> 2; slot >= 0; slot--)
        {
            final int address = address(slot);
            final long key = buffer.getLong(address);
            if (smallestChildKey(slot) < key)
            {
                siftDown(slot, key, buffer.getInt(address + ITEM));
            }
        }
        refreshTop();
    }

    private long smallestChildKey(final int slot)
    {
        final int first = (slot << 2) + 1;
        final int end = Math.min(first + 4, size);
        final int base = address(first);
        long smallest = buffer.getLong(base);
        for (int child = first + 1; child < end; child++)
        {
            smallest = Math.min(smallest, buffer.getLong(base + (child - first) * FaceArena.ENTRY_LENGTH));
        }
        return smallest;
    }

    /**
     * Set the face of an item, new or not.
     *
     * @param item row of the owner.
     * @param key  of the face.
     */
    void set(final int item, final long key)
    {
        final long stored = key - offset;
        final int slot = slotOf(item);
        if (slot == NO_SLOT)
        {
            grow();
            if (isLoose)
            {
                place(size++, stored, item);
            }
            else
            {
                siftUp(size++, stored, item);
            }
        }
        else if (isLoose)
        {
            buffer.putLong(address(slot), stored);
        }
        else
        {
            final long before = buffer.getLong(address(slot));
            if (stored < before)
            {
                siftUp(slot, stored, item);
            }
            else if (stored > before)
            {
                siftDown(slot, stored, item);
            }
        }
        refreshTop();
    }

    /**
     * Remove the face of an item, if it has one.
     *
     * @param item row of the owner.
     */
    void remove(final int item)
    {
        final int slot = slotOf(item);
        if (slot == NO_SLOT)
        {
            return;
        }
        owners.putInt(item * ownerStride + slotOffset, NO_SLOT);
        final int last = --size;
        if (slot != last)
        {
            final int address = address(last);
            final long key = buffer.getLong(address);
            final int moved = buffer.getInt(address + ITEM);
            if (isLoose)
            {
                place(slot, key, moved);
            }
            else if (slot > 0 && key < buffer.getLong(address(slot - 1 >> 2)))
            {
                siftUp(slot, key, moved);
            }
            else
            {
                siftDown(slot, key, moved);
            }
        }
        shrink();
        refreshTop();
    }

    /**
     * Move every face closer.
     *
     * @param distance not negative.
     */
    void shift(final long distance)
    {
        offset -= distance;
        refreshTop();
    }

    /**
     * Nobody asks for the top while there is none.
     */
    private void refreshTop()
    {
        topKey = size == 0 ? Long.MAX_VALUE : buffer.getLong(address(0)) + offset;
    }

    private void siftUp(final int from, final long key, final int item)
    {
        int slot = from;
        while (slot > 0)
        {
            final int parent = slot - 1 >> 2;
            final int parentAddress = address(parent);
            final long parentKey = buffer.getLong(parentAddress);
            if (parentKey <= key)
            {
                break;
            }
            place(slot, parentKey, buffer.getInt(parentAddress + ITEM));
            slot = parent;
        }
        place(slot, key, item);
    }

    private void siftDown(final int from, final long key, final int item)
    {
        int slot = from;
        while (true)
        {
            final int first = (slot << 2) + 1;
            if (first >= size)
            {
                break;
            }
            final int end = Math.min(first + 4, size);
            // Siblings lie in one chunk, side by side.
            final int base = address(first);
            int smallest = first;
            long smallestKey = buffer.getLong(base);
            for (int child = first + 1; child < end; child++)
            {
                final long childKey = buffer.getLong(base + (child - first) * FaceArena.ENTRY_LENGTH);
                if (childKey < smallestKey)
                {
                    smallest = child;
                    smallestKey = childKey;
                }
            }
            if (smallestKey >= key)
            {
                break;
            }
            place(slot, smallestKey, buffer.getInt(base + (smallest - first) * FaceArena.ENTRY_LENGTH + ITEM));
            slot = smallest;
        }
        place(slot, key, item);
    }

    private void place(final int slot, final long key, final int item)
    {
        final int address = address(slot);
        buffer.putLong(address, key);
        buffer.putInt(address + ITEM, item);
        owners.putInt(item * ownerStride + slotOffset, slot);
    }

    private int slotOf(final int item)
    {
        return owners.getInt(item * ownerStride + slotOffset);
    }

    private int address(final int slot)
    {
        final int place = slot + FIRST;
        return chunks[place >> FaceArena.CHUNK_SHIFT] +
            (place & FaceArena.CHUNK_ENTRIES - 1) * FaceArena.ENTRY_LENGTH;
    }

    private void grow()
    {
        if (size + FIRST >> FaceArena.CHUNK_SHIFT >= chunkCount)
        {
            chunks[chunkCount++] = arena.take();
        }
    }

    private void shrink()
    {
        // One spare chunk stays, so that a heap at a boundary does not take and release all the time.
        if (chunkCount > 1 && size + FIRST + FaceArena.CHUNK_ENTRIES >> FaceArena.CHUNK_SHIFT < chunkCount - 1)
        {
            arena.release(chunks[--chunkCount]);
        }
    }
}
