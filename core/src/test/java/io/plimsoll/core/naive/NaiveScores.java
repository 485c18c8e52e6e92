package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorDiv;

/**
 * The order in which holders of one side are deleveraged (R7.6).
 */
final class NaiveScores
{
    private static final BigInteger LARGEST = BigInteger.TEN.pow(15);
    private static final long LEAST_WALLET = 1_000_000L;

    /**
     * A holder and his score in ppm.
     */
    record Candidate(NaiveMarginAccount owner, long score)
    {
    }

    private final NaiveState state;
    private final NaiveMargin margin;

    NaiveScores(final NaiveState state, final NaiveMargin margin)
    {
        this.state = state;
        this.margin = margin;
    }

    static boolean isRanked(final LossRule rule)
    {
        return rule == LossRule.BITMEX || rule == LossRule.BINANCE || rule == LossRule.HYPERLIQUID;
    }

    /**
     * Holders of one side, the first to go first. The sort is stable: ties stay by account id and scope.
     *
     * @param side   sign of their lots.
     * @param except an account that is not asked, or null.
     */
    List<Candidate> ranked(
        final NaiveInstrument instrument, final int side, final LossRule rule, final NaiveAccount except)
    {
        final List<Candidate> candidates = new ArrayList<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            final boolean isHolder = Long.signum(owner.lots(instrument)) == side;
            if (isHolder && owner.account.isCustomer() && !owner.isEstate() && owner.account != except)
            {
                candidates.add(new Candidate(owner, score(owner, instrument, rule)));
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::score).reversed());
        return candidates;
    }

    private long score(final NaiveMarginAccount owner, final NaiveInstrument instrument, final LossRule rule)
    {
        final NaivePosition leg = owner.position(instrument);
        final NaiveAsset asset = instrument.settleAsset;
        final BigInteger pnl = big(asset.rawValue(leg.unrealisedUnits(instrument.mark)));
        final BigInteger entry = big(asset.rawValue(big(leg.costUnits).abs()));
        final BigInteger notional = big(instrument.notional(leg.lots, instrument.mark));
        final BigInteger equity = big(margin.equityRaw(owner));
        final BigInteger leverage = quotient(notional, equity);
        return switch (rule)
        {
            case BITMEX -> bitmex(quotient(pnl, entry), leverage);
            case BINANCE -> product(
                quotient(pnl.max(BigInteger.ZERO), wallet(owner, equity)),
                quotient(big(margin.maintenance(owner)), equity));
            case HYPERLIQUID -> product(quotient(notional, entry), leverage);
            default -> throw new IllegalArgumentException("not ranked: " + rule);
        };
    }

    private BigInteger wallet(final NaiveMarginAccount owner, final BigInteger equity)
    {
        return equity.subtract(big(margin.unrealisedMoney(owner, position -> true))).max(big(LEAST_WALLET));
    }

    /**
     * Next to no leverage still counts as one part per million, or losers would be first.
     */
    private static long bitmex(final BigInteger gain, final BigInteger leverage)
    {
        return gain.signum() > 0 ?
            product(gain, leverage) : quotient(gain, leverage.max(BigInteger.ONE)).longValueExact();
    }

    private static BigInteger quotient(final BigInteger dividend, final BigInteger divisor)
    {
        return divisor.signum() <= 0 ? LARGEST : clamped(floorDiv(dividend.multiply(big(PPM)), divisor));
    }

    private static long product(final BigInteger a, final BigInteger b)
    {
        return clamped(floorDiv(a.multiply(b), big(PPM))).longValueExact();
    }

    private static BigInteger clamped(final BigInteger x)
    {
        return x.min(LARGEST).max(LARGEST.negate());
    }
}
