package io.plimsoll.core.loss;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.message.LossRule;

/**
 * Who is deleveraged first, by the published rules of three venues (rulebook R7.6). Scores and factors are ppm, rounded
 * down, within 10^15 either way; a divisor that is not positive makes a quotient the largest.
 */
public final class AdlScore
{
    /**
     * Largest score, factor or quotient: 10^9 times the whole.
     */
    public static final long LARGEST = 1_000_000_000_000_000L;

    /**
     * Least wallet that Binance's P&amp;L is measured by: one numeraire.
     */
    public static final long LEAST_WALLET = 1_000_000L;

    private static final long MILLION = 1_000_000L;

    private AdlScore()
    {
    }

    /**
     * BitMEX: P&amp;L ratio times effective leverage; losers with most leverage last.
     *
     * @param pnl        of the leg, funding included, money.
     * @param entryValue of the leg, money.
     * @param notional   of the leg at the mark, money.
     * @param equity     without haircuts, of the margin account, money.
     * @return ppm.
     */
    public static long bitmex(final long pnl, final long entryValue, final long notional, final long equity)
    {
        final long ratio = quotient(pnl, entryValue);
        final long leverage = quotient(notional, equity);
        // Next to no leverage rounds to nothing; divided by that, a loser would be first.
        return ratio > 0 ? product(ratio, leverage) : quotient(ratio, Math.max(1, leverage));
    }

    /**
     * Binance: profit in parts of the wallet, times the margin ratio.
     *
     * @param pnl               of the leg, funding included, money.
     * @param wallet            equity without haircuts and without the P&amp;L of all legs, money.
     * @param maintenanceMargin of the margin account, money.
     * @param equity            without haircuts, of the margin account, money.
     * @return ppm, not negative.
     */
    public static long binance(
        final long pnl, final long wallet, final long maintenanceMargin, final long equity)
    {
        return product(
            quotient(Math.max(0, pnl), Math.max(LEAST_WALLET, wallet)), quotient(maintenanceMargin, equity));
    }

    /**
     * Hyperliquid: mark over entry, times leverage.
     *
     * @param entryValue of the leg, money.
     * @param notional   of the leg at the mark, money.
     * @param equity     without haircuts, of the margin account, money.
     * @return ppm, not negative.
     */
    public static long hyperliquid(final long entryValue, final long notional, final long equity)
    {
        return product(quotient(notional, entryValue), quotient(notional, equity));
    }

    /**
     * Score by a rule.
     *
     * @param lossRule          BITMEX, BINANCE or HYPERLIQUID.
     * @param pnl               of the leg.
     * @param entryValue        of the leg.
     * @param notional          of the leg.
     * @param wallet            of the margin account.
     * @param maintenanceMargin of the margin account.
     * @param equity            of the margin account.
     * @return ppm.
     */
    static long of(
        final int lossRule,
        final long pnl,
        final long entryValue,
        final long notional,
        final long wallet,
        final long maintenanceMargin,
        final long equity)
    {
        if (lossRule == LossRule.BITMEX.value())
        {
            return bitmex(pnl, entryValue, notional, equity);
        }
        return lossRule == LossRule.BINANCE.value() ?
            binance(pnl, wallet, maintenanceMargin, equity) : hyperliquid(entryValue, notional, equity);
    }

    private static long quotient(final long dividend, final long divisor)
    {
        return divisor <= 0 ? LARGEST : clamp(WideMath.mulDivFloorSaturated(dividend, MILLION, divisor));
    }

    private static long product(final long a, final long b)
    {
        // Neither is negative where this is asked.
        return b == 0 ? 0 : clamp(WideMath.mulDivFloorSaturated(a, b, MILLION));
    }

    private static long clamp(final long ppm)
    {
        return Math.max(-LARGEST, Math.min(LARGEST, ppm));
    }
}
