package io.plimsoll.core.naive;

import org.agrona.concurrent.UnsafeBuffer;

import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;
import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * A proposal that has not ended (R14.2).
 */
final class NaiveChange
{
    /**
     * Steps of a ramp (R14.5).
     */
    static final int STEPS = 16;

    final long id;
    final int proposer;
    /**
     * The command itself, header included.
     */
    final UnsafeBuffer command;
    final int template;
    final long target;
    final long expiresNs;
    final long rampNs;
    /**
     * Not before this; once it is approved, then.
     */
    long effectiveNs;
    boolean isApproved;
    int steps;
    /**
     * What was in force when the ramp began.
     */
    NaiveRamp ramp;

    NaiveChange(
        final long id,
        final int proposer,
        final UnsafeBuffer command,
        final long effectiveNs,
        final long expiresNs,
        final long rampNs)
    {
        this.id = id;
        this.proposer = proposer;
        this.command = command;
        this.template = NaiveFrame.templateId(command, 0, command.capacity());
        this.target = NaiveTargets.target(command);
        this.effectiveNs = effectiveNs;
        this.expiresNs = expiresNs;
        this.rampNs = rampNs;
    }

    /**
     * When something is to be done with it next.
     */
    long dueNs()
    {
        return isApproved ? saturatedSum(effectiveNs, floorMulDiv(steps, rampNs, STEPS)) : expiresNs;
    }
}
