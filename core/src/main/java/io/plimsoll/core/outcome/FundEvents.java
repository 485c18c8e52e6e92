package io.plimsoll.core.outcome;

import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;

/**
 * Events about funds: calls -> bytes.
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
     * A fund's balance changed.
     *
     * @param fund    account id.
     * @param pool    of the loss or contribution.
     * @param cause   of the change.
     * @param amount  signed money.
     * @param balance afterwards.
     */
    public void changed(
        final long fund, final int pool, final FundCause cause, final long amount, final long balance)
    {
        changed.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .fund(fund).riskPool(pool).cause(cause).amount(amount).balance(balance).peak(balance);
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + changed.encodedLength());
    }
}
