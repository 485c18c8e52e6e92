package io.plimsoll.core.outcome;

import io.plimsoll.core.message.MarginCallIssuedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.RiskClassAssignedEncoder;

/**
 * Events about margin calls and risk classes: calls -> bytes. The schema says what the fields mean.
 */
public final class CallEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarginCallIssuedEncoder callIssued = new MarginCallIssuedEncoder();
    private final RiskClassAssignedEncoder classAssigned = new RiskClassAssignedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public CallEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start a margin call; the caller adds the numbers and calls {@link #publishCall()}.
     *
     * @return encoder to fill in.
     */
    public MarginCallIssuedEncoder call()
    {
        return callIssued.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the margin call that was filled in.
     */
    public void publishCall()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + callIssued.encodedLength());
    }

    /**
     * An account has been put into a risk class.
     *
     * @param account   id.
     * @param riskClass 0..7.
     */
    public void classAssigned(final long account, final int riskClass)
    {
        classAssigned.wrapAndApplyHeader(outcome.buffer(), 0, header).account(account).riskClass((short)riskClass);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + classAssigned.encodedLength());
    }
}
