package io.plimsoll.core.audit;

import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.liquidation.LiquidationRules;
import io.plimsoll.core.liquidation.RiskClasses;

/**
 * Feeds rules of liquidation, risk classes and capacity to a hash, each only where it is not as it was in the
 * beginning: a core that has never heard of them has the hash that it had before they were there.
 */
public final class LiquidationDigest
{
    private static final long RULES = 1L << 32;
    private static final long CLASS = 2L << 32;
    private static final long CAP = 3L << 32;
    private static final long WINDOW = 4L << 32;

    private final LiquidationRules rules;
    private final RiskClasses classes;
    private final Capacity capacity;
    private final int maxInstruments;

    /**
     * Over given state.
     *
     * @param rules          of slices.
     * @param classes        of accounts.
     * @param capacity       of the windows.
     * @param maxInstruments instrument ids are below this.
     */
    public LiquidationDigest(
        final LiquidationRules rules, final RiskClasses classes, final Capacity capacity, final int maxInstruments)
    {
        this.rules = rules;
        this.classes = classes;
        this.capacity = capacity;
        this.maxInstruments = maxInstruments;
    }

    void add(final StateHash hash)
    {
        if (rules.isLeastCost() || rules.isFeeOfSurplus() || rules.fillableAdjustmentPpm() != 0 ||
            rules.fillableSpreadPpm() != 0)
        {
            hash.add(RULES).add(rules.isLeastCost() ? 1 : 0).add(rules.isFeeOfSurplus() ? 1 : 0)
                .add(rules.fillableAdjustmentPpm()).add(rules.fillableSpreadPpm());
        }
        for (int riskClass = 0; riskClass < RiskClasses.COUNT; riskClass++)
        {
            addIfSet(hash, CLASS + riskClass, classes.intervalNs(riskClass));
        }
        for (int id = 0; id < maxInstruments; id++)
        {
            addIfSet(hash, CAP + id, capacity.cap(id));
        }
        addIfSet(hash, CAP + maxInstruments, capacity.capOfVenue());
        addIfSet(hash, WINDOW, capacity.windowNs());
        if (capacity.hasWindow())
        {
            addCharges(hash);
        }
    }

    private void addCharges(final StateHash hash)
    {
        for (int owner = 0; owner <= maxInstruments; owner++)
        {
            for (int slot = 0; slot < Capacity.PARTS; slot++)
            {
                addIfSet(hash, WINDOW + 1 + owner * Capacity.PARTS + slot, capacity.charged(owner, slot));
            }
        }
    }

    private static void addIfSet(final StateHash hash, final long tag, final long value)
    {
        if (value != 0)
        {
            hash.add(tag).add(value);
        }
    }
}
