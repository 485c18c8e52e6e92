package io.plimsoll.node.pipeline;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The producer's end: stamps, numbers and publishes commands. For one thread. Never blocks, never allocates.
 */
public final class Ingress
{
    private final CommandRing ring;
    private final RunState state;
    private final EpochNanoClock clock;
    private final int maxCommandLength;
    private final long firstSequence;
    private final IntakeGate gate;
    private final UnsafeBuffer claim = new UnsafeBuffer(0, 0);
    private long lastTimeNs;
    private boolean isClaimed;

    Ingress(
        final CommandRing ring,
        final RunState state,
        final IntakeGate gate,
        final EpochNanoClock clock,
        final int maxCommandLength,
        final long firstSequence,
        final long lastTimeNs)
    {
        this.ring = ring;
        this.state = state;
        this.gate = gate;
        this.clock = clock;
        this.maxCommandLength = maxCommandLength;
        this.firstSequence = firstSequence;
        this.lastTimeNs = lastTimeNs;
    }

    /**
     * Claims room for one command in the ring. Until {@link #publish} or {@link #abort}, {@link #buffer()} is that
     * room.
     *
     * @param maxLength of SBE header and body in bytes.
     * @return the sequence that the command will get, or an {@link OfferResult}.
     */
    public long claim(final int maxLength)
    {
        final long refusal = refusal(maxLength);
        if (refusal != 0)
        {
            return refusal;
        }
        claim.wrap(ring.buffer(), ring.nextOffset(), maxLength);
        isClaimed = true;
        return firstSequence + ring.nextSequence();
    }

    /**
     * The room claimed: {@code maxLength} bytes from {@link #offset()} on. Bytes are left over from earlier commands.
     *
     * @return the buffer.
     */
    public MutableDirectBuffer buffer()
    {
        return claim;
    }

    /**
     * Offset in {@link #buffer()} at which the message header goes.
     *
     * @return the offset.
     */
    public int offset()
    {
        return 0;
    }

    /**
     * Publishes the claimed command with the clock's time.
     *
     * @param length of SBE header and body, at most what was claimed.
     * @return the sequence, or an {@link OfferResult} if the pipeline stopped meanwhile.
     */
    public long publish(final int length)
    {
        return publish(length, nowNs());
    }

    /**
     * Publishes the claimed command with a given time.
     *
     * @param length of SBE header and body, at most what was claimed.
     * @param timeNs nanoseconds since the epoch; the core refuses one older than the command before.
     * @return the sequence, or an {@link OfferResult} if the pipeline stopped meanwhile.
     */
    public long publish(final int length, final long timeNs)
    {
        if (!isClaimed)
        {
            throw new IllegalStateException("nothing is claimed");
        }
        if (length < 0 || length > claim.capacity())
        {
            throw new IllegalArgumentException("claimed " + claim.capacity() + " bytes, published " + length);
        }
        isClaimed = false;
        final long stopped = state.refusal();
        return stopped != 0 ? stopped : publishSlot(length, timeNs);
    }

    /**
     * Gives the claimed room back.
     */
    public void abort()
    {
        isClaimed = false;
    }

    /**
     * Copies a command into the ring with the clock's time.
     *
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return the sequence, or an {@link OfferResult}.
     */
    public long offer(final DirectBuffer buffer, final int offset, final int length)
    {
        final long refusal = refusal(length);
        return refusal != 0 ? refusal : copy(buffer, offset, length, nowNs());
    }

    /**
     * Copies a command into the ring with a given time.
     *
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @param timeNs nanoseconds since the epoch; the core refuses one older than the command before.
     * @return the sequence, or an {@link OfferResult}.
     */
    public long offer(final DirectBuffer buffer, final int offset, final int length, final long timeNs)
    {
        final long refusal = refusal(length);
        return refusal != 0 ? refusal : copy(buffer, offset, length, timeNs);
    }

    private long refusal(final int length)
    {
        if (length < 0)
        {
            throw new IllegalArgumentException("length must not be negative: " + length);
        }
        final long stopped = state.refusal();
        if (stopped != 0)
        {
            return stopped;
        }
        if (isClaimed)
        {
            throw new IllegalStateException("publish or abort the last claim first");
        }
        if (length > maxCommandLength)
        {
            return OfferResult.TOO_LARGE;
        }
        if (!ring.hasRoom())
        {
            return OfferResult.BACK_PRESSURED;
        }
        return gate.isOfConcern() ? passGate() : 0;
    }

    /**
     * Says in the ring that commands are no longer taken, or are again, if that is due. The note has the time of the
     * command before it: it must not move a clock that is not the machine's.
     */
    private long passGate()
    {
        if (gate.isChangeDue())
        {
            publishSlot(gate.change(ring.buffer(), ring.nextOffset()), lastTimeNs);
        }
        if (gate.isSuspended())
        {
            return OfferResult.NO_SPACE;
        }
        return ring.hasRoom() ? 0 : OfferResult.BACK_PRESSURED;
    }

    private long copy(final DirectBuffer buffer, final int offset, final int length, final long timeNs)
    {
        ring.buffer().putBytes(ring.nextOffset(), buffer, offset, length);
        return publishSlot(length, timeNs);
    }

    private long publishSlot(final int length, final long timeNs)
    {
        final long sequence = firstSequence + ring.nextSequence();
        lastTimeNs = Math.max(lastTimeNs, timeNs);
        ring.publish(length, timeNs);
        return sequence;
    }

    /**
     * The clock's time, but never older than a command before: a clock that is set back must not stop a venue.
     */
    private long nowNs()
    {
        return Math.max(lastTimeNs, clock.nanoTime());
    }
}
