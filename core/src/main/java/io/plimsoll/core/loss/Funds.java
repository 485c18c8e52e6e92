package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.outcome.FundEvents;

/**
 * Insurance funds of the pools, and what they pay (rulebook R7.3).
 */
public final class Funds
{
    private final Accounts book;
    private final FundEvents events;

    /**
     * Over given tables.
     *
     * @param book   of margin accounts.
     * @param events to tell of payments.
     */
    public Funds(final Accounts book, final FundEvents events)
    {
        this.book = book;
        this.events = events;
    }

    /**
     * What the fund of a pool may pay for one event.
     *
     * @param pool id.
     * @return money, not negative; 0 without a fund.
     */
    public long payable(final int pool)
    {
        final int fund = book.house().fund(pool);
        return fund == AccountTable.NONE ? 0 : Math.max(0, book.amount(fund, 0));
    }

    /**
     * Take money out of a fund; the caller gives it to whom it is for.
     *
     * @param pool   id.
     * @param cause  of the payment.
     * @param amount money, positive, not above what is payable.
     */
    public void pay(final int pool, final FundCause cause, final long amount)
    {
        final int fund = book.house().fund(pool);
        book.credit(fund, 0, -amount);
        events.changed(book.accounts().id(fund), pool, cause, -amount, book.amount(fund, 0));
    }
}
