package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.SourceTickDecoder;
import io.plimsoll.core.message.Validity;

/**
 * All price indices and the commands about them (R8.1 to R8.3, R8.9, R8.13).
 */
final class NaiveIndices
{
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final int MAX_SOURCES = 8;
    private static final int MAX_SOURCE = 63;
    private static final int MAX_WEIGHT = 1_000_000;

    private final NaiveState state;
    private final NaivePulls pulls;
    private final NaiveEvents events;
    private final NaiveIndexEvents indexEvents;
    private final TreeMap<Integer, NaiveIndex> indices = new TreeMap<>();
    private NaiveMarks marks;

    NaiveIndices(final NaiveState state, final NaivePulls pulls, final NaiveEvents events)
    {
        this.state = state;
        this.pulls = pulls;
        this.events = events;
        this.indexEvents = new NaiveIndexEvents(events);
    }

    /**
     * What hangs on indices.
     */
    void connect(final NaiveMarks newMarks)
    {
        marks = newMarks;
    }

    boolean isDefined(final int index)
    {
        return indices.containsKey(index);
    }

    /**
     * 0: none yet.
     */
    long value(final int index)
    {
        return indices.get(index).value;
    }

    Validity validity(final int index)
    {
        return indices.get(index).validity;
    }

    /**
     * 0: valid.
     */
    long invalidSinceNs(final int index)
    {
        return indices.get(index).invalidSinceNs;
    }

    long priceIncrementE9(final int index)
    {
        return indices.get(index).incrementE9;
    }

    long coolOffNs(final int index)
    {
        return indices.get(index).rules.coolOffNs();
    }

    /**
     * R8.9.
     */
    boolean isMoving(final int index)
    {
        return indices.get(index).isMoving(state.timeNs);
    }

    Reason setIndex(final SetIndexDecoder command)
    {
        final int id = command.index();
        final byte[] name = new byte[SetIndexDecoder.nameLength()];
        command.getName(name, 0);
        final NaiveIndexRules rules = NaiveIndexRules.of(command);
        final long incrementE9 = command.priceIncrementE9();
        final long maxPrice = command.maxPrice();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, state.limits.maxInstruments() + state.limits.maxAssets() - 1L)
            .when(!NaiveSchedule.isName(name), Reason.OUT_OF_RANGE)
            .range(incrementE9, 1, MAX_PRICE)
            .range(maxPrice, 1, MAX_PRICE);
        rules.check(verdict);
        final List<int[]> rows = rows(command, verdict, rules.minSources());
        final NaiveIndex before = indices.get(id);
        verdict.when(
            before != null && (!Arrays.equals(before.name, name) || before.incrementE9 != incrementE9 ||
                before.maxPrice != maxPrice),
            Reason.OUT_OF_RANGE);
        if (verdict.isClear())
        {
            final NaiveIndex index = indices.computeIfAbsent(
                id, key -> new NaiveIndex(key, name, incrementE9, maxPrice, state.timeNs));
            index.rules(rules, rows, state.timeNs);
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.INDEX, id, state.parameterVersion);
            workOut(index);
        }
        return verdict.reason();
    }

    /**
     * R8.2.
     */
    Reason sourceTick(final SourceTickDecoder command)
    {
        final NaiveIndex index = indices.get(command.index());
        final NaiveSource source = index == null ? null : index.sources.get((int)command.source());
        final long price = command.price();
        final long pulledBy = command.pulledBy();
        final NaiveAccount account = state.accounts.get(pulledBy);
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(price, -MAX_PRICE, index == null ? MAX_PRICE : index.maxPrice)
            .range(command.confidence(), 0, MAX_PRICE)
            .range(command.sourceTimeNs(), 0, Long.MAX_VALUE)
            .range(pulledBy, 0, Long.MAX_VALUE)
            .when(pulledBy > 0 && account == null, Reason.UNKNOWN_ACCOUNT)
            .when(account != null && account.kind != AccountKind.CUSTOMER, Reason.WRONG_ACCOUNT_KIND)
            .when(index != null && account != null && !pulls.mayPull(index.id, pulledBy), Reason.TABLE_FULL)
            .when(index == null, Reason.UNKNOWN_INDEX)
            .when(index != null && source == null, Reason.UNKNOWN_SOURCE);
        if (verdict.isClear())
        {
            state.marketVersion++;
            if (pulledBy > 0)
            {
                pulls.onPull(index.id, pulledBy);
            }
            tick(index, source, command);
        }
        return verdict.reason();
    }

    Reason queryIndex(final QueryIndexDecoder command)
    {
        final NaiveIndex index = indices.get(command.index());
        if (index == null)
        {
            return Reason.UNKNOWN_INDEX;
        }
        indexEvents.reported(index, state.timeNs);
        return null;
    }

    /**
     * R8.11 (c): sources grow old without a tick.
     *
     * @return whether anything was done.
     */
    boolean onTime()
    {
        boolean isDone = false;
        for (final NaiveIndex index : indices.values())
        {
            if (index.hasAged(state.timeNs))
            {
                workOut(index);
                isDone = true;
            }
        }
        return isDone;
    }

    private void tick(final NaiveIndex index, final NaiveSource source, final SourceTickDecoder command)
    {
        source.observe(command.price(), command.sourceTimeNs(), index.value, state.timeNs);
        final List<NaiveSource> others = new ArrayList<>(index.sources.values());
        others.remove(source);
        source.take(
            command.price(), command.confidence(), command.sourceTimeNs(),
            index.validity == Validity.VALID ? index.value : 0, others, index.rules, state.timeNs);
        workOut(index);
    }

    private void workOut(final NaiveIndex index)
    {
        final Map<NaiveSource, SourceStatus> statuses = new LinkedHashMap<>();
        index.sources.values().forEach(source -> statuses.put(source, source.status));
        final long value = index.value;
        final Validity validity = index.validity;
        index.workOut(state.timeNs);
        statuses.forEach((source, before) ->
        {
            if (source.status != before)
            {
                indexEvents.sourceChanged(index, source, before);
            }
        });
        if (index.value != value || index.validity != validity)
        {
            indexEvents.published(index);
        }
        marks.onIndex(index.id);
    }

    private static List<int[]> rows(
        final SetIndexDecoder command, final NaiveVerdict verdict, final int minSources)
    {
        final List<int[]> rows = new ArrayList<>();
        int last = -1;
        int others = 0;
        for (final SetIndexDecoder.SourcesDecoder row : command.sources())
        {
            verdict
                .range(row.source(), last + 1, MAX_SOURCE)
                .range(row.ownRaw(), Flag.NO.value(), Flag.YES.value())
                .range(row.weight(), 1, MAX_WEIGHT);
            last = row.source();
            others += row.ownRaw() == Flag.NO.value() ? 1 : 0;
            rows.add(new int[]{row.source(), row.ownRaw(), row.weight()});
        }
        return verdict(verdict, rows, others, minSources);
    }

    private static List<int[]> verdict(
        final NaiveVerdict verdict, final List<int[]> rows, final int others, final int minSources)
    {
        verdict
            .range(rows.size(), 1, MAX_SOURCES)
            .when(others < minSources, Reason.OUT_OF_RANGE);
        return rows;
    }
}
