package io.plimsoll.node.scenario;

import io.plimsoll.core.EventSink;
import io.plimsoll.node.text.EventMatcher;
import io.plimsoll.node.text.Expectation;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the events of a run with those that the scenario expects. A command without expectations is not compared;
 * one with expectations must cause exactly those events, in their order.
 */
public final class ScenarioCheck implements EventSink
{
    /**
     * Differences beyond are only counted.
     */
    public static final int MAX_KEPT = 20;

    private static final int SAME = 4;
    private static final int SAME_TYPE = 1;

    private final Scenario scenario;
    private final long firstSequence;
    private final EventMatcher matcher;
    private final MessageText text;
    private final List<Expectation.Actual> pending = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int differenceCount;
    private int comparedEvents;
    private int next;

    /**
     * Compares with a scenario.
     *
     * @param scenario      with expectations.
     * @param firstSequence of its first command.
     * @param catalog       of all messages.
     * @param symbols       that the scenario was read with.
     */
    public ScenarioCheck(
        final Scenario scenario, final long firstSequence, final MessageCatalog catalog, final Symbols symbols)
    {
        this.scenario = scenario;
        this.firstSequence = firstSequence;
        this.matcher = new EventMatcher(catalog, symbols);
        this.text = new MessageText(catalog, symbols);
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (sequence < firstSequence)
        {
            return;
        }
        final int index = (int)(sequence - firstSequence);
        completeBefore(index);
        if (scenario.expectations(index) != null)
        {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            pending.add(new Expectation.Actual(
                sequence, ordinal, scenario.timeNs(index), new UnsafeBuffer(copy), 0, length));
        }
    }

    /**
     * Compare what is left, when all events are there.
     */
    public void finish()
    {
        completeBefore(scenario.size());
    }

    /**
     * The first differences.
     *
     * @return up to {@link #MAX_KEPT}, several lines each.
     */
    public List<String> differences()
    {
        return List.copyOf(differences);
    }

    /**
     * How many commands have caused other events than expected.
     *
     * @return the number of commands.
     */
    public int differenceCount()
    {
        return differenceCount;
    }

    /**
     * How many events have been compared.
     *
     * @return the number of expectations.
     */
    public int comparedEvents()
    {
        return comparedEvents;
    }

    private void completeBefore(final int index)
    {
        while (next < index)
        {
            final List<Expectation> expected = scenario.expectations(next);
            if (expected != null)
            {
                compare(next, expected);
                comparedEvents += expected.size();
                pending.clear();
            }
            next++;
        }
    }

    private void compare(final int index, final List<Expectation> expected)
    {
        final StringBuilder out = new StringBuilder();
        final int[][] best = bestLikeness(expected);
        boolean isDifferent = false;
        int e = 0;
        int a = 0;
        while (e < expected.size() || a < pending.size())
        {
            final int skipped = e < expected.size() ? best[e + 1][a] : -1;
            final int unexpected = a < pending.size() ? best[e][a + 1] : -1;
            if (best[e][a] > Math.max(skipped, unexpected))
            {
                isDifferent |= compareFields(out, expected.get(e++), pending.get(a++));
            }
            else if (skipped >= unexpected)
            {
                isDifferent = true;
                out.append("\n  - line ").append(expected.get(e).line()).append(": ").append(expected.get(e++).text());
            }
            else
            {
                isDifferent = true;
                appendActual(out.append("\n  + "), pending.get(a++));
            }
        }
        if (isDifferent)
        {
            differenceCount++;
            if (differences.size() < MAX_KEPT)
            {
                differences.add(scenario.name() + ":" + scenario.line(index) + ": command " +
                    (firstSequence + index) + " did not cause the expected events" + out);
            }
        }
    }

    private boolean compareFields(final StringBuilder out, final Expectation expected, final Expectation.Actual actual)
    {
        final List<String> fields = matcher.differences(expected, actual);
        out.append("\n  ").append(fields.isEmpty() ? "=" : "~").append(" line ").append(expected.line()).append(": ")
            .append(expected.type());
        for (final String field : fields)
        {
            out.append("\n      ").append(field);
        }
        return !fields.isEmpty();
    }

    private void appendActual(final StringBuilder out, final Expectation.Actual actual)
    {
        text.appendEvent(out, actual.sequence(), actual.ordinal(), actual.timeNs(), actual.buffer(), actual.offset(),
            actual.length());
    }

    /**
     * How to line up expected and actual events, so that a difference is shown where it is.
     *
     * @return likeness of the best line-up from {@code [expected][actual]} on: an event of the same type counts, one
     * with the same fields counts more.
     */
    private int[][] bestLikeness(final List<Expectation> expected)
    {
        final int[][] best = new int[expected.size() + 1][pending.size() + 1];
        for (int e = expected.size() - 1; e >= 0; e--)
        {
            for (int a = pending.size() - 1; a >= 0; a--)
            {
                best[e][a] = Math.max(best[e + 1][a], best[e][a + 1]);
                if (matcher.isSameType(expected.get(e), pending.get(a)))
                {
                    final boolean isSame = matcher.differences(expected.get(e), pending.get(a)).isEmpty();
                    best[e][a] = Math.max(best[e][a], best[e + 1][a + 1] + (isSame ? SAME : SAME_TYPE));
                }
            }
        }
        return best;
    }
}
