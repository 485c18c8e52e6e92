package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import org.agrona.collections.Long2ObjectHashMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Who lost what by which rule, and who bore the deficits.
 */
public final class LossRecord
{
    private static final int SCOPE_BITS = 16;

    private final CrashMarket market;
    private final Books books;
    private final Tally tally;
    private final Touched touched;
    private final Long2ObjectHashMap<AccountLoss> losses = new Long2ObjectHashMap<>();
    private final Set<Long> deleveragedEstates = new HashSet<>();

    LossRecord(final CrashMarket market, final Crowd crowd, final Books books, final Tally tally)
    {
        this.market = market;
        this.books = books;
        this.tally = tally;
        touched = new Touched(crowd);
    }

    /** A premium from the estate is its owner's loss; one from the fund is the fund's. */
    void onTaken(final int candle, final AuctionTakenDecoder event)
    {
        final long ofEstate = event.premium() - event.fundPaid();
        tally.add(Count.TAKES, candle, 1);
        tally.add(Count.TAKEN, candle, event.notional());
        tally.add(Count.PREMIUMS, candle, ofEstate);
        tally.add(Count.FUND_PREMIUMS, candle, event.fundPaid());
        loss(event.account()).add(Rule.PREMIUM, ofEstate);
    }

    void onEstate(final int candle, final EstateSettledDecoder event)
    {
        deleveragedEstates.remove(key(event.account(), event.scope()));
        final long surplus = Math.max(0, event.equityNoHaircut());
        tally.add(Count.ESTATES, candle, 1);
        tally.add(Count.INSOLVENT_ESTATES, candle, event.deficit() > 0 ? 1 : 0);
        tally.add(Count.ESTATE_DEFICIT, candle, event.deficit());
        tally.add(Count.ESTATE_SURPLUS, candle, surplus);
        tally.add(Count.SURPLUS_TO_FUNDS, candle, event.surplusToFund());
        final AccountLoss loss = loss(event.account());
        loss.add(Rule.ESTATE, surplus);
        loss.onDeficit(event.deficit());
    }

    void onAllocated(final int candle, final LossAllocatedDecoder event)
    {
        tally.add(Count.ALLOCATIONS, candle, 1);
        tally.add(Count.OWED, candle, event.deficit());
        tally.add(Count.UNCOVERED, candle, event.uncovered());
    }

    void onHaircut(final int candle, final HaircutAppliedDecoder event)
    {
        tally.add(Count.HAIRCUTS, candle, 1);
        tally.add(Count.BY_WINNERS, candle, event.haircut());
        loss(event.account()).add(Rule.HAIRCUT, event.haircut());
        touched.onPaid(event.account(), books.grossMicros(books.holding(event.account(), event.scope())),
            event.equityNoHaircut());
        touched.onHaircut(event.account(), event.haircut(), event.equityNoHaircut());
    }

    /** The books still hold both positions as they were before. */
    void onDeleveraged(final int candle, final PositionDeleveragedDecoder event)
    {
        final int instrument = event.instrument();
        final long givenUp =
            market.marks().contract(instrument).worthMicros(event.lots(), event.price() - event.markPrice());
        final Holding holding = books.holding(event.account(), event.scope());
        final long before = books.worthMicros(instrument, holding.lots(instrument));
        final long after = books.worthMicros(instrument, event.positionLots());
        tally.add(Count.DELEVERAGED, candle, 1);
        tally.add(Count.DELEVERAGED_NOTIONAL, candle, Math.abs(books.worthMicros(instrument, event.lots())));
        tally.add(Count.GIVEN_UP, candle, givenUp);
        if (deleveragedEstates.add(key(event.bankrupt(), event.bankruptScope())))
        {
            tally.add(Count.DELEVERAGED_DEFICIT, candle, event.deficit());
        }
        final AccountLoss bankrupt = loss(event.bankrupt());
        bankrupt.onDeficit(givenUp);
        loss(event.account()).add(Rule.DELEVERAGING, givenUp);
        touched.onPaid(event.account(), books.grossMicros(holding), books.equityMicros(holding));
        touched.onReduced(event.account(), books.netMicros(holding) + after - before,
            books.grossMicros(holding) + Math.abs(after) - Math.abs(before), false);
    }

    void onFund(final int candle, final FundChangedDecoder event)
    {
        if (event.cause() == FundCause.LOSS)
        {
            tally.add(Count.BY_FUNDS, candle, -event.amount());
        }
        else if (event.cause() == FundCause.TRANCHE)
        {
            tally.add(Count.BY_COMMON, candle, -event.amount());
        }
    }

    AccountLoss loss(final long account)
    {
        AccountLoss loss = losses.get(account);
        if (loss == null)
        {
            loss = new AccountLoss(account);
            losses.put(account, loss);
        }
        return loss;
    }

    private static long key(final long account, final int scope)
    {
        return account << SCOPE_BITS | scope;
    }

    /**
     * Losses of all accounts that a rule touched.
     *
     * @return in no order.
     */
    public Collection<AccountLoss> all()
    {
        return losses.values();
    }

    /**
     * Winners who paid.
     *
     * @return who.
     */
    public Touched touched()
    {
        return touched;
    }
}
