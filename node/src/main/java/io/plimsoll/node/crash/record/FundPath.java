package io.plimsoll.node.crash.record;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.venue.CrashAccounts;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.venue.VenueAccounts;

/**
 * Balances of the funds and equity of the backstops at the end of each candle. Money is micro-USDT.
 */
public final class FundPath
{
    private final long[][] funds;
    private final long[][] backstops;
    private final long[] common;

    FundPath(final int pools, final int candles)
    {
        funds = new long[pools][candles];
        backstops = new long[pools][candles];
        common = new long[candles];
    }

    void note(final int candle, final Books books)
    {
        for (int pool = 0; pool < funds.length; pool++)
        {
            funds[pool][candle] = books.holding(CrashAccounts.fund(pool), Books.CROSS).balance(Market.USDT);
            backstops[pool][candle] =
                books.equityMicros(books.holding(VenueAccounts.backstop(pool), Books.CROSS));
        }
        common[candle] = books.holding(CrashAccounts.commonFund(), Books.CROSS).balance(Market.USDT);
    }

    /**
     * Balance of a pool's fund.
     *
     * @param pool   number.
     * @param candle index.
     * @return micro-USDT.
     */
    public long fundMicros(final int pool, final int candle)
    {
        return funds[pool][candle];
    }

    /**
     * Equity of a pool's backstop.
     *
     * @param pool   number.
     * @param candle index.
     * @return micro-USDT.
     */
    public long backstopMicros(final int pool, final int candle)
    {
        return backstops[pool][candle];
    }

    /**
     * Balance of the common fund.
     *
     * @param candle index.
     * @return micro-USDT.
     */
    public long commonMicros(final int candle)
    {
        return common[candle];
    }

    /**
     * Number of pools.
     *
     * @return the number.
     */
    public int pools()
    {
        return funds.length;
    }
}
