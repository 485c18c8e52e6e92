package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.TreeMap;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Whether money and contracts add up (R7.9), counted from the accounts themselves.
 */
final class NaiveBooks
{
    private NaiveBooks()
    {
    }

    static boolean isConserved(final NaiveState state)
    {
        return imbalance(state).isEmpty();
    }

    /**
     * What does not add up, in words; empty if everything does.
     */
    static String imbalance(final NaiveState state)
    {
        final TreeMap<Integer, BigInteger> sums = new TreeMap<>();
        final TreeMap<Integer, BigInteger> lots = new TreeMap<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            for (final int asset : owner.heldAssets())
            {
                sums.merge(asset, big(owner.balance(asset)), BigInteger::add);
            }
            for (final NaivePosition position : owner.positions())
            {
                final int asset = position.instrument.settleAsset.id;
                sums.merge(asset, position.accruedUnits().subtract(big(position.costUnits)), BigInteger::add);
                lots.merge(position.instrument.id, big(position.lots), BigInteger::add);
            }
        }
        final StringBuilder found = new StringBuilder();
        for (final NaiveAsset asset : state.assets.values())
        {
            final BigInteger held = sums.getOrDefault(asset.id, BigInteger.ZERO).add(asset.dust).add(asset.fees);
            if (!held.equals(asset.netDeposits))
            {
                found.append("asset ").append(asset.id).append(": ").append(held)
                    .append(" held, ").append(asset.netDeposits).append(" deposited\n");
            }
        }
        lots.forEach((instrument, sum) ->
        {
            if (sum.signum() != 0)
            {
                found.append("instrument ").append(instrument).append(": lots sum to ").append(sum).append('\n');
            }
        });
        return found.toString();
    }
}
