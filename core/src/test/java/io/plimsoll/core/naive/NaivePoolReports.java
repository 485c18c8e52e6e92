package io.plimsoll.core.naive;

import java.util.List;

import io.plimsoll.core.message.AdlRankReportedEncoder;
import io.plimsoll.core.message.PoolReportedEncoder;
import io.plimsoll.core.message.QueryAdlRankDecoder;
import io.plimsoll.core.message.QueryPoolDecoder;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Answers QueryPool and QueryAdlRank (R7.6, R7.9). Changes nothing.
 */
final class NaivePoolReports
{
    private static final int MAX_RISK_POOL = 63;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveLosses losses;
    private final NaiveScores scores;
    private final NaiveEvents events;

    NaivePoolReports(
        final NaiveState state, final NaiveMargin margin, final NaiveLosses losses, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.losses = losses;
        this.scores = new NaiveScores(state, margin);
        this.events = events;
    }

    Reason queryPool(final QueryPoolDecoder command)
    {
        final int id = command.riskPool();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, MAX_RISK_POOL)
            .when(!state.backstops.containsKey(id), Reason.UNKNOWN_RISK_POOL);
        if (verdict.isClear())
        {
            report(state.pool(id));
        }
        return verdict.reason();
    }

    private void report(final NaivePool pool)
    {
        int auctions = 0;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            auctions += owner.auction != null && owner.auction.pool == pool ? 1 : 0;
        }
        events.send(new PoolReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .riskPool(pool.id).lossRule(pool.lossRule()).fundBalance(pool.balance())
            .fundPeak(pool.peak(state.timeNs)).fundAvailable(pool.payable(state.timeNs))
            .commonBalance(state.commonFund == null ? 0 : state.commonFund.cross.balance(NaiveAsset.NUMERAIRE))
            .trancheCap(pool.hasRules() ? pool.rules.trancheCap() : 0).trancheDrawn(pool.trancheDrawn)
            .backstopEquity(margin.equityRaw(state.backstop(pool.id).cross))
            .deficits(pool.deficits).fundPaid(pool.fundPaid).winnersPaid(pool.winnersPaid)
            .uncovered(pool.uncovered).auctions(auctions).encodedLength());
    }

    Reason queryAdlRank(final QueryAdlRankDecoder command)
    {
        final int scope = command.scope();
        final boolean isCross = scope == NaiveMarginAccount.CROSS;
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveAccount account = state.accounts.get(command.account());
        final NaiveVerdict verdict = new NaiveVerdict()
            .when(!isCross && !state.instruments.containsKey(scope), Reason.UNKNOWN_INSTRUMENT)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            final NaiveMarginAccount owner = isCross ? account.cross : account.isolated(scope);
            verdict.when(account.marginAccountOf(instrument.id) != owner, Reason.WRONG_MARGIN_MODE);
        }
        if (verdict.isClear())
        {
            report(account.marginAccountOf(instrument.id), instrument);
        }
        return verdict.reason();
    }

    private void report(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        final NaivePool pool = state.pool(instrument.riskPool);
        final AdlRankReportedEncoder encoder =
            new AdlRankReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
        encoder.account(owner.account.id).scope(owner.scope).instrument(instrument.id).lossRule(pool.lossRule());
        if (NaiveScores.isRanked(pool.lossRule()))
        {
            rankByScore(encoder, owner, instrument);
        }
        else
        {
            rankByPnl(encoder, owner, pool);
        }
        events.send(encoder.encodedLength());
    }

    private void rankByScore(
        final AdlRankReportedEncoder encoder, final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        final int side = Long.signum(owner.lots(instrument));
        final List<NaiveScores.Candidate> candidates = side == 0 ? List.of() :
            scores.ranked(instrument, side, state.pool(instrument.riskPool).lossRule(), null);
        int rank = 0;
        long score = 0;
        for (int i = 0; i < candidates.size(); i++)
        {
            if (candidates.get(i).owner() == owner)
            {
                rank = i + 1;
                score = candidates.get(i).score();
            }
        }
        encoder.rank(rank).candidates(candidates.size()).scorePpm(score).positivePnl(0).sharePpm(0);
    }

    private void rankByPnl(
        final AdlRankReportedEncoder encoder, final NaiveMarginAccount owner, final NaivePool pool)
    {
        final List<NaiveLosses.Winner> winners = losses.winners(pool.id);
        long positivePnl = 0;
        for (final NaiveLosses.Winner winner : winners)
        {
            positivePnl += winner.owner() == owner ? winner.positivePnl() : 0;
        }
        encoder.rank(NaiveLosses.rank(winners, owner)).candidates(winners.size()).scorePpm(0)
            .positivePnl(positivePnl)
            .sharePpm(positivePnl == 0 ? 0 : floorMulDiv(positivePnl, PPM, NaiveLosses.total(winners)));
    }
}
