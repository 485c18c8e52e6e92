package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * A price that moves a source too far at once waits until somebody says the like: another source, or the same one a
 * few updates long (rulebook R8.2 step 3). A wrong print is one update; a market that moves is many.
 */
final class JumpGuard
{
    private static final long MILLION = 1_000_000L;

    private JumpGuard()
    {
    }

    /**
     * A source of an index has said a price that is in order. It counts from now on, or waits.
     *
     * @param index      whose value and sources are those from before.
     * @param source     that spoke; its arrival is that of now.
     * @param nowNs      time.
     * @param price      positive.
     * @param stampNs    of the price.
     * @param confidence of the price.
     */
    static void offer(
        final PriceIndex index,
        final Source source,
        final long nowNs,
        final long price,
        final long stampNs,
        final long confidence)
    {
        final IndexRules rules = index.rules();
        final int jumpPpm = rules.jumpPpm;
        final long reference = reference(index, source, nowNs);
        if (jumpPpm == 0 || reference == 0 || isNear(price, reference, jumpPpm))
        {
            source.accept(price, stampNs, confidence);
            return;
        }
        final long held = source.heldPrice();
        source.hold(price, stampNs, confidence, held != 0 && isNear(price, held, jumpPpm));
        if (source.heldCount() >= rules.confirmUpdates || isConfirmedByAnother(index, source, nowNs, price))
        {
            source.acceptHeld();
        }
    }

    /**
     * What the price is held against: the source's own, else the index.
     */
    private static long reference(final PriceIndex index, final Source source, final long nowNs)
    {
        if (source.price() != 0 && !source.isStale(nowNs, index.rules().maxAgeNs))
        {
            return source.price();
        }
        return index.isValid() ? index.value() : 0;
    }

    /**
     * The first other source that says the like. What it held is accepted with it.
     */
    private static boolean isConfirmedByAnother(
        final PriceIndex index, final Source source, final long nowNs, final long price)
    {
        final IndexRules rules = index.rules();
        for (int i = 0; i < index.count(); i++)
        {
            final Source other = index.source(i);
            if (other != source && !other.isOwn())
            {
                final boolean isHeld = other.heldPrice() != 0;
                final boolean isFresh = isHeld ? !other.isHeldStale(nowNs, rules.maxAgeNs) :
                    other.isUsable(nowNs, rules.maxAgeNs);
                final long said = isHeld ? other.heldPrice() : other.price();
                if (isFresh && isNear(price, said, rules.jumpPpm))
                {
                    if (isHeld)
                    {
                        other.acceptHeld();
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(final long price, final long reference, final int jumpPpm)
    {
        return WideMath.isWithin(Math.abs(price - reference), MILLION, reference, jumpPpm);
    }
}
