package io.plimsoll.core.command;

import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import org.agrona.DirectBuffer;

/**
 * Bytes to calls for governance: one reusable decoder per command.
 */
final class ChangeDispatcher
{
    private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    private final ChangeCommands changes;
    private final Refusals refusals;

    private final SetGovernanceDecoder setGovernance = new SetGovernanceDecoder();
    private final SetOperatorDecoder setOperator = new SetOperatorDecoder();
    private final ProposeChangeDecoder proposeChange = new ProposeChangeDecoder();
    private final ApproveChangeDecoder approveChange = new ApproveChangeDecoder();
    private final RevokeChangeDecoder revokeChange = new RevokeChangeDecoder();

    ChangeDispatcher(
        final ChangeCommands changes,
        final Refusals refusals)
    {
        this.changes = changes;
        this.refusals = refusals;
    }

    /**
     * Apply a command that has been checked to be well-formed.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param body       where its fields start.
     */
    void dispatch(final int templateId, final DirectBuffer buffer, final int body)
    {
        switch (templateId)
        {
            case SetGovernanceDecoder.TEMPLATE_ID -> onSetGovernance(buffer, body);
            case SetOperatorDecoder.TEMPLATE_ID -> onSetOperator(buffer, body);
            case ProposeChangeDecoder.TEMPLATE_ID -> onProposeChange(buffer, body);
            case ApproveChangeDecoder.TEMPLATE_ID -> onApproveChange(buffer, body);
            case RevokeChangeDecoder.TEMPLATE_ID -> onRevokeChange(buffer, body);
            default -> throw new IllegalStateException("no case for template " + templateId);
        }
    }

    private void onSetGovernance(final DirectBuffer buffer, final int body)
    {
        setGovernance.wrap(buffer, body, SetGovernanceDecoder.BLOCK_LENGTH, VERSION);
        tell(SetGovernanceDecoder.TEMPLATE_ID, changes.setGovernance(setGovernance), 0, 0);
    }

    private void onSetOperator(final DirectBuffer buffer, final int body)
    {
        setOperator.wrap(buffer, body, SetOperatorDecoder.BLOCK_LENGTH, VERSION);
        tell(SetOperatorDecoder.TEMPLATE_ID, changes.setOperator(setOperator), 0, setOperator.operatorId());
    }

    private void onProposeChange(final DirectBuffer buffer, final int body)
    {
        proposeChange.wrap(buffer, body, ProposeChangeDecoder.BLOCK_LENGTH, VERSION);
        tell(ProposeChangeDecoder.TEMPLATE_ID, changes.propose(proposeChange), 0, proposeChange.proposal());
    }

    private void onApproveChange(final DirectBuffer buffer, final int body)
    {
        approveChange.wrap(buffer, body, ApproveChangeDecoder.BLOCK_LENGTH, VERSION);
        tell(ApproveChangeDecoder.TEMPLATE_ID, changes.approve(approveChange), 0, approveChange.proposal());
    }

    private void onRevokeChange(final DirectBuffer buffer, final int body)
    {
        revokeChange.wrap(buffer, body, RevokeChangeDecoder.BLOCK_LENGTH, VERSION);
        tell(RevokeChangeDecoder.TEMPLATE_ID, changes.revoke(revokeChange), 0, revokeChange.proposal());
    }

    private void tell(final int templateId, final Reason reason, final long account, final long reference)
    {
        refusals.tell(templateId, reason, account, reference);
    }
}
