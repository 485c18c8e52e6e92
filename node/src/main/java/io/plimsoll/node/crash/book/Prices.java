package io.plimsoll.node.crash.book;

import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PriceReportedDecoder;
import org.agrona.DirectBuffer;

/**
 * Present prices: those that the core was sent are told by whoever sent them, those that it worked out by its events.
 */
final class Prices
{
    private final long[] marks;
    private final long[] coinMicros;
    private final boolean[] isHeld;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarkPublishedDecoder markPublished = new MarkPublishedDecoder();
    private final AssetPricedDecoder assetPriced = new AssetPricedDecoder();
    private final BreakerChangedDecoder breakerChanged = new BreakerChangedDecoder();
    private final PriceReportedDecoder priceReported = new PriceReportedDecoder();

    Prices(final int instruments, final int assets)
    {
        marks = new long[instruments];
        coinMicros = new long[assets];
        isHeld = new boolean[instruments];
    }

    void onEvent(final int template, final DirectBuffer buffer, final int offset)
    {
        switch (template)
        {
            case MarkPublishedDecoder.TEMPLATE_ID ->
            {
                markPublished.wrapAndApplyHeader(buffer, offset, header);
                marks[markPublished.instrument()] = markPublished.mark();
            }
            case AssetPricedDecoder.TEMPLATE_ID ->
            {
                assetPriced.wrapAndApplyHeader(buffer, offset, header);
                coinMicros[assetPriced.asset()] = assetPriced.price();
            }
            case BreakerChangedDecoder.TEMPLATE_ID ->
            {
                breakerChanged.wrapAndApplyHeader(buffer, offset, header);
                marks[breakerChanged.instrument()] = breakerChanged.mark();
                isHeld[breakerChanged.instrument()] = breakerChanged.toState() != BreakerState.NORMAL;
            }
            case PriceReportedDecoder.TEMPLATE_ID ->
            {
                priceReported.wrapAndApplyHeader(buffer, offset, header);
                marks[priceReported.instrument()] = priceReported.mark();
            }
            default ->
            {
            }
        }
    }

    void mark(final int instrument, final long price)
    {
        marks[instrument] = price;
    }

    long mark(final int instrument)
    {
        return marks[instrument];
    }

    void coin(final int asset, final long priceMicros)
    {
        coinMicros[asset] = priceMicros;
    }

    long coinMicros(final int asset)
    {
        return coinMicros[asset];
    }

    boolean isHeld(final int instrument)
    {
        return isHeld[instrument];
    }
}
