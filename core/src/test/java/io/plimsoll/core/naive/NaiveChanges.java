package io.plimsoll.core.naive;

import java.util.Comparator;
import java.util.TreeMap;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.ChangeApprovedEncoder;
import io.plimsoll.core.message.ChangeEnd;
import io.plimsoll.core.message.ChangeEndedEncoder;
import io.plimsoll.core.message.ChangeProposedEncoder;
import io.plimsoll.core.message.ChangeSteppedEncoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;

import static io.plimsoll.core.naive.NaiveMath.saturatedSum;

/**
 * Governance: operators, proposals and how they come into effect (rulebook section 14).
 */
final class NaiveChanges
{
    private static final int MAX_PROPOSALS = 16;
    private static final int MAX_OPERATOR = 64;
    private static final int LEAST_RAMP_NS = 16;
    private static final long MAX_DURATION_NS = 100_000_000_000_000_000L;

    /**
     * What somebody may do.
     */
    private record Operator(boolean mayPropose, boolean mayApprove)
    {
    }

    /**
     * Who carries out a command that is due.
     */
    interface Applier
    {
        /**
         * As the direct command, but that a refusal is not told.
         *
         * @return why it was refused, or null.
         */
        Reason apply(DirectBuffer command);
    }

    private final NaiveState state;
    private final NaiveEvents events;
    private final TreeMap<Long, NaiveChange> changes = new TreeMap<>();
    private TreeMap<Integer, Operator> operators = new TreeMap<>();
    private Applier applier;
    private boolean isEnabled;
    private long delayNs;
    private long lifeNs;
    private long rampNs;

    NaiveChanges(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    void connect(final Applier newApplier)
    {
        applier = newApplier;
    }

    /**
     * R14.1, for a direct command.
     */
    Reason refusal(final DirectBuffer buffer, final int offset)
    {
        return isEnabled && NaiveTargets.isGoverned(buffer, offset) ? Reason.GOVERNED : null;
    }

    Reason setGovernance(final SetGovernanceDecoder command)
    {
        final boolean isEnabling = command.enabledRaw() == Flag.YES.value();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.enabledRaw(), Flag.NO.value(), Flag.YES.value())
            .range(command.delayNs(), 1, MAX_DURATION_NS)
            .range(command.lifeNs(), 1, MAX_DURATION_NS)
            .range(command.rampNs(), LEAST_RAMP_NS, MAX_DURATION_NS)
            .when(isEnabling && !isEnough(operators), Reason.GOVERNANCE_INVALID);
        if (verdict.isClear())
        {
            isEnabled = isEnabling;
            delayNs = command.delayNs();
            lifeNs = command.lifeNs();
            rampNs = command.rampNs();
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.GOVERNANCE, 0, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason setOperator(final SetOperatorDecoder command)
    {
        final int id = command.operatorId();
        final TreeMap<Integer, Operator> after = new TreeMap<>(operators);
        final Operator operator = new Operator(
            command.mayProposeRaw() == Flag.YES.value(), command.mayApproveRaw() == Flag.YES.value());
        after.remove(id);
        if (operator.mayPropose() || operator.mayApprove())
        {
            after.put(id, operator);
        }
        final NaiveVerdict verdict = operator(new NaiveVerdict(), id)
            .range(command.mayProposeRaw(), Flag.NO.value(), Flag.YES.value())
            .range(command.mayApproveRaw(), Flag.NO.value(), Flag.YES.value())
            .when(isEnabled && !isEnough(after), Reason.GOVERNANCE_INVALID);
        if (verdict.isClear())
        {
            operators = after;
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.OPERATOR, id, state.parameterVersion);
        }
        return verdict.reason();
    }

    /**
     * One who may propose, and another who may approve.
     */
    private static boolean isEnough(final TreeMap<Integer, Operator> operators)
    {
        return operators.entrySet().stream().filter(each -> each.getValue().mayPropose()).anyMatch(
            proposer -> operators.entrySet().stream().anyMatch(
                other -> other.getValue().mayApprove() && !other.getKey().equals(proposer.getKey())));
    }

    Reason propose(final ProposeChangeDecoder command)
    {
        final long id = command.proposal();
        final int proposer = command.operatorId();
        final long changeRampNs = command.rampNs();
        final long effectiveNs = command.effectiveNs();
        final NaiveProposal proposal = NaiveProposal.of(command.change());
        final Operator operator = operators.get(proposer);
        final NaiveVerdict verdict = operator(new NaiveVerdict(), proposer)
            .range(id, 1, Long.MAX_VALUE)
            .range(effectiveNs, 0, Long.MAX_VALUE)
            .range(changeRampNs, changeRampNs == 0 ? 0 : LEAST_RAMP_NS, MAX_DURATION_NS)
            .when(proposal == null, Reason.OUT_OF_RANGE)
            .when(proposal != null && changeRampNs != 0 && !proposal.isRamped(), Reason.OUT_OF_RANGE)
            .when(!isEnabled, Reason.OUT_OF_RANGE)
            .when(changes.containsKey(id), Reason.DUPLICATE_ID)
            .when(changes.size() >= MAX_PROPOSALS, Reason.TABLE_FULL)
            .when(operator == null, Reason.UNKNOWN_OPERATOR)
            .when(operator != null && !operator.mayPropose(), Reason.NOT_PERMITTED);
        if (verdict.isClear())
        {
            verdict
                .when(NaiveSteps.isTooLarge(state, proposal.command()), Reason.STEP_TOO_LARGE)
                .when(isTooSoon(proposal, changeRampNs), Reason.TOO_SOON);
        }
        if (verdict.isClear())
        {
            final NaiveChange change = new NaiveChange(
                id, proposer, proposal.command(), effectiveNs,
                saturatedSum(Math.max(state.timeNs, effectiveNs), lifeNs), changeRampNs);
            changes.put(id, change);
            events.send(new ChangeProposedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .proposal(id).operatorId((short)proposer).command(change.template).target(change.target)
                .effectiveNs(effectiveNs).expiresNs(change.expiresNs).rampNs(changeRampNs).encodedLength());
        }
        return verdict.reason();
    }

    private boolean isTooSoon(final NaiveProposal proposal, final long changeRampNs)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return switch (proposal.template())
        {
            case FailAssetDecoder.TEMPLATE_ID ->
                new FailAssetDecoder().wrapAndApplyHeader(proposal.command(), 0, header).rampNs() < rampNs;
            case SetAssetRulesDecoder.TEMPLATE_ID ->
                new SetAssetRulesDecoder().wrapAndApplyHeader(proposal.command(), 0, header).rampNs() < rampNs;
            default -> proposal.isRamped() && changeRampNs < rampNs;
        };
    }

