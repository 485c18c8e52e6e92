package io.plimsoll.core.outcome;

import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.AssetPricedEncoder;
import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.message.AssetWeightedEncoder;
import io.plimsoll.core.message.CoolOffBeganEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.LiquidationRefusedEncoder;
import io.plimsoll.core.message.MarkPublishedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceReportedEncoder;
import io.plimsoll.core.message.RefusalCause;
import io.plimsoll.core.message.Validity;

/**
 * Events about marks, prices of assets and what they may be used for: calls -> bytes. The schema says what the fields
 * mean.
 */
public final class PriceEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarkPublishedEncoder mark = new MarkPublishedEncoder();
    private final AssetPricedEncoder assetPriced = new AssetPricedEncoder();
    private final LiquidationRefusedEncoder refused = new LiquidationRefusedEncoder();
    private final AssetWeightedEncoder assetWeighted = new AssetWeightedEncoder();
    private final CoolOffBeganEncoder coolOffBegan = new CoolOffBeganEncoder();
    private final PriceReportedEncoder reported = new PriceReportedEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public PriceEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start the note that a mark or its validity has changed; the caller adds the prices and calls
     * {@link #publishMark()}.
     *
     * @param instrument id.
     * @param validity   code.
     * @return encoder to fill in.
     */
    public MarkPublishedEncoder mark(final int instrument, final int validity)
    {
        return mark.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).validity(Validity.get((short)validity));
    }

    /**
     * Publish the note that was filled in.
     */
    public void publishMark()
    {
        publish(mark.encodedLength());
    }

    /**
     * The price of an asset or its validity has changed.
     *
     * @param asset           id.
     * @param validity        code.
     * @param price           micro-numeraire.
     * @param stablePrice     micro-numeraire.
     * @param collateralPrice micro-numeraire.
     */
    public void assetPriced(
        final int asset, final int validity, final long price, final long stablePrice, final long collateralPrice)
    {
        assetPriced.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .asset(asset).validity(Validity.get((short)validity)).price(price).stablePrice(stablePrice)
            .collateralPrice(collateralPrice);
        publish(assetPriced.encodedLength());
    }

    /**
     * Liquidation is refused at a price, or is not any more.
     *
     * @param instrument id, or the null scope.
     * @param asset      id, or 0.
     * @param cause      why.
     * @param validity   code.
     * @param price      of the instrument or asset.
     * @param meanPrice  of the mark, or 0.
     * @param untilNs    latest end; 0 if it is over.
     */
    public void liquidationRefused(
        final int instrument,
        final int asset,
        final RefusalCause cause,
        final int validity,
        final long price,
        final long meanPrice,
        final long untilNs)
    {
        refused.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).asset(asset).refused(untilNs == 0 ? Flag.NO : Flag.YES).cause(cause)
            .validity(Validity.get((short)validity)).price(price).meanPrice(meanPrice).untilNs(untilNs);
        publish(refused.encodedLength());
    }

    /**
     * Start the note that the weight of an asset changes; the caller adds the numbers and calls
     * {@link #publishAssetWeighted()}.
     *
     * @param asset id.
     * @param state code.
     * @param cause why.
     * @return encoder to fill in.
     */
    public AssetWeightedEncoder assetWeighted(final int asset, final int state, final AssetCause cause)
    {
        return assetWeighted.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .asset(asset).state(AssetState.get((short)state)).cause(cause);
    }

    /**
     * Publish the note that was filled in.
     */
    public void publishAssetWeighted()
    {
        publish(assetWeighted.encodedLength());
    }

    /**
     * An account has pulled an update.
     *
     * @param account id.
     * @param index   id.
     * @param untilNs end.
     */
    public void coolOffBegan(final long account, final int index, final long untilNs)
    {
        coolOffBegan.wrapAndApplyHeader(outcome.buffer(), 0, header).account(account).index(index).untilNs(untilNs);
        publish(coolOffBegan.encodedLength());
    }

    /**
     * Start a report about a price; the caller adds the numbers and the triggers and calls {@link #publishReported()}.
     *
     * @param instrument id.
     * @param validity   code.
     * @param isRefused  for liquidation.
     * @return encoder to fill in.
     */
    public PriceReportedEncoder reported(final int instrument, final int validity, final boolean isRefused)
    {
        return reported.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).validity(Validity.get((short)validity)).refused(isRefused ? Flag.YES : Flag.NO);
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishReported()
    {
        publish(reported.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
