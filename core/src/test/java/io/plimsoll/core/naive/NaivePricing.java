package io.plimsoll.core.naive;

/**
 * Puts together where prices come from and what hangs on them, and says in which order they follow time (R8.11).
 */
final class NaivePricing
{
    final NaiveChanges changes;
    final NaiveHolds holds;
    final NaivePulls pulls;
    final NaiveBreakers breakers;
    final NaiveVolatility volatility;
    final NaiveIndices indices;
    final NaiveMarks marks;

    NaivePricing(final NaiveState state, final NaiveEvents events)
    {
        changes = new NaiveChanges();
        holds = new NaiveHolds(state);
        pulls = new NaivePulls();
        breakers = new NaiveBreakers();
        volatility = new NaiveVolatility(state, breakers, events);
        indices = new NaiveIndices(state, pulls, events);
        marks = new NaiveMarks(state, indices, volatility, breakers, holds, events);
        indices.connect(marks);
    }

    /**
     * R8.11 (a) to (g): each is asked, whatever the others did.
     *
     * @return whether anything was done.
     */
    boolean onTime()
    {
        boolean isDone = changes.onTime();
        isDone |= holds.onRamps();
        isDone |= indices.onTime();
        isDone |= holds.onOutages();
        isDone |= breakers.onTime();
        isDone |= holds.onRefusals();
        isDone |= pulls.onTime();
        return isDone;
    }
}
