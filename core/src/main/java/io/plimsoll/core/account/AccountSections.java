package io.plimsoll.core.account;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.function.IntConsumer;

/**
 * The tables in a snapshot: their rows as they lie in memory. What can be had from the rows is rebuilt: the maps from
 * id to row, and the backstops of the pools.
 */
public final class AccountSections
{
    private final Accounts book;
    private final Contracts contracts;
    private RowClaims accountClaims;
    private RowClaims positionClaims;
    private RowClaims balanceClaims;
    private RowClaims orderClaims;

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
     * Read all tables. Their rows must not be used before {@link #follow} has been through them.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a table cannot hold its rows.
     */
    public void load(final SnapshotReader reader)
    {
        accountClaims = book.accounts().load(reader, Section.ACCOUNTS);
        positionClaims = book.positions().load(reader, Section.POSITIONS);
        balanceClaims = book.balances().load(reader, Section.BALANCES);
        orderClaims = book.orders().load(reader, Section.ORDERS);
    }

    /**
     * Follow every link of the tables loaded once.
     *
     * @param onAccount told the row of each margin account, when its own links have been followed.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a row names what there is not, or what is another's.
     */
    public void follow(final IntConsumer onAccount)
    {
        new LinkCheck(book, contracts, accountClaims, positionClaims, balanceClaims, orderClaims).run(onAccount);
        accountClaims = null;
        positionClaims = null;
        balanceClaims = null;
        orderClaims = null;
    }
}
