package io.plimsoll.core.governance;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import static io.plimsoll.core.governance.ProposalLayout.*;

/**
 * The proposals that are open, approved, or half-way through their ramp.
 */
final class Proposals
{
    /**
     * Most at one time.
     */
    static final int LIMIT = 16;
    static final int NONE = -1;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int TEMPLATE_OFFSET = 2;
    private static final long MAX_RAMP_NS = 100_000_000_000_000_000L;
    private static final int MAX_NUMBER = 10_000_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(LIMIT * LENGTH).order(ORDER));
    private long nextDueNs = Long.MAX_VALUE;

    /**
     * Slot of a proposal, or NONE.
     */
    int find(final long id)
    {
        for (int slot = 0; slot < LIMIT; slot++)
        {
            if (id(slot) == id)
            {
                return slot;
            }
        }
        return NONE;
    }

    boolean isFull()
    {
        return find(0) == NONE;
    }

    boolean isEmpty()
    {
        for (int slot = 0; slot < LIMIT; slot++)
        {
            if (id(slot) != 0)
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Take a proposal into a free slot.
     */
    int add(final long id, final int proposer, final long effectiveNs, final long expiresNs, final long rampNs)
    {
        final int slot = find(0);
        final int at = slot * LENGTH;
        buffer.putLong(at + PROPOSAL_ID, id, ORDER);
        buffer.putLong(at + EFFECTIVE_NS, effectiveNs, ORDER);
        buffer.putLong(at + EXPIRES_NS, expiresNs, ORDER);
        buffer.putLong(at + RAMP_NS, rampNs, ORDER);
        buffer.putByte(at + PROPOSER, (byte)proposer);
        return slot;
    }

    /**
     * The command of a proposal that was just added.
     */
    void command(final int slot, final DirectBuffer source, final int offset, final int length)
    {
        buffer.putInt(slot * LENGTH + COMMAND_LENGTH, length, ORDER);
        buffer.putBytes(commandOffset(slot), source, offset, length);
        findNextDue();
    }

    void approve(final int slot, final long effectiveNs)
    {
        buffer.putLong(slot * LENGTH + EFFECTIVE_NS, effectiveNs, ORDER);
        buffer.putByte(slot * LENGTH + IS_APPROVED, (byte)1);
        findNextDue();
    }

    void step(final int slot, final int steps)
    {
        buffer.putByte(slot * LENGTH + ProposalLayout.STEPS, (byte)steps);
        findNextDue();
    }

    void remove(final int slot)
    {
        buffer.setMemory(slot * LENGTH, LENGTH, (byte)0);
        findNextDue();
    }

    /**
     * The proposal that is due first, the least id among those due at the same time; NONE if nothing is due yet.
     */
    int due(final long nowNs)
    {
        int first = NONE;
        for (int slot = 0; slot < LIMIT; slot++)
        {
            if (id(slot) != 0 && dueNs(slot) <= nowNs && (first == NONE || isBefore(slot, first)))
            {
                first = slot;
            }
        }
        return first;
    }

    private boolean isBefore(final int slot, final int other)
    {
        final long dueNs = dueNs(slot);
        final long otherDueNs = dueNs(other);
        return dueNs < otherDueNs || dueNs == otherDueNs && id(slot) < id(other);
    }

    private void findNextDue()
    {
        long next = Long.MAX_VALUE;
        for (int slot = 0; slot < LIMIT; slot++)
        {
            if (id(slot) != 0)
            {
                next = Math.min(next, dueNs(slot));
            }
        }
        nextDueNs = next;
    }

    /**
     * Before this time nothing is due.
     */
    long nextDueNs()
    {
        return nextDueNs;
    }

    /**
     * When something happens to it: it expires, takes effect, or takes its next step.
     */
    long dueNs(final int slot)
    {
        return isApproved(slot) ? stepNs(slot, steps(slot) + 1) : buffer.getLong(slot * LENGTH + EXPIRES_NS, ORDER);
    }

    /**
     * When an approved proposal takes a step, from 1; without ramp all at the same time.
     */
    long stepNs(final int slot, final int step)
    {
        return sum(effectiveNs(slot), (step - 1) * rampNs(slot) / Ramp.STEPS);
    }

    /**
     * Times end where 64 bits do.
     */
    static long sum(final long timeNs, final long durationNs)
    {
        return timeNs > Long.MAX_VALUE - durationNs ? Long.MAX_VALUE : timeNs + durationNs;
    }

    long id(final int slot)
    {
        return buffer.getLong(slot * LENGTH + PROPOSAL_ID, ORDER);
    }

    long effectiveNs(final int slot)
    {
        return buffer.getLong(slot * LENGTH + EFFECTIVE_NS, ORDER);
    }

    long rampNs(final int slot)
    {
        return buffer.getLong(slot * LENGTH + RAMP_NS, ORDER);
    }

    int proposer(final int slot)
    {
        return buffer.getByte(slot * LENGTH + PROPOSER);
    }

    boolean isApproved(final int slot)
    {
        return buffer.getByte(slot * LENGTH + IS_APPROVED) != 0;
    }

    int steps(final int slot)
    {
        return buffer.getByte(slot * LENGTH + ProposalLayout.STEPS);
    }

    /**
     * A number as it was in force at step 1.
     */
    int number(final int slot, final int i)
    {
        return buffer.getInt(slot * LENGTH + NUMBERS + i * Integer.BYTES, ORDER);
    }

    void number(final int slot, final int i, final int value)
    {
        buffer.putInt(slot * LENGTH + NUMBERS + i * Integer.BYTES, value, ORDER);
    }

    DirectBuffer buffer()
    {
        return buffer;
    }

    int commandOffset(final int slot)
    {
        return slot * LENGTH + COMMAND;
    }

    int commandLength(final int slot)
    {
        return buffer.getInt(slot * LENGTH + COMMAND_LENGTH, ORDER);
    }

    int templateId(final int slot)
    {
        return buffer.getShort(commandOffset(slot) + TEMPLATE_OFFSET, ORDER) & 0xFFFF;
    }

    long target(final int slot)
    {
        return Governed.target(templateId(slot), buffer, commandOffset(slot));
    }

    void addTo(final StateHash hash)
    {
        hash.addRecords(buffer, LENGTH, HASHED_LENGTH, LIMIT);
    }

    void save(final SnapshotWriter writer)
    {
        writer.putRecords(buffer, LENGTH, HASHED_LENGTH, LIMIT);
    }

    void load(final SnapshotReader reader, final CommandShape shape)
    {
        reader.nextRecords(buffer, LENGTH, HASHED_LENGTH, LIMIT);
        for (int slot = 0; slot < LIMIT; slot++)
        {
            final boolean isSound = id(slot) == 0 ?
                isZero(slot * LENGTH, (slot + 1) * LENGTH) : isHeadSound(slot) && isCommandSound(slot, shape);
            if (!isSound)
            {
                throw reader.failure("proposal in slot " + slot + " is none that could have been made");
            }
        }
        findNextDue();
    }

    private boolean isHeadSound(final int slot)
    {
        final int approved = buffer.getByte(slot * LENGTH + IS_APPROVED);
        final long rampNs = rampNs(slot);
        return id(slot) > 0 && find(id(slot)) == slot && effectiveNs(slot) >= 0 &&
            buffer.getLong(slot * LENGTH + EXPIRES_NS, ORDER) >= 0 &&
            (rampNs == 0 || rampNs >= Ramp.STEPS && rampNs <= MAX_RAMP_NS) &&
            proposer(slot) >= 1 && proposer(slot) <= Operators.MAX_ID && (approved == 0 || approved == 1) &&
            steps(slot) >= 0 && steps(slot) < Ramp.STEPS && (steps(slot) == 0 || approved == 1 && rampNs > 0) &&
            buffer.getByte(slot * LENGTH + NUMBERS - 1) == 0;
    }

    private boolean isCommandSound(final int slot, final CommandShape shape)
    {
        final int length = commandLength(slot);
        final int begin = commandOffset(slot);
        if (length < MessageHeaderDecoder.ENCODED_LENGTH || length > MAX_COMMAND_LENGTH ||
            shape.length(buffer, begin, length) != length || !isZero(begin + length, (slot + 1) * LENGTH) ||
            !Governed.isGoverned(templateId(slot), buffer, begin) ||
            Governed.isRamped(templateId(slot)) != rampNs(slot) > 0)
        {
            return false;
        }
        final int numbers = steps(slot) == 0 ? 0 : Ramp.numbers(templateId(slot), buffer, begin);
        if (numbers > MAX_NUMBERS || !isZero(slot * LENGTH + NUMBERS + numbers * Integer.BYTES, begin))
        {
            return false;
        }
        for (int i = 0; i < numbers; i++)
        {
            if (number(slot, i) < 0 || number(slot, i) > MAX_NUMBER)
            {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            if (buffer.getByte(i) != 0)
            {
                return false;
            }
        }
        return true;
    }
}
