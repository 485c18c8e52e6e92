package io.plimsoll.node.crash.record;

/**
 * What rules took from one account, all its margin accounts together. Money is micro-USDT.
 */
public final class AccountLoss
{
    private final long account;
    private final long[] byRule = new long[Rule.values().length];
    private long deficitMicros;
    private boolean isLiquidated;
    private boolean isTakenOver;

    AccountLoss(final long account)
    {
        this.account = account;
    }

    void add(final Rule rule, final long micros)
    {
        byRule[rule.ordinal()] += micros;
    }

    void onDeficit(final long micros)
    {
        deficitMicros += micros;
    }

    void onLiquidating()
    {
        isLiquidated = true;
    }

    void onTakeover()
    {
        isTakenOver = true;
    }

    /**
     * Whose loss it is.
     *
     * @return account id.
     */
    public long account()
    {
        return account;
    }

    /**
     * What a rule took.
     *
     * @param rule that took it.
     * @return micro-USDT; negative where it gave.
     */
    public long micros(final Rule rule)
    {
        return byRule[rule.ordinal()];
    }

    /**
     * What all rules took.
     *
     * @return micro-USDT.
     */
    public long totalMicros()
    {
        long sum = 0;
        for (final long part : byRule)
        {
            sum += part;
        }
        return sum;
    }

    /**
     * What it owed and others bore.
     *
     * @return micro-USDT.
     */
    public long deficitMicros()
    {
        return deficitMicros;
    }

    /**
     * Whether it was liquidated or taken over.
     *
     * @return true if so.
     */
    public boolean isLiquidated()
    {
        return isLiquidated || isTakenOver;
    }

    /**
     * Whether it was taken over.
     *
     * @return true if so.
     */
    public boolean isTakenOver()
    {
        return isTakenOver;
    }

    /**
     * The rule that took most.
     *
     * @return the rule.
     */
    public Rule worst()
    {
        Rule worst = Rule.SLIPPAGE;
        for (final Rule rule : Rule.values())
        {
            worst = micros(rule) > micros(worst) ? rule : worst;
        }
        return worst;
    }
}
