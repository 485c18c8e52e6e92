package io.plimsoll.core.outcome;

import io.plimsoll.core.message.ChangeApprovedEncoder;
import io.plimsoll.core.message.ChangeEnd;
import io.plimsoll.core.message.ChangeEndedEncoder;
import io.plimsoll.core.message.ChangeProposedEncoder;
import io.plimsoll.core.message.ChangeSteppedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events of governed changes: calls -> bytes. The schema says what the fields mean.
 */
public final class ChangeEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ChangeProposedEncoder proposed = new ChangeProposedEncoder();
    private final ChangeApprovedEncoder approved = new ChangeApprovedEncoder();
    private final ChangeSteppedEncoder stepped = new ChangeSteppedEncoder();
    private final ChangeEndedEncoder ended = new ChangeEndedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public ChangeEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * A change was proposed.
     *
     * @param proposal    id.
     * @param operator    who proposed.
     * @param templateId  of the proposed command.
     * @param target      of it; 0 for the venue.
     * @param effectiveNs not before.
     * @param expiresNs   unless approved.
     * @param rampNs      0 for none.
     */
    public void proposed(
        final long proposal,
        final int operator,
        final int templateId,
        final long target,
        final long effectiveNs,
        final long expiresNs,
        final long rampNs)
    {
        proposed.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .proposal(proposal).operatorId((short)operator).command(templateId).target(target)
            .effectiveNs(effectiveNs).expiresNs(expiresNs).rampNs(rampNs);
        publish(proposed.encodedLength());
    }

    /**
     * A change was approved.
     *
     * @param proposal    id.
     * @param proposer    who proposed.
     * @param operator    who approved.
     * @param effectiveNs when it takes effect.
     */
    public void approved(final long proposal, final int proposer, final int operator, final long effectiveNs)
    {
        approved.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .proposal(proposal).proposer((short)proposer).operatorId((short)operator).effectiveNs(effectiveNs);
        publish(approved.encodedLength());
    }

    /**
     * A ramp has taken a step.
     *
     * @param proposal id.
     * @param step     1 to 16.
     * @param nextNs   of the next step; 0 after the last.
     */
    public void stepped(final long proposal, final int step, final long nextNs)
    {
        stepped.wrapAndApplyHeader(outcome.buffer(), 0, header).proposal(proposal).step((short)step).nextNs(nextNs);
        publish(stepped.encodedLength());
    }

    /**
     * A change is over.
     *
     * @param proposal id.
     * @param end      how.
     * @param operator who revoked it; 0 for nobody.
     * @param reason   code of why it was refused; 0 if it was not.
     * @param steps    taken of its ramp.
     */
    public void ended(
        final long proposal, final ChangeEnd end, final int operator, final int reason, final int steps)
    {
        ended.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .proposal(proposal).end(end).operatorId((short)operator).reason((short)reason).steps((short)steps);
        publish(ended.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
