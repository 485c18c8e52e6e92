package io.plimsoll.core.command;

import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;

/**
 * Governance of parameters (rulebook section 14).
 */
public final class ChangeCommands
{
    Reason setGovernance(final SetGovernanceDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setOperator(final SetOperatorDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason propose(final ProposeChangeDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason approve(final ApproveChangeDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason revoke(final RevokeChangeDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
