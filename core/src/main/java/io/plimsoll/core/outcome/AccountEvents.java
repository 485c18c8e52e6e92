package io.plimsoll.core.outcome;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AccountOpenedEncoder;
import io.plimsoll.core.message.AssetDefinedEncoder;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.BalanceChangedEncoder;
import io.plimsoll.core.message.FundingIndexChangedEncoder;
import io.plimsoll.core.message.InstrumentDefinedEncoder;
import io.plimsoll.core.message.LeverageChangedEncoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginModeChangedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.ParametersChangedEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedEncoder;

/**
 * Events about definitions, accounts and balances: calls -> bytes. The schema says what the fields mean.
 */
public final class AccountEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RejectedEncoder rejected = new RejectedEncoder();
    private final AssetDefinedEncoder assetDefined = new AssetDefinedEncoder();
    private final InstrumentDefinedEncoder instrumentDefined = new InstrumentDefinedEncoder();
    private final ParametersChangedEncoder parametersChanged = new ParametersChangedEncoder();
    private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
    private final BalanceChangedEncoder balanceChanged = new BalanceChangedEncoder();
    private final MarginModeChangedEncoder marginModeChanged = new MarginModeChangedEncoder();
    private final LeverageChangedEncoder leverageChanged = new LeverageChangedEncoder();
    private final FundingIndexChangedEncoder fundingIndexChanged = new FundingIndexChangedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public AccountEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * A command was refused.
     *
     * @param command   template id.
     * @param reason    why.
     * @param account   or 0.
     * @param reference or 0.
     */
    public void rejected(final int command, final Reason reason, final long account, final long reference)
    {
        rejected.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .command(command).reason(reason).account(account).reference(reference);
        publish(rejected.encodedLength());
    }

    /**
     * An asset was listed.
     *
     * @param asset            id.
     * @param parameterVersion now.
     */
    public void assetDefined(final int asset, final long parameterVersion)
    {
        assetDefined.wrapAndApplyHeader(outcome.buffer(), 0, header).asset(asset).parameterVersion(parameterVersion);
        publish(assetDefined.encodedLength());
    }

    /**
     * An instrument was listed.
     *
     * @param instrument       id.
     * @param parameterVersion now.
     */
    public void instrumentDefined(final int instrument, final long parameterVersion)
    {
        instrumentDefined.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).parameterVersion(parameterVersion);
        publish(instrumentDefined.encodedLength());
    }

    /**
     * Parameters were replaced.
     *
     * @param scope            of the parameters.
     * @param reference        instrument or asset id, or 0.
     * @param parameterVersion now.
     */
    public void parametersChanged(final ParameterScope scope, final long reference, final long parameterVersion)
    {
        parametersChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .parameters(scope).reference(reference).parameterVersion(parameterVersion);
        publish(parametersChanged.encodedLength());
    }

    /**
     * An account was opened.
     *
     * @param account id.
     * @param kind    code.
     */
    public void accountOpened(final long account, final int kind)
    {
        accountOpened.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).kind(AccountKind.get((short)kind));
        publish(accountOpened.encodedLength());
    }

    /**
     * A balance was changed by a transfer.
     *
     * @param account      id.
     * @param scope        of the margin account.
     * @param asset        id.
     * @param cause        of the change.
     * @param amountUnits  signed.
     * @param balanceUnits afterwards.
     */
    public void balanceChanged(
        final long account,
        final int scope,
        final int asset,
        final BalanceCause cause,
        final long amountUnits,
        final long balanceUnits)
    {
        balanceChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).asset(asset).cause(cause)
            .amountUnits(amountUnits).balanceUnits(balanceUnits);
        publish(balanceChanged.encodedLength());
    }

    /**
     * A margin mode was switched.
     *
     * @param account    id.
     * @param instrument id.
     * @param mode       now.
     */
    public void marginModeChanged(final long account, final int instrument, final MarginMode mode)
    {
        marginModeChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).instrument(instrument).mode(mode);
        publish(marginModeChanged.encodedLength());
    }

    /**
     * A leverage was chosen.
     *
     * @param account    id.
     * @param instrument id.
     * @param leverage   or 0.
     */
    public void leverageChanged(final long account, final int instrument, final int leverage)
    {
        leverageChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).instrument(instrument).leverage(leverage);
        publish(leverageChanged.encodedLength());
    }

    /**
     * A funding index moved.
     *
     * @param instrument id.
     * @param indexUnits now.
     */
    public void fundingIndexChanged(final int instrument, final long indexUnits)
    {
        fundingIndexChanged.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).indexUnits(indexUnits);
        publish(fundingIndexChanged.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
