package io.plimsoll.node.whatif;

import io.plimsoll.node.whatif.Request.Slice;
import org.agrona.collections.Long2LongHashMap;

import java.util.ArrayList;
import java.util.List;

/**
 * Which slice of the what-if run is which of the recorded run: those that both cores asked for at the same command,
 * with the same words. The ids differ as soon as one run has asked for more.
 */
final class SliceMatches
{
    /**
     * Stands for no slice: slices have ids from 2^62 on.
     */
    static final long NONE = 0;

    private static final long FIRST_SLICE_ID = 1L << 62;

    private final Long2LongHashMap whatIfByRecorded = new Long2LongHashMap(NONE);
    private final Long2LongHashMap recordedByWhatIf = new Long2LongHashMap(NONE);
    private final List<Request> recorded = new ArrayList<>();
    private final boolean isModelOnly;

    /**
     * @param isModelOnly if no slice is to be matched: the model answers all of them.
     */
    SliceMatches(final boolean isModelOnly)
    {
        this.isModelOnly = isModelOnly;
    }

    static boolean isSlice(final long orderId)
    {
        return orderId >= FIRST_SLICE_ID;
    }

    /**
     * A recorded command begins.
     *
     * @param requests that it caused in the recorded run.
     */
    void begin(final Iterable<Request> requests)
    {
        recorded.clear();
        requests.forEach(recorded::add);
    }

    /**
     * Whether the recorded run's command has caused the same request; each counts once.
     *
     * @return true if recorded commands answer it.
     */
    boolean match(final Request request)
    {
        return request instanceof Slice slice ? matchSlice(slice) :
            recorded.remove(new Request.Cancel(recordedId(request.orderId())));
    }

    private boolean matchSlice(final Slice slice)
    {
        for (int i = 0; i < recorded.size(); i++)
        {
            if (!isModelOnly && recorded.get(i) instanceof Slice other && slice.isSameAs(other))
            {
                recorded.remove(i);
                whatIfByRecorded.put(other.orderId(), slice.orderId());
                recordedByWhatIf.put(slice.orderId(), other.orderId());
                return true;
            }
        }
        return false;
    }

    /**
     * @return id in the what-if run of an order that a recorded command names; {@link #NONE} for a slice without one.
     */
    long whatIfId(final long recordedId)
    {
        return isSlice(recordedId) ? whatIfByRecorded.get(recordedId) : recordedId;
    }

    private long recordedId(final long whatIfId)
    {
        return isSlice(whatIfId) ? recordedByWhatIf.get(whatIfId) : whatIfId;
    }
}
