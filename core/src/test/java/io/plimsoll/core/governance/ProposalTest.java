package io.plimsoll.core.governance;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.governance.Council.APPROVER;
import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.LEVELS;
import static io.plimsoll.core.governance.Council.LIFE;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.PROPOSER;
import static io.plimsoll.core.governance.Council.RAMP;

/**
 * R14.2: proposals, approvals, revocations, and their refusals.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ProposalTest
{
    private static final ToIntFunction<MutableDirectBuffer> CHANGE = Proposed.capacity(0, 5);
    private static final long MOST = 100_000_000_000_000_000L;

    private final Council council = Council.governed();

    /**
     * R14.2: each governed command may be proposed, with what it is about.
     */
    @Test
    void shouldTakeProposalsOfEachTemplate()
    {
        long id = 100;
        for (final Map.Entry<Integer, ToIntFunction<MutableDirectBuffer>> entry : Proposed.ofEachTemplate().entrySet())
        {
            final int template = entry.getKey();
            final long rampNs = template == 2 || template == 4 || template == 5 ? RAMP : 0;
            final int target = switch (template)
            {
                case 1, 3, 91 -> 7;
                case 2, 34, 36 -> 1;
                default -> 0;
            };
            council.propose(++id, BOTH, 5, rampNs, entry.getValue()).expect(
                "ChangeProposed proposal=" + id + "|operatorId=1|command=" + template + "|target=" + target +
                "|effectiveNs=5|expiresNs=" + (council.timeNs() + LIFE) + "|rampNs=" + rampNs);
            council.revoke(id, APPROVER)
                .expect("ChangeEnded proposal=" + id + "|end=REVOKED|operatorId=4|reason=0|steps=0");
        }
    }

    /**
     * R14.2: what is no proposal at all.
     */
    @Test
    void shouldRefuseWhatIsOutOfRange()
    {
        refused(Reason.OUT_OF_RANGE, 0, BOTH, 0, 0, CHANGE);
        refused(Reason.OUT_OF_RANGE, -1, BOTH, 0, 0, CHANGE);
        refused(Reason.OUT_OF_RANGE, 1, 0, 0, 0, CHANGE);
        refused(Reason.OUT_OF_RANGE, 1, 65, 0, 0, CHANGE);
        refused(Reason.OUT_OF_RANGE, 1, BOTH, -1, 0, CHANGE);
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, RAMP, CHANGE);
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 15, levels());
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, MOST + 1, levels());
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, Proposed.halt(0, true));
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 4, (byte)1));
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 6, (byte)3));
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 6, (byte)5));
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 0, (byte)9));
        // PriceTick, AdvanceTime, ProposeChange, an event, and nothing known.
        for (final int template : new int[]{12, 18, 92, 104, 23, 255})
        {
            refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 2, (byte)template));
        }
        // A byte behind its end, and one word less than it takes.
        refused(Reason.OUT_OF_RANGE, 1, BOTH, 0, 0, patched(CHANGE, 18, (byte)1));
        council.propose(1, BOTH, 0, 0, CHANGE, -1).refused(Reason.OUT_OF_RANGE);
        council.propose(1, BOTH, 0, 0, CHANGE, -3).refused(Reason.OUT_OF_RANGE);
        council.propose(1, BOTH, 0, 0, CHANGE, 54).refused(Reason.OUT_OF_RANGE);
        council.propose(1, BOTH, 0, 0, CHANGE, 53).accepted();
        new Council().propose(1, BOTH, 0, 0, CHANGE).refused(Reason.OUT_OF_RANGE);
    }

    private static ToIntFunction<MutableDirectBuffer> levels()
    {
        return Proposed.levels(LEVELS, Proposed.UNIT, 5);
    }

    private static ToIntFunction<MutableDirectBuffer> patched(
        final ToIntFunction<MutableDirectBuffer> command, final int offset, final byte value)
    {
        return buffer ->
        {
            final int length = command.applyAsInt(buffer);
            buffer.putByte(offset, value);
            return length;
        };
    }

    private void refused(
        final Reason reason,
        final long id,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final ToIntFunction<MutableDirectBuffer> change)
    {
        council.propose(id, operator, effectiveNs, rampNs, change).refused(reason);
    }

    /**
     * R14.2, R1.2: of the reasons that apply the lowest code is told.
     */
    @Test
    void shouldRefuseByCode()
    {
        final ToIntFunction<MutableDirectBuffer> huge = Proposed.levels(
            new int[]{2_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000}, Proposed.UNIT, 5);
        refused(Reason.TOO_SOON, 1, BOTH, 0, RAMP - 1, levels());
        refused(Reason.TOO_SOON, 1, BOTH, 0, 0, levels());
        refused(Reason.STEP_TOO_LARGE, 1, BOTH, 0, 0, huge);
        refused(Reason.NOT_PERMITTED, 1, APPROVER, 0, 0, huge);
        refused(Reason.UNKNOWN_OPERATOR, 1, 5, 0, 0, huge);
        refused(Reason.UNKNOWN_OPERATOR, 1, 64, 0, 0, huge);
        for (int id = 1; id <= 16; id++)
        {
            council.propose(id, PROPOSER, 0, 0, CHANGE).accepted();
        }
        refused(Reason.TABLE_FULL, 17, 5, 0, 0, huge);
        refused(Reason.DUPLICATE_ID, 16, 5, 0, 0, huge);
        refused(Reason.OUT_OF_RANGE, 16, 5, 0, 5, huge);
        council.revoke(9, BOTH).propose(17, BOTH, 0, 0, CHANGE).accepted();
        council.revoke(17, BOTH).propose(9, BOTH, 0, 0, CHANGE).accepted();
    }

    /**
     * R14.2: an asset is not failed or restored, nor given rules, with a ramp shorter than governance asks for.
     */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 64, RAMP - 1})
    void shouldRefuseShortRampsOfAssets(final long rampNs)
    {
        refused(Reason.TOO_SOON, 1, BOTH, 0, 0, Proposed.failAsset(1, true, rampNs));
        refused(Reason.TOO_SOON, 1, BOTH, 0, 0, Proposed.failAsset(1, false, rampNs));
        refused(Reason.TOO_SOON, 1, BOTH, 0, 0, Proposed.assetRules(1, rampNs));
        council.propose(1, BOTH, 0, 0, Proposed.failAsset(1, false, RAMP)).accepted();
        council.propose(2, BOTH, 0, 0, Proposed.assetRules(1, RAMP)).accepted();
    }

    /**
     * R14.2: who approves must be somebody else who may.
     */
    @Test
    void shouldRefuseApprovals()
    {
        council.propose(1, BOTH, 0, 0, CHANGE);
        council.approve(0, OTHER).refused(Reason.OUT_OF_RANGE);
        council.approve(1, 65).refused(Reason.OUT_OF_RANGE);
        council.approve(1, 5).refused(Reason.UNKNOWN_OPERATOR);
        council.approve(1, PROPOSER).refused(Reason.NOT_PERMITTED);
        council.approve(2, PROPOSER).refused(Reason.NOT_PERMITTED);
        council.approve(1, BOTH).refused(Reason.NOT_PERMITTED);
        council.approve(2, BOTH).refused(Reason.UNKNOWN_PROPOSAL);
        council.approve(1, OTHER).expect(
            "ChangeApproved proposal=1|proposer=1|operatorId=2|effectiveNs=" + (council.timeNs() + DELAY));
        council.approve(1, APPROVER).refused(Reason.UNKNOWN_PROPOSAL);
        council.approve(1, BOTH).refused(Reason.NOT_PERMITTED);
    }

    /**
     * R14.2: any operator may revoke, until it is in effect.
     */
    @Test
    void shouldRevoke()
    {
        council.propose(1, BOTH, 0, 0, CHANGE).approve(1, OTHER);
        council.revoke(0, BOTH).refused(Reason.OUT_OF_RANGE);
        council.revoke(1, 0).refused(Reason.OUT_OF_RANGE);
        council.revoke(1, 5).refused(Reason.UNKNOWN_OPERATOR);
        council.revoke(2, 5).refused(Reason.UNKNOWN_OPERATOR);
        council.revoke(2, BOTH).refused(Reason.UNKNOWN_PROPOSAL);
        council.revoke(1, PROPOSER).expect("ChangeEnded proposal=1|end=REVOKED|operatorId=3|reason=0|steps=0");
        council.revoke(1, PROPOSER).refused(Reason.UNKNOWN_PROPOSAL);
        council.after(DELAY).expect();
    }

    /**
     * R14.2: the delay counts from the approval, unless the proposal itself asks for later.
     */
    @Test
    void shouldCountTheDelayFromTheApproval()
    {
        final long startNs = council.timeNs();
        council.propose(1, BOTH, startNs + 500, 0, CHANGE);
        council.propose(2, BOTH, startNs + 5_000, 0, Proposed.capacity(0, 6));
        council.after(700).approve(1, OTHER).expect(
            "ChangeApproved proposal=1|proposer=1|operatorId=2|effectiveNs=" + (startNs + 700 + DELAY));
        council.approve(2, OTHER).expect(
            "ChangeApproved proposal=2|proposer=1|operatorId=2|effectiveNs=" + (startNs + 5_000));
        council.after(DELAY - 1).expect();
        council.after(1).expect(
            "ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=11",
            "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0");
        council.after(5_000 - 700 - DELAY - 1).expect();
        council.after(1).expect(
            "ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=12",
            "ChangeEnded proposal=2|end=APPLIED|operatorId=0|reason=0|steps=0");
    }

    /**
     * R14.2: a proposal expires its life after it was made, or after the time that it asks for; sums of times end where
     * 64 bits do.
     */
    @Test
    void shouldExpire()
    {
        final long startNs = council.timeNs();
        council.propose(1, BOTH, 0, 0, CHANGE).propose(2, BOTH, startNs + 20, 0, CHANGE)
            .propose(3, BOTH, Long.MAX_VALUE, 0, CHANGE).expect(
                "ChangeProposed proposal=3|operatorId=1|command=63|target=0|effectiveNs=" + Long.MAX_VALUE +
                "|expiresNs=" + Long.MAX_VALUE + "|rampNs=0");
        council.after(LIFE - 1).expect();
        council.after(1).expect("ChangeEnded proposal=1|end=EXPIRED|operatorId=0|reason=0|steps=0");
        council.after(19).expect();
        council.approve(2, OTHER).accepted().after(LIFE).expectOf("ChangeEnded",
            "ChangeEnded proposal=2|end=APPLIED|operatorId=0|reason=0|steps=0");
        council.approve(3, OTHER).expect(
            "ChangeApproved proposal=3|proposer=1|operatorId=2|effectiveNs=" + Long.MAX_VALUE);
    }

    /**
     * R14.2: at the very time at which it expires it cannot be approved any more.
     */
    @Test
    void shouldExpireBeforeAnApprovalAtTheSameTime()
    {
        council.propose(1, BOTH, 0, 0, CHANGE).after(LIFE).approve(1, OTHER).refused(Reason.UNKNOWN_PROPOSAL);
    }
}
