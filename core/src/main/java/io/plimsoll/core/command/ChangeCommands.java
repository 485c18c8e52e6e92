package io.plimsoll.core.command;

import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.outcome.AccountEvents;

import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Governance of parameters (rulebook section 14). Each method applies a command or says why not.
 */
public final class ChangeCommands
{
    private static final long MAX_NS = 100_000_000_000_000_000L;
    private static final long LEAST_RAMP_NS = 16;
    private static final int MAX_OPERATOR = 64;

    private final Changes changes;
    private final RiskParameters parameters;
    private final AccountEvents events;

    /**
     * Over given state.
     *
     * @param changes    proposed and approved.
     * @param parameters that count versions.
     * @param events     to answer with.
     */
    public ChangeCommands(final Changes changes, final RiskParameters parameters, final AccountEvents events)
    {
        this.changes = changes;
        this.parameters = parameters;
        this.events = events;
    }

    /**
     * Of which proposals are made.
     *
     * @return changes proposed and approved.
     */
    Changes changes()
    {
        return changes;
    }

    Reason setGovernance(final SetGovernanceDecoder command)
    {
        if (!isFlag(command.enabledRaw()) || !isWithin(command.delayNs(), 1, MAX_NS) ||
            !isWithin(command.lifeNs(), 1, MAX_NS) || !isWithin(command.rampNs(), LEAST_RAMP_NS, MAX_NS))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = changes.govern(
            isYes(command.enabledRaw()), command.delayNs(), command.lifeNs(), command.rampNs());
        if (reason == null)
        {
            events.parametersChanged(ParameterScope.GOVERNANCE, 0, parameters.countAccepted());
        }
        return reason;
    }

    Reason setOperator(final SetOperatorDecoder command)
    {
        if (!isOperator(command.operatorId()) || !isFlag(command.mayProposeRaw()) || !isFlag(command.mayApproveRaw()))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = changes.operator(
            command.operatorId(), isYes(command.mayProposeRaw()), isYes(command.mayApproveRaw()));
        if (reason == null)
        {
            events.parametersChanged(ParameterScope.OPERATOR, command.operatorId(), parameters.countAccepted());
        }
        return reason;
    }

    Reason propose(final ProposeChangeDecoder command)
    {
        final long rampNs = command.rampNs();
        final int words = command.change().count();
        if (command.proposal() <= 0 || !isOperator(command.operatorId()) || command.effectiveNs() < 0 ||
            rampNs != 0 && !isWithin(rampNs, LEAST_RAMP_NS, MAX_NS) || !isWithin(words, 1, Changes.MAX_WORDS))
        {
            return Reason.OUT_OF_RANGE;
        }
        // Behind the group's head, which has just been read, the words stand one after another.
        return changes.propose(
            command.proposal(), command.operatorId(), command.effectiveNs(), rampNs, command.buffer(), command.limit(),
            words * Long.BYTES);
    }

    Reason approve(final ApproveChangeDecoder command)
    {
        if (command.proposal() <= 0 || !isOperator(command.operatorId()))
        {
            return Reason.OUT_OF_RANGE;
        }
        return changes.approve(command.proposal(), command.operatorId());
    }

    Reason revoke(final RevokeChangeDecoder command)
    {
        if (command.proposal() <= 0 || !isOperator(command.operatorId()))
        {
            return Reason.OUT_OF_RANGE;
        }
        return changes.revoke(command.proposal(), command.operatorId());
    }

    private static boolean isOperator(final int id)
    {
        return isWithin(id, 1, MAX_OPERATOR);
    }

    private static boolean isFlag(final short raw)
    {
        return raw == Flag.NO.value() || raw == Flag.YES.value();
    }

    private static boolean isYes(final short raw)
    {
        return raw == Flag.YES.value();
    }
}
