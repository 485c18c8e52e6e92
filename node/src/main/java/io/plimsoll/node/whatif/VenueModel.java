package io.plimsoll.node.whatif;

import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.node.whatif.ModelTally.Count;
import io.plimsoll.node.whatif.Request.Slice;

import java.util.Map;

/**
 * Answers what only the what-if run asks for: a slice trades at once and whole at the mark moved against the account,
 * if its limit allows that, and else not at all; an order that is to be cancelled is closed.
 */
final class VenueModel
{
    private static final long MILLION = 1_000_000L;

    private final ModelCommands commands;
    private final Market market;
    private final Terms terms;
    private final Map<Integer, InstrumentSettings> instruments;
    private final ModelTally tally;
    private final SlippageRule slippage;
    private final long feePpm;

    VenueModel(
        final ModelCommands commands,
        final Market market,
        final Terms terms,
        final Map<Integer, InstrumentSettings> instruments,
        final ModelTally tally,
        final SlippageRule slippage,
        final long feePpm)
    {
        this.commands = commands;
        this.market = market;
        this.terms = terms;
        this.instruments = instruments;
        this.tally = tally;
        this.slippage = slippage;
        this.feePpm = feePpm;
    }

    void execute(final Slice slice)
    {
        final long price = price(slice);
        if (slice.isSell() ? price < slice.limitPrice() : price > slice.limitPrice())
        {
            tally.add(Count.BEYOND_LIMIT);
            return;
        }
        final long signedLots = slice.isSell() ? -slice.lots() : slice.lots();
        final long cost = Math.abs(terms.cost(slice.instrument(), signedLots, price));
        final long traded = market.trade(slice.orderId(), slice.instrument(), slice.orderId(), slice.isSell(),
            slice.lots(), price, Market.share(cost, feePpm, MILLION));
        tally.add(traded > 0 ? Count.MODELLED_FILLS : Count.SIDES_REFUSED);
    }

    /**
     * Mark moved by the slippage, rounded against the account, within 1 and the contract's largest price.
     */
    private long price(final Slice slice)
    {
        final long slippagePpm = slippage.slippagePpm(commands.timeNs(), slice.instrument(), slice.isSell());
        return slice.isSell() ?
            Math.max(1, WideMath.mulDivFloor(slice.markPrice(), MILLION - slippagePpm, MILLION)) :
            Math.min(instruments.get(slice.instrument()).maxPrice(),
                WideMath.mulDivCeil(slice.markPrice(), MILLION + slippagePpm, MILLION));
    }

    void close(final long orderId)
    {
        commands.close(orderId);
        tally.add(Count.CLOSED_BY_MODEL);
    }
}
