package io.plimsoll.node.divergence.record;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.record.AccountLoss;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.Rule;

import java.util.Set;
import java.util.TreeSet;

/**
 * One run of a window.
 *
 * @param name   of the way that prices are made.
 * @param run    who was liquidated and who lost what.
 * @param record what was decided about prices.
 */
public record DivergenceRun(String name, CrashRun run, DivergenceRecord record)
{
    /**
     * Accounts of the crowd that were liquidated or taken over.
     *
     * @return ids.
     */
    public Set<Long> liquidated()
    {
        final Set<Long> accounts = new TreeSet<>();
        for (final AccountLoss loss : run.record().losses().all())
        {
            if (loss.isLiquidated() && isCustomer(loss.account()))
            {
                accounts.add(loss.account());
            }
        }
        return accounts;
    }

    /**
     * What rules took from the crowd: slippage, fees, premiums, what was left in estates, and haircuts.
     *
     * @return micro-USDT.
     */
    public long takenMicros()
    {
        long sum = 0;
        for (final AccountLoss loss : run.record().losses().all())
        {
            if (isCustomer(loss.account()))
            {
                for (final Rule rule : Rule.values())
                {
                    sum += loss.micros(rule);
                }
            }
        }
        return sum;
    }

    /**
     * What some of the crowd have at the end, at the prices of this run.
     *
     * @param accounts ids.
     * @return equity, micro-USDT.
     */
    public long equityMicros(final Set<Long> accounts)
    {
        final Books books = run.books();
        long sum = 0;
        for (final Holding holding : books.holdings())
        {
            if (accounts.contains(holding.account()))
            {
                sum += books.equityMicros(holding);
            }
        }
        return sum;
    }

    private boolean isCustomer(final long account)
    {
        return account <= run.crowd().accounts().size();
    }
}