    Reason approve(final ApproveChangeDecoder command)
    {
        final Operator operator = operators.get((int)command.operatorId());
        final NaiveChange change = changes.get(command.proposal());
        final NaiveVerdict verdict = operator(new NaiveVerdict(), command.operatorId())
            .range(command.proposal(), 1, Long.MAX_VALUE)
            .when(operator == null, Reason.UNKNOWN_OPERATOR)
            .when(operator != null && !operator.mayApprove(), Reason.NOT_PERMITTED)
            .when(change != null && change.proposer == command.operatorId(), Reason.NOT_PERMITTED)
            .when(change == null || change.isApproved, Reason.UNKNOWN_PROPOSAL);
        if (verdict.isClear())
        {
            change.isApproved = true;
            change.effectiveNs = Math.max(change.effectiveNs, saturatedSum(state.timeNs, delayNs));
            events.send(new ChangeApprovedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .proposal(change.id).proposer((short)change.proposer).operatorId(command.operatorId())
                .effectiveNs(change.effectiveNs).encodedLength());
        }
        return verdict.reason();
    }

    Reason revoke(final RevokeChangeDecoder command)
    {
        final NaiveChange change = changes.get(command.proposal());
        final NaiveVerdict verdict = operator(new NaiveVerdict(), command.operatorId())
            .range(command.proposal(), 1, Long.MAX_VALUE)
            .when(!operators.containsKey((int)command.operatorId()), Reason.UNKNOWN_OPERATOR)
            .when(change == null, Reason.UNKNOWN_PROPOSAL);
        if (verdict.isClear())
        {
            end(change, ChangeEnd.REVOKED, command.operatorId(), null);
        }
        return verdict.reason();
    }

    private static NaiveVerdict operator(final NaiveVerdict verdict, final int operator)
    {
        return verdict.range(operator, 1, MAX_OPERATOR);
    }

    /**
     * R8.11 (a): the earliest first, until nothing is due.
     */
    boolean onTime()
    {
        NaiveChange due = nextDue();
        while (due != null)
        {
            if (!due.isApproved)
            {
                end(due, ChangeEnd.EXPIRED, 0, null);
            }
            else if (due.rampNs == 0)
            {
                takeEffect(due);
            }
            else
            {
                step(due);
            }
            due = nextDue();
        }
        return true;
    }

    private NaiveChange nextDue()
    {
        return changes.values().stream().filter(change -> change.dueNs() <= state.timeNs)
            .min(Comparator.comparingLong(NaiveChange::dueNs)).orElse(null);
    }

    private void takeEffect(final NaiveChange change)
    {
        final Reason reason = NaiveSteps.isTooLarge(state, change.command) ?
            Reason.STEP_TOO_LARGE : applier.apply(change.command);
        if (reason == null && change.template == DefineAssetDecoder.TEMPLATE_ID && isEnabled &&
            change.target != NaiveAsset.NUMERAIRE)
        {
            state.pricing.holds.weights.list(state.assets.get((int)change.target));
        }
        end(change, reason == null ? ChangeEnd.APPLIED : ChangeEnd.REFUSED, 0, reason);
    }

    /**
     * R14.5.
     */
    private void step(final NaiveChange change)
    {
        if (change.ramp == null)
        {
            final Reason reason = NaiveRamp.refusal(state, change, changes.values());
            if (reason != null)
            {
                end(change, ChangeEnd.REFUSED, 0, reason);
                return;
            }
            change.ramp = NaiveRamp.of(state, change);
        }
        final Reason reason = applier.apply(change.ramp.command(change, change.steps + 1));
        if (reason != null)
        {
            end(change, ChangeEnd.REFUSED, 0, reason);
            return;
        }
        change.steps++;
        final boolean isLast = change.steps == NaiveChange.STEPS;
        events.send(new ChangeSteppedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .proposal(change.id).step((short)change.steps).nextNs(isLast ? 0 : change.dueNs()).encodedLength());
        if (isLast)
        {
            end(change, ChangeEnd.APPLIED, 0, null);
        }
    }

    private void end(final NaiveChange change, final ChangeEnd end, final int operator, final Reason reason)
    {
        changes.remove(change.id);
        events.send(new ChangeEndedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .proposal(change.id).end(end).operatorId((short)operator)
            .reason(reason == null ? 0 : reason.value()).steps((short)change.steps).encodedLength());
    }
}
