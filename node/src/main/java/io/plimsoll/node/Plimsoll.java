package io.plimsoll.node;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.journal.ReplayResult;
import io.plimsoll.journal.SnapshotFile;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.Pipeline;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The engine, embedded: commands in, events out, everything journaled.
 * <pre>{@code
 * final EventListener listener = (sequence, ordinal, buffer, offset, length) -> print(buffer, offset);
 *
 * try (Plimsoll plimsoll = Plimsoll.builder()
 *     .limits(new CoreLimits(100_000, 250_000, 100_000, 500_000, 64, 16))
 *     .journal(Path.of("/var/lib/plimsoll"))
 *     .listener(listener)
 *     .launch())
 * {
 *     // Encode straight into the ring ...
 *     if (plimsoll.claim(64) > 0)
 *     {
 *         tick.wrapAndApplyHeader(plimsoll.buffer(), plimsoll.offset(), header).instrument(7).price(50_000);
 *         plimsoll.publish(header.encodedLength() + tick.encodedLength());
 *     }
 *     // ... or copy a message that is encoded already. Neither blocks.
 *     final long result = plimsoll.offer(message, 0, length);
 *     if (result == OfferResult.BACK_PRESSURED)
 *     {
 *         retryLater();
 *     }
 *     plimsoll.drain();
 * }
 * }</pre>
 * One thread offers, claims, publishes and closes; {@link #drain()} and the sequences may be asked for from any thread
 * but the listener's. In the steady state nothing is allocated.
 */
public final class Plimsoll implements AutoCloseable
{
    private final StateMachine machine;
    private final Journal journal;
    private final Pipeline pipeline;
    private final Optional<RecoveredJournal> recovery;
    private volatile boolean isClosed;

    Plimsoll(
        final StateMachine machine,
        final Journal journal,
        final Pipeline pipeline,
        final Optional<RecoveredJournal> recovery)
    {
        this.machine = machine;
        this.journal = journal;
        this.pipeline = pipeline;
        this.recovery = recovery;
    }

    /**
     * Starts to configure an engine.
     *
     * @return the builder.
     */
    public static PlimsollBuilder builder()
    {
        return new PlimsollBuilder();
    }

    /**
     * Copies a command into the ring, with the time of the clock.
     *
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return the sequence of the command, positive; or negative, an {@link OfferResult}.
     */
    public long offer(final DirectBuffer buffer, final int offset, final int length)
    {
        return pipeline.ingress().offer(buffer, offset, length);
    }

    /**
     * Copies a command into the ring, with a given time.
     *
     * @param buffer holding the SBE message header and body.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @param timeNs nanoseconds since the epoch; the core refuses one older than that of the command before.
     * @return the sequence of the command, positive; or negative, an {@link OfferResult}.
     */
    public long offer(final DirectBuffer buffer, final int offset, final int length, final long timeNs)
    {
        return pipeline.ingress().offer(buffer, offset, length, timeNs);
    }

    /**
     * Claims room in the ring, to encode a command straight into it. Ends with {@link #publish} or {@link #abort}.
     *
     * @param maxLength of SBE header and body in bytes.
     * @return the sequence that the command will have, positive; or negative, an {@link OfferResult}.
     */
    public long claim(final int maxLength)
    {
        return pipeline.ingress().claim(maxLength);
    }

    /**
     * The claimed room: {@code maxLength} bytes from {@link #offset()} on, holding leftovers of older commands.
     *
     * @return the buffer.
     */
    public MutableDirectBuffer buffer()
    {
        return pipeline.ingress().buffer();
    }

    /**
     * Where in {@link #buffer()} the message header goes.
     *
     * @return the offset.
     */
    public int offset()
    {
        return pipeline.ingress().offset();
    }

    /**
     * Publishes the claimed command, with the time of the clock.
     *
     * @param length of SBE header and body in bytes, at most what was claimed.
     * @return the sequence of the command, positive; or negative, an {@link OfferResult}, if the engine has stopped.
     */
    public long publish(final int length)
    {
        return pipeline.ingress().publish(length);
    }

    /**
     * Publishes the claimed command, with a given time.
     *
     * @param length of SBE header and body in bytes, at most what was claimed.
     * @param timeNs nanoseconds since the epoch; the core refuses one older than that of the command before.
     * @return the sequence of the command, positive; or negative, an {@link OfferResult}, if the engine has stopped.
     */
    public long publish(final int length, final long timeNs)
    {
        return pipeline.ingress().publish(length, timeNs);
    }

    /**
     * Gives the claimed room back; the sequence goes to the next command.
     */
    public void abort()
    {
        pipeline.ingress().abort();
    }

    /**
     * Sequence of the last command published, recovered ones included; 0 before the first.
     *
     * @return the sequence.
     */
    public long publishedSequence()
    {
        return pipeline.publishedSequence();
    }

    /**
     * This command and all before it are journaled, and all their events are released and journaled.
     *
     * @return the sequence.
     */
    public long releasedSequence()
    {
        return pipeline.releasedSequence();
    }

    /**
     * Waits until every command published so far is released.
     *
     * @return false if the engine failed instead.
     */
    public boolean drain()
    {
        return pipeline.drain();
    }

    /**
     * What stopped the engine, if an invariant broke.
     *
     * @return the cause.
     */
    public Optional<Throwable> failure()
    {
        return Optional.ofNullable(pipeline.failure());
    }

    /**
     * What was replayed at launch, if it recovered a journal.
     *
     * @return the result of the replay.
     */
    public Optional<ReplayResult> recovery()
    {
        return recovery.map(RecoveredJournal::replay);
    }

    /**
     * The snapshot with which the launch began, if it recovered a journal and used one. What was replayed came behind
     * it.
     *
     * @return the snapshot.
     */
    public Optional<SnapshotFile> recoveredSnapshot()
    {
        return recovery.flatMap(RecoveredJournal::snapshot);
    }

    /**
     * Number of this writer of the journal: one more than that of the writer before it.
     *
     * @return the epoch; 0 without a journal.
     */
    public long epoch()
    {
        return journal == null ? 0 : journal.epoch();
    }

    /**
     * Events that a crash had kept from being released and that the launch released.
     *
     * @return the number.
     */
    public long recoveredEvents()
    {
        return recovery.map(RecoveredJournal::releasedEvents).orElse(0L);
    }

    /**
     * Hash over the state of the engine when it was closed.
     *
     * @return the hash.
     * @throws IllegalStateException while it runs: the state belongs to another thread.
     */
    public long stateHash()
    {
        if (!isClosed)
        {
            throw new IllegalStateException("the state hash can be asked for after close()");
        }
        return machine.stateHash();
    }

    /**
     * Refuses further commands, releases everything that was taken, ends the threads and closes the journal. After a
     * failure it closes what is left.
     */
    @Override
    public void close()
    {
        if (!isClosed)
        {
            pipeline.close();
            if (journal != null)
            {
                journal.close();
            }
            isClosed = true;
        }
    }
}
