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

    private final NaiveState state;

    NaivePricing(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        state.pricing = this;
        changes = new NaiveChanges(state, events);
        holds = new NaiveHolds(state, events);
        pulls = new NaivePulls(state, events);
        breakers = new NaiveBreakers(state, events);
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
        state.aftermath.carryOut();
        return isDone;
    }
}
