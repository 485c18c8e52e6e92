package io.plimsoll.core.model;

/**
 * What SetIndex holds, as histories and golden sequences write it.
 *
 * @param index       id.
 * @param name        of it.
 * @param incrementE9 price step in the numeraire.
 * @param maxPrice    in increments.
 * @param least       minSources and confirmUpdates.
 * @param ppm         deviation, jump, uncertainty, volatile ratio, lag noise, lag weight and lag move.
 * @param ns          mean, most age, most future, most lag, lag window and cool-off.
 * @param sources     id, own (1 or 0) and weight of each.
 */
record IndexSpec(
    int index, String name, long incrementE9, long maxPrice, int[] least, int[] ppm, long[] ns, int[][] sources)
{
    static final int DEVIATION = 0;
    static final int JUMP = 1;
    static final int UNCERTAINTY = 2;
    static final int VOLATILE_RATIO = 3;
    static final int LAG_NOISE = 4;
    static final int LAG_WEIGHT = 5;
    static final int LAG_MOVE = 6;

    static final int MEAN = 0;
    static final int MAX_AGE = 1;
    static final int MAX_FUTURE = 2;
    static final int MAX_LAG = 3;
    static final int LAG_WINDOW = 4;
    static final int COOL_OFF = 5;

    IndexSpec copy()
    {
        return new IndexSpec(
            index, name, incrementE9, maxPrice, least.clone(), ppm.clone(), ns.clone(), sources.clone());
    }

    IndexSpec withPpm(final int which, final int value)
    {
        final IndexSpec copy = copy();
        copy.ppm[which] = value;
        return copy;
    }

    IndexSpec withNs(final int which, final long value)
    {
        final IndexSpec copy = copy();
        copy.ns[which] = value;
        return copy;
    }

    IndexSpec withLeast(final int minSources, final int confirmUpdates)
    {
        return new IndexSpec(
            index, name, incrementE9, maxPrice, new int[]{minSources, confirmUpdates}, ppm, ns, sources);
    }

    IndexSpec withSources(final int[]... rows)
    {
        return new IndexSpec(index, name, incrementE9, maxPrice, least, ppm, ns, rows);
    }
}
