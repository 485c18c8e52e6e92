package io.plimsoll.core.naive;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.ApproveChangeDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;

/**
 * The commands of actions, breakers and governance: who answers them, and what a refusal is about (R1.2).
 */
final class NaiveControlCommands
{
    private final NaivePricing pricing;
    private final NaiveBreakerCommands breakers;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long reference;

    NaiveControlCommands(final NaiveState state, final NaivePricing pricing, final NaiveEvents events)
    {
        this.pricing = pricing;
        this.breakers = new NaiveBreakerCommands(state, pricing.breakers, events);
    }

    static boolean isOne(final int command)
    {
        return switch (command)
        {
            case SetActionTableDecoder.TEMPLATE_ID, FailAssetDecoder.TEMPLATE_ID,
                SetBreakerRulesDecoder.TEMPLATE_ID, SetVenueBreakerDecoder.TEMPLATE_ID,
                SetGovernanceDecoder.TEMPLATE_ID, SetOperatorDecoder.TEMPLATE_ID,
                ProposeChangeDecoder.TEMPLATE_ID, ApproveChangeDecoder.TEMPLATE_ID,
                RevokeChangeDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /**
     * What a refusal of the last command is about, besides account 0.
     */
    long reference()
    {
        return reference;
    }

    /**
     * Carries out a command.
     *
     * @return why it was refused, or null.
     */
    Reason dispatch(final int command, final DirectBuffer buffer, final int offset)
    {
        reference = NaiveTargets.target(buffer, offset);
        return switch (command)
        {
            case SetActionTableDecoder.TEMPLATE_ID -> pricing.holds.setActionTable(
                new SetActionTableDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FailAssetDecoder.TEMPLATE_ID -> pricing.holds.weights.failAsset(
                new FailAssetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetBreakerRulesDecoder.TEMPLATE_ID -> breakers.setBreakerRules(
                new SetBreakerRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetVenueBreakerDecoder.TEMPLATE_ID -> breakers.setVenueBreaker(
                new SetVenueBreakerDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetGovernanceDecoder.TEMPLATE_ID -> pricing.changes.setGovernance(
                new SetGovernanceDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetOperatorDecoder.TEMPLATE_ID -> pricing.changes.setOperator(
                new SetOperatorDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ProposeChangeDecoder.TEMPLATE_ID -> onProposeChange(
                new ProposeChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ApproveChangeDecoder.TEMPLATE_ID -> onApproveChange(
                new ApproveChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> onRevokeChange(new RevokeChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
        };
    }

    private Reason onProposeChange(final ProposeChangeDecoder decoder)
    {
        reference = decoder.proposal();
        return pricing.changes.propose(decoder);
    }

    private Reason onApproveChange(final ApproveChangeDecoder decoder)
    {
        reference = decoder.proposal();
        return pricing.changes.approve(decoder);
    }

    private Reason onRevokeChange(final RevokeChangeDecoder decoder)
    {
        reference = decoder.proposal();
        return pricing.changes.revoke(decoder);
    }
}
