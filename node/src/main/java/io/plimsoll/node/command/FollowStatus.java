package io.plimsoll.node.command;

import io.plimsoll.journal.Follower;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.SnapshotFile;
import io.plimsoll.node.text.Times;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * Says how far a follower is.
 */
final class FollowStatus
{
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final int SHORT_HEAD = 12;

    private final PrintWriter out;
    private final long intervalNs;
    private final boolean isStandby;
    private long shownNs = System.nanoTime();
    private long movedNs = shownNs;
    private long sequence = -1;
    private long snapshotSequence;
    private String shown = "";

    FollowStatus(final PrintWriter out, final long intervalNs, final boolean isStandby)
    {
        this.out = out;
        this.intervalNs = intervalNs;
        this.isStandby = isStandby;
    }

    /**
     * Sequence of the newest snapshot that this follower has read or written; 0 if there is none.
     */
    long snapshotSequence()
    {
        return snapshotSequence;
    }

    void say(final String line)
    {
        out.println(line);
        out.flush();
    }

    void begin(final Follower follower)
    {
        snapshotSequence = follower.loaded().map(snapshot -> snapshot.header().sequence()).orElse(0L);
        say(snapshotSequence == 0 ? "following from the beginning" :
            String.format("following from the snapshot of sequence %,d", snapshotSequence));
    }

    void snapshot(final SnapshotFile written, final long tookNs)
    {
        snapshotSequence = written.header().sequence();
        say(String.format("snapshot of sequence %,d, %,d bytes in %.0f ms: %s", snapshotSequence,
            written.header().fileLength(), tookNs / NANOS_PER_MILLISECOND, written.path().getFileName()));
    }

    void takenOver(final RecoveredJournal taken, final long tookNs)
    {
        say(String.format("took over in %.1f ms: %,d commands applied, %,d events released",
            tookNs / NANOS_PER_MILLISECOND, taken.replay().commands(), taken.releasedEvents()));
        say(String.format("primary from sequence %d in epoch %d", taken.replay().lastSequence() + 1,
            taken.journal().epoch()));
    }

    /**
     * Show a line if it is time and something has changed.
     */
    void maybeShow(final Follower follower, final long nowNs)
    {
        if (follower.sequence() != sequence)
        {
            sequence = follower.sequence();
            movedNs = nowNs;
        }
        if (nowNs - shownNs >= intervalNs)
        {
            shownNs = nowNs;
            final String line = line(follower, nowNs);
            if (!line.equals(shown))
            {
                shown = line;
                say(line);
            }
        }
    }

    void show(final Follower follower)
    {
        sequence = follower.sequence();
        say(line(follower, System.nanoTime()));
    }

    private String line(final Follower follower, final long nowNs)
    {
        final String head = follower.position().commands().head();
        return String.format("sequence %,d, lag %,d, time %s, head %s, snapshot %,d, epoch %d: %s",
            follower.sequence(), follower.lag(),
            follower.timeNs() == 0 ? "-" : Times.shortText(follower.timeNs()),
            head.substring(0, SHORT_HEAD), snapshotSequence, follower.epoch(), primary(follower, nowNs));
    }

    /**
     * A primary that hangs cannot be told from one that has nothing to do, so its silence is said and not judged.
     */
    private String primary(final Follower follower, final long nowNs)
    {
        if (follower.hasPrimaryEnded())
        {
            return "the primary has ended in good order";
        }
        final long silentSeconds = TimeUnit.NANOSECONDS.toSeconds(nowNs - movedNs);
        final String silence = nowNs - movedNs < intervalNs ? "" : ", silent for " + silentSeconds + " s";
        return (isStandby ? "standing by, the primary has the lock" : "following") + silence;
    }
}
