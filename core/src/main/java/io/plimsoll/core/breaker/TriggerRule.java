package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * One row of {@code SetBreakerRules} (rulebook R10.2).
 */
final class TriggerRule
{
    static final int STATISTICAL = TriggerKind.STATISTICAL.value();
    static final int BAND = TriggerKind.BAND.value();
    static final int VELOCITY = TriggerKind.VELOCITY.value();
    static final int LIMIT = BreakerAction.LIMIT.value();
    static final int HALT = BreakerAction.HALT.value();

    private static final int MILLION = 1_000_000;
    private static final long MAX_CAP_PRICE = 1_000_000_000_000_000L;

    private int kind;
    private int action;
    private int widthPpm;
    private int republishPpm;
    private long horizonNs;
    private long capPrice;

    TriggerRule()
    {
    }

    void set(
        final int newKind,
        final int newAction,
        final long newHorizonNs,
        final int newWidthPpm,
        final int newRepublishPpm,
        final long newCapPrice)
    {
        kind = newKind;
        action = newAction;
        horizonNs = newHorizonNs;
        widthPpm = newWidthPpm;
        republishPpm = newRepublishPpm;
        capPrice = newCapPrice;
    }

    void clear()
    {
        set(0, 0, 0, 0, 0, 0);
    }

    void copyFrom(final TriggerRule other)
    {
        set(other.kind, other.action, other.horizonNs, other.widthPpm, other.republishPpm, other.capPrice);
    }

    boolean isInRange()
    {
        final int widest = kind == STATISTICAL ? BreakerRules.MAX_Z_PPM : MILLION - 1;
        return kind >= STATISTICAL && kind <= VELOCITY && action >= LIMIT && action <= HALT &&
            horizonNs >= BreakerRules.LEAST_HORIZON_NS && horizonNs <= BreakerRules.MAX_NS &&
            widthPpm >= 1 && widthPpm <= widest &&
            republishPpm >= 0 && republishPpm <= MILLION && capPrice >= 0 && capPrice <= MAX_CAP_PRICE;
    }

    /**
     * Only a band has a reference that follows, and a largest width.
     */
    boolean hasStrayField()
    {
        return kind != BAND && (republishPpm != 0 || capPrice != 0);
    }

    int kind()
    {
        return kind;
    }

    int action()
    {
        return action;
    }

    long horizonNs()
    {
        return horizonNs;
    }

    int widthPpm()
    {
        return widthPpm;
    }

    int republishPpm()
    {
        return republishPpm;
    }

    long capPrice()
    {
        return capPrice;
    }

    void addTo(final StateHash hash)
    {
        hash.add(kind).add(action).add(horizonNs).add(widthPpm).add(republishPpm).add(capPrice);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(kind).put(action).put(horizonNs).put(widthPpm).put(republishPpm).put(capPrice);
    }

    void load(final SnapshotReader reader)
    {
        kind = reader.nextInt(STATISTICAL, VELOCITY, "kind of a trigger");
        action = reader.nextInt(LIMIT, HALT, "action of a trigger");
        horizonNs = reader.next(BreakerRules.LEAST_HORIZON_NS, BreakerRules.MAX_NS, "horizon of a trigger");
        widthPpm = reader.nextInt(1, BreakerRules.MAX_Z_PPM, "width of a trigger");
        republishPpm = reader.nextInt(0, MILLION, "step of a band's reference");
        capPrice = reader.next(0, MAX_CAP_PRICE, "largest width of a band");
        if (!isInRange() || hasStrayField())
        {
            throw reader.failure("a trigger of kind " + kind + " has width " + widthPpm + ", a step of " +
                republishPpm + " and a largest width of " + capPrice);
        }
    }
}
