package io.plimsoll.core.command;

import io.plimsoll.core.message.IntakeReason;
import io.plimsoll.core.message.IntakeState;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.outcome.ReportEvents;
import org.agrona.DirectBuffer;

import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * What the engine says about itself: that it stopped taking commands, or takes them again (rulebook R1.13). Changes
 * nothing.
 */
public final class IntakeNotes
{
    private final ReportEvents events;
    private final NoteIntakeDecoder note = new NoteIntakeDecoder();

    /**
     * Into given events.
     *
     * @param events that answer.
     */
    public IntakeNotes(final ReportEvents events)
    {
        this.events = events;
    }

    /**
     * Answer a note that {@link MessageCheck} has let through.
     *
     * @param buffer holding it.
     * @param offset of its header.
     * @return reason for refusal, or null.
     */
    public Reason note(final DirectBuffer buffer, final int offset)
    {
        note.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH,
            NoteIntakeDecoder.BLOCK_LENGTH, NoteIntakeDecoder.SCHEMA_VERSION);
        if (!isWithin(note.stateRaw(), IntakeState.SUSPENDED.value(), IntakeState.RESUMED.value()) ||
            note.reasonRaw() != IntakeReason.JOURNAL_SPACE.value() ||
            note.freeBytes() < 0 || note.reservedBytes() < 0 || note.notedNs() < 0)
        {
            return Reason.OUT_OF_RANGE;
        }
        events.intakeNoted(
            note.state(), note.reason(), note.freeBytes(), note.reservedBytes(), note.notedNs());
        return null;
    }
}
