package io.plimsoll.core.report;

import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.price.Market;

/**
 * The first price at which an account falls below maintenance, others fixed: exact to the increment, by bisection over
 * the very evaluation that decides (rulebook R3.7).
 */
final class LiquidationPrice
{
    static final long NO_PRICE = 0;

    private final Market market;
    private final Valuation valuation;

    LiquidationPrice(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    /**
     * Liquidation price of one position. The valuation is left at another account state; evaluate again afterwards.
     *
     * @param account    row.
     * @param instrument of the position.
     * @param lots       signed.
     * @return price in increments; {@link #NO_PRICE} if there is none in 1..maxPrice.
     */
    long of(final int account, final Instrument instrument, final long lots)
    {
        if (lots == 0)
        {
            return NO_PRICE;
        }
        final long mark = market.mark(instrument.id());
        final long end = lots > 0 ? 1 : instrument.maxPrice();
        try
        {
            if (!isHealthyAt(account, instrument, mark))
            {
                return mark;
            }
            return isHealthyAt(account, instrument, end) ? NO_PRICE : bisect(account, instrument, mark, end);
        }
        finally
        {
            market.mark(instrument.id(), mark);
        }
    }

    private long bisect(final int account, final Instrument instrument, final long mark, final long end)
    {
        long healthy = mark;
        long unhealthy = end;
        while (Math.abs(healthy - unhealthy) > 1)
        {
            final long middle = healthy + unhealthy >>> 1;
            if (isHealthyAt(account, instrument, middle))
            {
                healthy = middle;
            }
            else
            {
                unhealthy = middle;
            }
        }
        return unhealthy;
    }

    private boolean isHealthyAt(final int account, final Instrument instrument, final long price)
    {
        market.mark(instrument.id(), price);
        valuation.evaluate(account);
        return valuation.equity() >= valuation.maintenanceMargin();
    }
}
