package io.plimsoll.node.crash.venue;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Tier;
import io.plimsoll.node.demo.venue.Commands;

/**
 * A handful of professionals who take estates once the premium for a unit of notional is what they ask, as far as their
 * capital goes, and who sell what they took into the depth that slices leave.
 */
final class Bidders
{
    /** Premium that each asks for, in parts of the notional: from the keenest to the one who waits for a gift. */
    private static final double[] ASKED = {0.0005, 0.0015, 0.003, 0.008, 0.02};
    private static final double LARGEST_LEVERAGE = 3;
    private static final double E9 = 1e9;
    private static final double PPM = 1e6;

    private final CrashMarket market;
    private final Books books;
    private final AuctionBoard board;
    private final Commands commands;
    private final WaterfallCommands waterfall;
    private long bids;

    Bidders(final CrashMarket market, final Books books, final AuctionBoard board, final Commands commands)
    {
        this.market = market;
        this.books = books;
        this.board = board;
        this.commands = commands;
        waterfall = new WaterfallCommands(commands);
    }

    /** Look at every auction that is running and bid where it pays: at most one bid for each. */
    void act(final long timeNs)
    {
        if (!board.isRunning())
        {
            return;
        }
        for (final Auction auction : board.auctions())
        {
            final Holding estate = books.holding(auction.account(), auction.scope());
            final long equity = books.equityMicros(estate);
            if (!auction.isWaiting(timeNs))
            {
                bid(auction, books.grossMicros(estate),
                    auction.premiumMicros(timeNs, equity, marginMicros(estate)), equity < 0);
            }
        }
    }

    long bids()
    {
        return bids;
    }

    private void bid(
        final Auction auction, final double notional, final double premium, final boolean isFundPaying)
    {
        for (int i = 0; i < ASKED.length && notional > 0 && ASKED[i] * notional <= premium; i++)
        {
            final double fraction = Math.min(1, freeMicros(i) / notional);
            if (isFundPaying && premium * fraction > board.fundMicros(auction.pool()))
            {
                return;
            }
            // Of an estate to be restored the core may sell less than what is bid for, at the same rate.
            if (fraction >= WaterfallTerms.MIN_TAKE_PPM / PPM)
            {
                waterfall.takeAuction(CrashAccounts.bidder(i), auction.account(), auction.scope(),
                    (long)(fraction * E9), auction.isRestoring() ? 0 : (long)(ASKED[i] * notional * fraction));
                commands.awaitEvents();
                bids++;
                return;
            }
        }
    }

    /** Notional that a bidder can still take on. Coins that came with estates are not capital. */
    private double freeMicros(final int bidder)
    {
        final Holding own = books.holding(CrashAccounts.bidder(bidder), Books.CROSS);
        return LARGEST_LEVERAGE * books.moneyMicros(own) - books.grossMicros(own);
    }

    private long marginMicros(final Holding estate)
    {
        double sum = 0;
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            if (estate.lots(instrument) != 0)
            {
                sum += margin(market.marks().contract(instrument),
                    books.worthMicros(instrument, Math.abs(estate.lots(instrument))));
            }
        }
        return (long)sum;
    }

    /** Rulebook R3.2. */
    private static double margin(final Contract contract, final double notionalMicros)
    {
        double sum = 0;
        double lower = 0;
        double rate = 0;
        for (final Tier tier : contract.tiers())
        {
            final double from = (double)tier.lowerUsdt() * Contract.MICROS;
            if (from >= notionalMicros)
            {
                break;
            }
            sum += (from - lower) * rate;
            lower = from;
            rate = tier.maintenancePpm() / PPM;
        }
        return sum + (notionalMicros - lower) * rate;
    }
}
