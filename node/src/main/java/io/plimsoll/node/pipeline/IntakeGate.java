package io.plimsoll.node.pipeline;

import io.plimsoll.core.message.IntakeReason;
import io.plimsoll.core.message.IntakeState;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.NoteIntakeEncoder;
import io.plimsoll.journal.JournalSpace;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Whether commands are taken, as far as the journal's space decides it. Belongs to the producing thread.
 * <pre>
 *              space is low, note in the ring
 *   OPEN  ────────────────────────────────────►  SUSPENDED
 *         ◄────────────────────────────────────
 *           reserves are full, note in the ring
 * </pre>
 * Each change is told by a {@code NoteIntake} command, published before the first refusal and before the first command
 * taken again, so that the journal says between which commands nothing was taken.
 */
final class IntakeGate
{
    /**
     * Room that a note takes in a slot.
     */
    static final int NOTE_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + NoteIntakeEncoder.BLOCK_LENGTH;

    private static final long POLL_NS = 100_000_000;

    private final JournalSpace space;
    private final EpochNanoClock clock;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NoteIntakeEncoder note = new NoteIntakeEncoder();
    private IntakeState state = IntakeState.RESUMED;
    private long nextPollNs;

    IntakeGate(final JournalSpace space, final EpochNanoClock clock)
    {
        this.space = space;
        this.clock = clock;
    }

    /**
     * True if the state may have to change, or refuses: seldom, so that everything else here may take its time.
     */
    boolean isOfConcern()
    {
        return state == IntakeState.SUSPENDED || space.isLow();
    }

    /**
     * True if the other state is due. While suspended, space is asked for at most ten times a second.
     */
    boolean isChangeDue()
    {
        if (state == IntakeState.RESUMED)
        {
            return space.isLow();
        }
        final long nowNs = System.nanoTime();
        if (nowNs - nextPollNs < 0)
        {
            return false;
        }
        nextPollNs = nowNs + POLL_NS;
        return space.refill();
    }

    /**
     * Changes the state and writes the note that tells it.
     *
     * @return length of the note.
     */
    int change(final MutableDirectBuffer buffer, final int offset)
    {
        state = state == IntakeState.RESUMED ? IntakeState.SUSPENDED : IntakeState.RESUMED;
        nextPollNs = System.nanoTime() + POLL_NS;
        note.wrapAndApplyHeader(buffer, offset, header)
            .state(state)
            .reason(IntakeReason.JOURNAL_SPACE)
            .freeBytes(space.freeBytes())
            .reservedBytes(space.reservedBytes())
            .notedNs(Math.max(0, clock.nanoTime()));
        return NOTE_LENGTH;
    }

    boolean isSuspended()
    {
        return state == IntakeState.SUSPENDED;
    }
}
