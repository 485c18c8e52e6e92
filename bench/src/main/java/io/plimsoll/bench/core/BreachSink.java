package io.plimsoll.bench.core;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.agrona.DirectBuffer;

/**
 * Takes the events of a fall: counts them, and checks that accounts come in canonical order (worst health first, then
 * account id, then scope) and that every event about an account follows the one that opens its turn. A check that fails
 * is kept and told afterwards, so that the measured path stays short.
 */
final class BreachSink implements EventSink
{
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ZoneChangedDecoder zone = new ZoneChangedDecoder();
    private final SliceIssuedDecoder slice = new SliceIssuedDecoder();
    private final long[] order;
    private boolean isHashing;
    private int decisions;
    private int ended;
    private int slices;
    private long events;
    private long misplaced;
    private long lastHealth;
    private long lastId;
    private int lastScope;
    private long hash;

    /**
     * Remembers the order of accounts.
     *
     * @param maxDecisions most accounts whose turn it can note.
     */
    BreachSink(final int maxDecisions)
    {
        order = new long[maxDecisions];
    }

    void clear(final boolean withHash)
    {
        isHashing = withHash;
        decisions = 0;
        ended = 0;
        slices = 0;
        events = 0;
        misplaced = 0;
        lastHealth = Long.MIN_VALUE;
        lastId = Long.MIN_VALUE;
        lastScope = -1;
        hash = BASIS;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        misplaced += ordinal == events ? 0 : 1;
        events++;
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case ZoneChangedDecoder.TEMPLATE_ID -> onZone(buffer, offset);
            case SliceIssuedDecoder.TEMPLATE_ID -> onSlice(buffer, offset);
            default ->
            {
                // Counted.
            }
        }
        if (isHashing)
        {
            hash(buffer, offset, length);
        }
    }

    private void onZone(final DirectBuffer buffer, final int offset)
    {
        zone.wrap(buffer, offset + HEADER_LENGTH, header.blockLength(), header.version());
        if (zone.fromZone() == Zone.TAKEOVER || zone.fromZone() == Zone.BANKRUPT)
        {
            misplaced += zone.account() == lastId ? 0 : 1;
            ended++;
            return;
        }
        final long health = WideMath.mulDivFloorSaturated(zone.equity(), 1_000_000L, zone.maintenanceMargin());
        final long id = zone.account();
        final int scope = zone.scope();
        final boolean isAfter = health > lastHealth ||
            health == lastHealth && (id > lastId || id == lastId && scope > lastScope);
        misplaced += isAfter ? 0 : 1;
        lastHealth = health;
        lastId = id;
        lastScope = scope;
        order[decisions++] = id;
    }

    private void onSlice(final DirectBuffer buffer, final int offset)
    {
        slice.wrap(buffer, offset + HEADER_LENGTH, header.blockLength(), header.version());
        misplaced += slice.account() == lastId && slice.lots() > 0 ? 0 : 1;
        slices++;
    }

    private void hash(final DirectBuffer buffer, final int offset, final int length)
    {
        for (int i = 0; i < length; i++)
        {
            hash = (hash ^ buffer.getByte(offset + i)) * PRIME;
        }
    }

    /**
     * Fails unless every account had its turn, in order.
     *
     * @param kind     of the fall.
     * @param accounts that it breaches.
     * @throws IllegalStateException if one is missing, out of order, or in another zone.
     */
    void verify(final BreachKind kind, final int accounts)
    {
        final boolean areSlices =
            slices >= accounts * kind.minSlices() && slices <= accounts * kind.maxSlices();
        if (decisions != accounts || !areSlices || ended != kind.ended(accounts) || misplaced != 0 ||
            events < (long)accounts * kind.minEvents())
        {
            throw new IllegalStateException(
                kind + ": " + decisions + " accounts of " + accounts + ", " + slices + " slices, " + ended +
                " taken over, " + misplaced + " events out of order");
        }
    }

    long events()
    {
        return events;
    }

    /**
     * Hash of all event bytes, where it was asked for.
     */
    long hash()
    {
        return hash;
    }

    /**
     * Account ids in the order of their turns.
     */
    long[] order()
    {
        return order;
    }
}
