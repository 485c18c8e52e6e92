package io.plimsoll.node.whatif;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The accounts of a run: customers, with the instruments that they have isolated, and backstops, with what they were
 * paid in and what they hold.
 */
final class Roster
{
    private static final Set<Integer> NOTHING = Set.of();
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final LongArrayList customers = new LongArrayList();
    private final Long2ObjectHashMap<Set<Integer>> isolated = new Long2ObjectHashMap<>();
    private final Map<Long, Backstop> backstops = new TreeMap<>();

    /**
     * A backstop.
     */
    static final class Backstop
    {
        private final Long2LongHashMap lots = new Long2LongHashMap(UNKNOWN);
        private final Map<Integer, Long> paidIn = new TreeMap<>();

        long lots(final int instrument)
        {
            return lots.getOrDefault(instrument, 0);
        }

        /**
         * @return deposits less withdrawals, units by asset.
         */
        Map<Integer, Long> paidIn()
        {
            return paidIn;
        }
    }

    void onOpened(final AccountOpenedDecoder event)
    {
        if (event.kind() == AccountKind.BACKSTOP)
        {
            backstops.put(event.account(), new Backstop());
        }
        else
        {
            customers.addLong(event.account());
        }
    }

    void onMode(final MarginModeChangedDecoder event)
    {
        final Set<Integer> scopes = isolated.computeIfAbsent(event.account(), key -> new TreeSet<>());
        if (event.mode() == MarginMode.ISOLATED)
        {
            scopes.add(event.instrument());
        }
        else
        {
            scopes.remove(event.instrument());
        }
    }

    void onBalance(final BalanceChangedDecoder event)
    {
        final Backstop backstop = backstops.get(event.account());
        if (backstop != null && event.cause() != BalanceCause.MARGIN_TRANSFER)
        {
            backstop.paidIn.merge(event.asset(), event.amountUnits(), Long::sum);
        }
    }

    void onBackstopLots(final long account, final int instrument, final long lots)
    {
        backstops.get(account).lots.put((long)instrument, lots);
    }

    boolean isBackstop(final long account)
    {
        return backstops.containsKey(account);
    }

    /**
     * @return lots that a backstop holds, signed.
     */
    long backstopLots(final long account, final int instrument)
    {
        return backstops.get(account).lots(instrument);
    }

    LongArrayList customers()
    {
        return customers;
    }

    /**
     * @return instruments that a customer has isolated.
     */
    Set<Integer> isolated(final long account)
    {
        return isolated.getOrDefault(account, NOTHING);
    }

    /**
     * @return backstops by account.
     */
    Map<Long, Backstop> backstops()
    {
        return backstops;
    }
}
