package io.plimsoll.node.whatif;

import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.node.whatif.ModelCommands.Trade;
import org.agrona.collections.Int2ObjectHashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the other side of every trade that the recorded run does not have, through ordinary accounts of the core, so
 * that money and contracts add up. Its accounts hold so much and positions so small that no price liquidates one; they
 * are opened when they are needed first, and appear in no figure.
 */
final class Market
{
    /**
     * Accounts for one contract, at most.
     */
    static final int MAX_ACCOUNTS = 16;

    private static final int NUMERAIRE = 0;
    /**
     * Nine tenths of the largest exact balance (R1.5): more than a quarter of the largest position can lose.
     */
    private static final long CAPITAL_MICROS = 90_000_000_000_000_000L;
    private static final int POSITION_SHARE = 4;

    private final ModelCommands commands;
    private final Map<Integer, InstrumentSettings> instruments;
    private final long orderId;
    private final Int2ObjectHashMap<List<Account>> accounts = new Int2ObjectHashMap<>();
    private long nextAccount;

    /**
     * One account and its position in the one contract that it trades.
     */
    private static final class Account
    {
        private final long id;
        private long lots;

        Account(final long id)
        {
            this.id = id;
        }

        long room(final boolean isBuying, final long most)
        {
            return most - (isBuying ? lots : -lots);
        }
    }

    /**
     * @param commands     to the core.
     * @param instruments  of the run, with the limits that hold.
     * @param firstAccount the first free account id; all above are free too.
     * @param orderId      a free order id: its orders are filled at once.
     */
    Market(
        final ModelCommands commands,
        final Map<Integer, InstrumentSettings> instruments,
        final long firstAccount,
        final long orderId)
    {
        this.commands = commands;
        this.instruments = instruments;
        this.nextAccount = firstAccount;
        this.orderId = orderId;
    }

    /**
     * Trade with a known order.
     *
     * @param tradeId    of the venue.
     * @param instrument of the order.
     * @param other      id of the order.
     * @param isSelling  if that order sells.
     * @param lots       at most those that it has left.
     * @param price      within its limit.
     * @param feeUnits   that it pays, settle units.
     * @return lots traded: all, or fewer if the core refuses a part.
     */
    long trade(
        final long tradeId,
        final int instrument,
        final long other,
        final boolean isSelling,
        final long lots,
        final long price,
        final long feeUnits)
    {
        final long most = Math.max(1, instruments.get(instrument).maxPositionLots() / POSITION_SHARE);
        long left = lots;
        long feeLeft = feeUnits;
        while (left > 0)
        {
            final Account account = account(instrument, isSelling, most);
            final long part = Math.min(left, account.room(isSelling, most));
            final long fee = part == left ? feeLeft : share(feeUnits, part, lots);
            if (!commands.place(account.id, orderId, instrument, !isSelling, false, part, price, true))
            {
                return lots - left;
            }
            final boolean isFilled = commands.fill(isSelling ?
                new Trade(tradeId, instrument, price, part, orderId, other, 0, fee) :
                new Trade(tradeId, instrument, price, part, other, orderId, fee, 0));
            if (!isFilled)
            {
                commands.close(orderId);
                return lots - left;
            }
            account.lots += isSelling ? part : -part;
            left -= part;
            feeLeft -= fee;
        }
        return lots;
    }

    /**
     * @return {@code amount x part / whole}, toward 0.
     */
    static long share(final long amount, final long part, final long whole)
    {
        final long size = WideMath.mulDivFloor(Math.abs(amount), part, whole);
        return amount < 0 ? -size : size;
    }

    private Account account(final int instrument, final boolean isBuying, final long most)
    {
        final List<Account> all = accounts.computeIfAbsent(instrument, key -> new ArrayList<>());
        for (final Account account : all)
        {
            if (account.room(isBuying, most) > 0)
            {
                return account;
            }
        }
        if (all.size() == MAX_ACCOUNTS)
        {
            throw new WhatIfException("the market of instrument " + instrument + " would have to hold more than " +
                MAX_ACCOUNTS * most + " lots: raise its max-position in the parameters");
        }
        final Account account = new Account(nextAccount++);
        if (!commands.openCustomer(account.id) || !commands.deposit(account.id, NUMERAIRE, CAPITAL_MICROS))
        {
            throw new IllegalStateException("the what-if core has no room for account " + account.id);
        }
        all.add(account);
        return account;
    }
}
