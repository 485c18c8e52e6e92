package io.plimsoll.node.crash.venue;

import io.plimsoll.core.message.BookTickEncoder;
import io.plimsoll.core.message.FundingRateTickEncoder;
import io.plimsoll.core.message.QueryPriceEncoder;
import io.plimsoll.core.message.SourceTickEncoder;
import io.plimsoll.node.demo.venue.Commands;

/**
 * Encodes the commands of prices.
 */
public final class PriceCommands
{
    private final Commands commands;
    private final SourceTickEncoder sourceTick = new SourceTickEncoder();
    private final BookTickEncoder bookTick = new BookTickEncoder();
    private final FundingRateTickEncoder fundingRateTick = new FundingRateTickEncoder();
    private final QueryPriceEncoder queryPrice = new QueryPriceEncoder();

    /**
     * Commands that are sent at once.
     *
     * @param commands to the engine.
     */
    public PriceCommands(final Commands commands)
    {
        this.commands = commands;
    }

    /**
     * A source's price, pushed, without a confidence.
     *
     * @param index        id.
     * @param source       id.
     * @param price        increments of the index.
     * @param sourceTimeNs stamp.
     */
    public void sourceTick(final int index, final int source, final long price, final long sourceTimeNs)
    {
        sourceTick.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .index(index)
            .source((short)source)
            .price(price)
            .confidence(0)
            .sourceTimeNs(sourceTimeNs)
            .pulledBy(0);
        commands.sendEncoded(SourceTickEncoder.BLOCK_LENGTH);
    }

    /**
     * Top of the venue's own book.
     *
     * @param instrument id.
     * @param bid        increments.
     * @param ask        increments.
     * @param last       trade, increments.
     */
    public void bookTick(final int instrument, final long bid, final long ask, final long last)
    {
        bookTick.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument).bid(bid).ask(ask).last(last);
        commands.sendEncoded(BookTickEncoder.BLOCK_LENGTH);
    }

    /**
     * What the next funding is going to be.
     *
     * @param instrument    id.
     * @param rateE9        signed.
     * @param nextFundingNs when.
     * @param intervalNs    between two fundings.
     */
    public void fundingRateTick(
        final int instrument, final long rateE9, final long nextFundingNs, final long intervalNs)
    {
        fundingRateTick.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(instrument)
            .rateE9(rateE9)
            .nextFundingNs(nextFundingNs)
            .intervalNs(intervalNs);
        commands.sendEncoded(FundingRateTickEncoder.BLOCK_LENGTH);
    }

    /**
     * Ask for all about a contract's price.
     *
     * @param instrument id.
     */
    public void queryPrice(final int instrument)
    {
        queryPrice.wrapAndApplyHeader(commands.buffer(), 0, commands.header()).instrument(instrument);
        commands.sendEncoded(QueryPriceEncoder.BLOCK_LENGTH);
    }
}
