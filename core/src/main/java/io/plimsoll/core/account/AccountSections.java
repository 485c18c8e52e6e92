package io.plimsoll.core.account;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * The tables in a snapshot: their rows as they lie in memory. What can be had from the rows is rebuilt: the maps from
 * id to row, and the backstops of the pools.
 */
public final class AccountSections
{
    private final Accounts book;
    private final Contracts contracts;

    /**
     * Of given tables.
     *
     * @param book      of margin accounts.
     * @param contracts listed; to be loaded before the tables.
     */
    public AccountSections(final Accounts book, final Contracts contracts)
    {
        this.book = book;
        this.contracts = contracts;
    }

    /**
     * Write all tables.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        book.accounts().save(writer, Section.ACCOUNTS);
        book.positions().save(writer, Section.POSITIONS);
        book.balances().save(writer, Section.BALANCES);
        book.orders().save(writer, Section.ORDERS);
    }

    /**
     * Read all tables, and follow every link in them once.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a table cannot hold its rows, or a row names what there is
     *                                                     not or what belongs to another.
     */
    public void load(final SnapshotReader reader)
    {
        final RowClaims accounts = book.accounts().load(reader, Section.ACCOUNTS);
        final RowClaims positions = book.positions().load(reader, Section.POSITIONS);
        final RowClaims balances = book.balances().load(reader, Section.BALANCES);
        final RowClaims orders = book.orders().load(reader, Section.ORDERS);
        new LinkCheck(book, contracts, accounts, positions, balances, orders).run();
    }
}
