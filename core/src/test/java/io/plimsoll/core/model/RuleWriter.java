package io.plimsoll.core.model;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.ApproveChangeEncoder;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.FailAssetEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.ProposeChangeEncoder;
import io.plimsoll.core.message.RevokeChangeEncoder;
import io.plimsoll.core.message.SetActionTableEncoder;
import io.plimsoll.core.message.SetBreakerRulesEncoder;
import io.plimsoll.core.message.SetGovernanceEncoder;
import io.plimsoll.core.message.SetOperatorEncoder;
import io.plimsoll.core.message.SetVenueBreakerEncoder;
import io.plimsoll.core.message.TriggerKind;

/**
 * Encodes commands of actions, breakers and governance into the buffer of a {@link CommandWriter}.
 */
final class RuleWriter
{
    private final CommandWriter writer;
    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    RuleWriter(final CommandWriter writer)
    {
        this.writer = writer;
        this.buffer = writer.buffer();
    }

    /**
     * @param masks price order, open risk, withdraw, liquidate, settle and fund.
     */
    void setActionTable(final int... masks)
    {
        written(new SetActionTableEncoder().wrapAndApplyHeader(buffer, 0, header)
            .priceOrder((short)masks[0]).openRisk((short)masks[1]).withdraw((short)masks[2])
            .liquidate((short)masks[3]).settle((short)masks[4]).fund((short)masks[5]).encodedLength());
    }

    void failAsset(final int asset, final boolean isFailed, final long rampNs)
    {
        written(new FailAssetEncoder().wrapAndApplyHeader(buffer, 0, header)
            .asset(asset).failed(isFailed ? Flag.YES : Flag.NO).rampNs(rampNs).encodedLength());
    }

    void setBreakerRules(final BreakerSpec spec)
    {
        final SetBreakerRulesEncoder encoder = new SetBreakerRulesEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.instrument(spec.instrument())
            .drawdownAction(action(spec.isDrawdownHalt())).rateAction(action(spec.isRateHalt()))
            .reopenSteps(spec.reopenSteps()).reopenStepPpm(spec.reopenStepPpm()).drawdownPpm(spec.drawdownPpm())
            .rateNotional(spec.rateNotional()).outageNs(spec.ns()[BreakerSpec.OUTAGE])
            .limitNs(spec.ns()[BreakerSpec.LIMIT]).haltNs(spec.ns()[BreakerSpec.HALT])
            .maxHaltNs(spec.ns()[BreakerSpec.MAX_HALT]).reopenNs(spec.ns()[BreakerSpec.REOPEN])
            .publishPpm(spec.publishPpm());
        final SetBreakerRulesEncoder.TriggersEncoder rows = encoder.triggersCount(spec.triggers().length);
        for (final long[] row : spec.triggers())
        {
            rows.next().kind(TriggerKind.get((short)row[0])).action(BreakerAction.get((short)row[1]))
                .horizonNs(row[2]).widthPpm((int)row[3]).republishPpm((int)row[4]).capPrice(row[5]);
        }
        written(encoder.encodedLength());
    }

    void setVenueBreaker(final int instruments, final long haltNs)
    {
        written(new SetVenueBreakerEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instruments(instruments).haltNs(haltNs).encodedLength());
    }

    void setGovernance(final boolean isEnabled, final long delayNs, final long lifeNs, final long rampNs)
    {
        written(new SetGovernanceEncoder().wrapAndApplyHeader(buffer, 0, header)
            .enabled(isEnabled ? Flag.YES : Flag.NO).delayNs(delayNs).lifeNs(lifeNs).rampNs(rampNs).encodedLength());
    }

    void setOperator(final int operator, final boolean mayPropose, final boolean mayApprove)
    {
        written(new SetOperatorEncoder().wrapAndApplyHeader(buffer, 0, header)
            .operatorId((short)operator).mayPropose(mayPropose ? Flag.YES : Flag.NO)
            .mayApprove(mayApprove ? Flag.YES : Flag.NO).encodedLength());
    }

    /**
     * @param change      the command that is proposed, from offset 0.
     * @param length      of it in bytes.
     * @param furtherWords of zeros after it.
     */
    void proposeChange(
        final long proposal,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final DirectBuffer change,
        final int length,
        final int furtherWords)
    {
        final UnsafeBuffer padded = new UnsafeBuffer(new byte[(length + 7) / 8 * 8 + 8 * furtherWords]);
        padded.putBytes(0, change, 0, length);
        final ProposeChangeEncoder encoder = new ProposeChangeEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.proposal(proposal).operatorId((short)operator).effectiveNs(effectiveNs).rampNs(rampNs);
        final ProposeChangeEncoder.ChangeEncoder words = encoder.changeCount(padded.capacity() / 8);
        for (int word = 0; word < padded.capacity() / 8; word++)
        {
            words.next().word(padded.getLong(word * 8, java.nio.ByteOrder.LITTLE_ENDIAN));
        }
        written(encoder.encodedLength());
    }

    void approveChange(final long proposal, final int operator)
    {
        written(new ApproveChangeEncoder().wrapAndApplyHeader(buffer, 0, header)
            .proposal(proposal).operatorId((short)operator).encodedLength());
    }

    void revokeChange(final long proposal, final int operator)
    {
        written(new RevokeChangeEncoder().wrapAndApplyHeader(buffer, 0, header)
            .proposal(proposal).operatorId((short)operator).encodedLength());
    }

    private static BreakerAction action(final boolean isHalt)
    {
        return isHalt ? BreakerAction.HALT : BreakerAction.LIMIT;
    }

    private void written(final int bodyLength)
    {
        writer.length(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
