package io.plimsoll.core;

import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;

/**
 * State as a fold over commands: {@code (state, command) -> (state', events)}.
 * <p>
 * Single-threaded: one thread owns the state. The same commands in the same order give the same events, byte for byte,
 * on any machine and JDK.
 */
public interface StateMachine
{
    /**
     * Apply one sequenced command.
     * <p>
     * Bad input is not an exception: it is a {@code Rejected} event, and state does not change. An exception means a
     * broken invariant: the caller must stop and must not apply anything further.
     *
     * @param sequence of the command: one more than the one before.
     * @param timeNs   of the command, nanoseconds since the epoch, stamped at the sequencer.
     * @param buffer   holding the SBE message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     * @param sink     that takes the events, synchronously and in order.
     */
    void apply(long sequence, long timeNs, DirectBuffer buffer, int offset, int length, EventSink sink);

    /**
     * Sequence of the last command applied; 0 before the first.
     *
     * @return sequence of the last command applied.
     */
    long lastSequence();

    /**
     * Hash over all state that can reach an event (docs/determinism.md). Costs a pass over the tables.
     *
     * @return the hash.
     */
    long stateHash();

    /**
     * Write the whole state, as sections of bytes. The same state gives the same bytes. Between two commands only, and
     * not after an exception.
     *
     * @param output that takes the sections, in order.
     */
    void save(SnapshotOutput output);

    /**
     * Take over the state that another machine of the same build and the same limits has saved. From then on this
     * machine gives the same events as the other, byte for byte, and the same state hash.
     * <p>
     * A load that fails leaves a machine that must not be used.
     *
     * @param input that gives the sections, in the order in which they were written.
     * @throws io.plimsoll.core.snapshot.SnapshotException if the content cannot be loaded.
     * @throws IllegalStateException if this machine has applied a command, or has been loaded before.
     */
    void load(SnapshotInput input);
}
