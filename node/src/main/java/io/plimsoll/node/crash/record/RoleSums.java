package io.plimsoll.node.crash.record;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.venue.CrashAccounts;

/**
 * Equity without haircuts of all accounts of a role, at one moment.
 */
public final class RoleSums
{
    private final long[] equityMicros = new long[Role.values().length];

    /**
     * Sum up.
     *
     * @param crowd that tells the roles.
     * @param books of the moment.
     */
    public RoleSums(final Crowd crowd, final Books books)
    {
        for (final Holding holding : books.holdings())
        {
            equityMicros[CrashAccounts.role(crowd, holding.account()).ordinal()] += books.equityMicros(holding);
        }
    }

    /**
     * Equity of a role.
     *
     * @param role of the accounts.
     * @return micro-USDT.
     */
    public long equityMicros(final Role role)
    {
        return equityMicros[role.ordinal()];
    }
}
