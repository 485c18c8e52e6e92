package io.plimsoll.core.breaker;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.price.Market;

import java.util.Arrays;

/**
 * Triggers that are no prices: the fall of a pool's fund, and how much is being liquidated (rulebook R10.6).
 */
final class RiskTriggers
{
    private static final int MILLION = 1_000_000;
    private static final long NEVER = -1;

    private final Contracts contracts;
    private final Market market;
    private final Funds funds;
    private final Capacity capacity;
    private final BreakerTurn turn;
    private final long[] calmFunds;
    private final long[] calmRates;

    RiskTriggers(
        final Contracts contracts,
        final Market market,
        final Funds funds,
        final Capacity capacity,
        final BreakerTurn turn)
    {
        this.contracts = contracts;
        this.market = market;
        this.funds = funds;
        this.capacity = capacity;
        this.turn = turn;
        calmFunds = new long[contracts.maxInstruments()];
        calmRates = new long[contracts.maxInstruments()];
        Arrays.fill(calmFunds, NEVER);
        Arrays.fill(calmRates, NEVER);
    }

    /**
     * Rules of an instrument have changed.
     */
    void onRules(final int instrument)
    {
        calmFunds[instrument] = NEVER;
        calmRates[instrument] = NEVER;
    }

    /**
     * A command is complete: fire what is on, not spent, and in NORMAL.
     *
     * @return true if neither condition holds.
     */
    boolean look(final InstrumentBreaker breaker)
    {
        final BreakerRules rules = breaker.rules();
        final boolean isDrawdown = isDrawdown(breaker, rules.terms().drawdownPpm());
        final boolean isRate = isRate(breaker, rules.terms().rateNotional());
        breaker.drawdownSpent(breaker.isDrawdownSpent() && isDrawdown);
        breaker.rateSpent(breaker.isRateSpent() && isRate);
        if (breaker.isNormal())
        {
            fireFirst(breaker, isDrawdown, isRate);
        }
        return !isDrawdown && !isRate;
    }

    private void fireFirst(final InstrumentBreaker breaker, final boolean isDrawdown, final boolean isRate)
    {
        final BreakerRules rules = breaker.rules();
        final boolean mayDrawdown = isDrawdown && !breaker.isDrawdownSpent();
        final boolean mayRate = isRate && !breaker.isRateSpent();
        final boolean isRateFirst =
            rules.rateAction() == TriggerRule.HALT && rules.drawdownAction() == TriggerRule.LIMIT;
        if (mayDrawdown && !(mayRate && isRateFirst))
        {
            breaker.drawdownSpent(true);
            fire(breaker, BreakerCause.FUND_DRAWDOWN, rules.drawdownAction());
        }
        else if (mayRate)
        {
            breaker.rateSpent(true);
            fire(breaker, BreakerCause.LIQUIDATION_RATE, rules.rateAction());
        }
    }

    /**
     * Changes of funds and of what was liquidated, so far.
     */
    long changes()
    {
        return funds.changes() + capacity.charges();
    }

    private void fire(final InstrumentBreaker breaker, final BreakerCause cause, final int action)
    {
        if (action == TriggerRule.HALT)
        {
            turn.halt(breaker, cause, PriceTriggers.NONE, 0);
        }
        else
        {
            turn.limitFor(
                breaker, breaker.rules().terms().limitOrHaltNs(), cause, PriceTriggers.NONE, 0,
                market.mark(breaker.instrument()));
        }
    }

    /**
     * Does what has limited an instrument still hold, on the terms of that time?
     *
     * @param breaker in LIMIT, without a trigger by price.
     * @return true if so.
     */
    boolean holds(final InstrumentBreaker breaker)
    {
        return breaker.cause() == BreakerCause.FUND_DRAWDOWN.value() ?
            isFallen(breaker, breaker.terms().drawdownPpm()) :
            capacity.used(breaker.instrument()) >= breaker.terms().rateNotional();
    }

    /**
     * What has limited an instrument holds no more.
     */
    void onClear(final InstrumentBreaker breaker)
    {
        if (breaker.cause() == BreakerCause.FUND_DRAWDOWN.value())
        {
            breaker.drawdownSpent(false);
        }
        else
        {
            breaker.rateSpent(false);
        }
    }

    private boolean isDrawdown(final InstrumentBreaker breaker, final int drawdownPpm)
    {
        final int id = breaker.instrument();
        // Without a change a peak can only fall, so what was calm is calm.
        if (drawdownPpm == 0 || calmFunds[id] == funds.changes())
        {
            return false;
        }
        final boolean isFallen = isFallen(breaker, drawdownPpm);
        calmFunds[id] = isFallen ? NEVER : funds.changes();
        return isFallen;
    }

    private boolean isFallen(final InstrumentBreaker breaker, final int drawdownPpm)
    {
        final int pool = contracts.instrument(breaker.instrument()).riskPool();
        return funds.hasFund(pool) &&
            funds.balance(pool) < WideMath.ceilPpm(funds.peak(pool), MILLION - drawdownPpm);
    }

    private boolean isRate(final InstrumentBreaker breaker, final long rateNotional)
    {
        final int id = breaker.instrument();
        if (rateNotional == 0 || calmRates[id] == capacity.charges())
        {
            return false;
        }
        final boolean isReached = capacity.used(id) >= rateNotional;
        calmRates[id] = isReached ? NEVER : capacity.charges();
        return isReached;
    }
}
