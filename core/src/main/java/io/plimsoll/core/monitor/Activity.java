package io.plimsoll.core.monitor;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * How much each coordinate has been moving: a slowly forgotten sum of squared relative moves, and from it a weight that
 * shares slack (see {@link SlackShares}). Integer, driven by accepted market commands alone, and only ever a hint: it
 * decides how often accounts are looked at, never what is decided.
 */
final class Activity
{
    private static final int RELATIVE_BITS = 20;
    private static final int EPOCH = 1 << 16;
    private static final long MAX_RELATIVE = 1L << 24;
    private static final int NEUTRAL = 1 << 4;

    private final long[] squares;
    private final long[] lastPrices;
    private final int[] weights;
    private int untilEpoch = EPOCH;

    Activity(final int coordinates)
    {
        squares = new long[coordinates];
        lastPrices = new long[coordinates];
        weights = new int[coordinates];
        Arrays.fill(weights, NEUTRAL);
    }

    /**
     * A coordinate has a new price.
     *
     * @param coordinate index.
     * @param price      positive.
     */
    void onMove(final int coordinate, final long price)
    {
        final long last = lastPrices[coordinate];
        lastPrices[coordinate] = price;
        if (last > 0)
        {
            final long distance = Math.min(Math.abs(price - last), Long.MAX_VALUE >> RELATIVE_BITS);
            final long relative = Math.min(MAX_RELATIVE, (distance << RELATIVE_BITS) / last);
            squares[coordinate] += relative * relative;
        }
        if (--untilEpoch == 0)
        {
            endEpoch();
        }
    }

    /**
     * Weights follow the volatilities of the epochs so far, each counting half as much as the next.
     */
    private void endEpoch()
    {
        untilEpoch = EPOCH;
        for (int i = 0; i < squares.length; i++)
        {
            // sigma^(2/3) of a sum of squares is its cube root.
            weights[i] = (int)Math.max(1, SlackShares.twoThirdsPower(root(squares[i])));
            squares[i] >>= 1;
        }
    }

    private static long root(final long square)
    {
        if (square <= 0)
        {
            return 0;
        }
        long root = 1L << (64 - Long.numberOfLeadingZeros(square) + 1 >> 1);
        long next = root + square / root >> 1;
        while (next < root)
        {
            root = next;
            next = root + square / root >> 1;
        }
        return root;
    }

    /**
     * About {@code sigma^(2/3)} in units of its own.
     *
     * @param coordinate index.
     * @return weight, at least 1.
     */
    int weight(final int coordinate)
    {
        return weights[coordinate];
    }

    void save(final SnapshotWriter writer)
    {
        writer.begin(Section.ACTIVITY);
        writer.put(untilEpoch).putAll(lastPrices).putAll(squares);
        for (final int weight : weights)
        {
            writer.put(weight);
        }
        writer.end();
    }

    void load(final SnapshotReader reader)
    {
        reader.open(Section.ACTIVITY);
        untilEpoch = reader.nextInt(1, EPOCH, "ticks until the next epoch");
        reader.nextAll(lastPrices, 0, Long.MAX_VALUE, "last price");
        reader.nextAll(squares, Long.MIN_VALUE, Long.MAX_VALUE, "sum of squares");
        for (int i = 0; i < weights.length; i++)
        {
            weights[i] = reader.nextInt(1, Integer.MAX_VALUE, "weight of a coordinate");
        }
        reader.close();
    }
}
