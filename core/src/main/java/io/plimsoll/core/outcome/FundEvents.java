package io.plimsoll.core.outcome;

import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events about funds: calls -> bytes. The schema says what the fields mean.
 */
public final class FundEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FundChangedEncoder changed = new FundChangedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public FundEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * A fund received or paid.
     *
     * @param fund    account id.
     * @param pool    of the loss or contribution.
     * @param cause   of the change.
     * @param amount  signed.
     * @param balance afterwards.
     * @param peak    afterwards; of a common fund 0.
     */
    public void changed(
        final long fund,
        final int pool,
        final FundCause cause,
        final long amount,
        final long balance,
        final long peak)
    {
        changed.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .fund(fund).riskPool(pool).cause(cause).amount(amount).balance(balance).peak(peak);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + changed.encodedLength());
    }
}
