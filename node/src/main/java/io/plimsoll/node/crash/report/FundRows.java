package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.FundPath;
import io.plimsoll.node.crash.record.PoolState;
import io.plimsoll.node.page.Figures;

/**
 * A pool's fund in one line.
 */
final class FundRows
{
    static final String[] HEADINGS = {
        "pool", "fund at the start", "lowest", "at the end", "paid", "tranche drawn", "haircuts", "uncovered",
        "backstop at the end"};

    private FundRows()
    {
    }

    static String[] row(final CrashRun run, final PoolState pool)
    {
        final FundPath path = run.record().funds();
        long lowest = Long.MAX_VALUE;
        for (int candle = 0; candle < run.market().candleCount(); candle++)
        {
            lowest = Math.min(lowest, path.fundMicros(pool.pool(), candle));
        }
        return new String[]{
            run.market().pools().get(pool.pool()),
            Figures.usdt(path.fundMicros(pool.pool(), 0)),
            Figures.usdt(lowest),
            Figures.usdt(pool.fundMicros()),
            Figures.usdt(pool.fundPaid()),
            Figures.usdt(pool.trancheDrawn()),
            Figures.usdt(pool.winnersPaid()),
            Figures.usdt(pool.uncovered()),
            Figures.usdt(pool.backstopMicros())};
    }
}
