package io.plimsoll.node.divergence.market;

import io.plimsoll.node.crash.market.CrashMarket;

import java.util.List;

/**
 * The markets of a window.
 *
 * @param day     that is replayed.
 * @param market  contracts; its marks are the first source outside the venue, its book the venue's own.
 * @param sources of the indices, the venue's own first where it has one of its own.
 * @param seconds what the venue published; empty where that is not known.
 */
public record DivergenceMarket(DivergenceDay day, CrashMarket market, List<Source> sources, List<Second> seconds)
{
    /**
     * Lists that are ours to keep.
     */
    public DivergenceMarket
    {
        sources = List.copyOf(sources);
        seconds = List.copyOf(seconds);
    }

    /**
     * The source of an id.
     *
     * @param id of the source.
     * @return the source.
     */
    public Source source(final int id)
    {
        for (final Source source : sources)
        {
            if (source.id() == id)
            {
                return source;
            }
        }
        throw new IllegalArgumentException("no source " + id);
    }

    /**
     * The contract on a coin.
     *
     * @param symbol of the coin.
     * @return instrument.
     */
    public int instrument(final String symbol)
    {
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            if (market.marks().contract(instrument).symbol().equals(symbol))
            {
                return instrument;
            }
        }
        throw new IllegalArgumentException("no contract on " + symbol);
    }
}
