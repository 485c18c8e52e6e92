package io.plimsoll.core.model;

import org.agrona.DirectBuffer;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * Commands, one after the other, that may depend on the events of those before.
 */
public interface History extends EventSink
{
    /**
     * Writes the next command.
     */
    void next();

    /**
     * Writes a question for one margin account.
     *
     * @param account of the margin account.
     * @param scope   of the margin account.
     */
    void nextQuery(long account, int scope);

    /**
     * Writes an audit.
     */
    void nextAudit();

    /**
     * To be called when all events of a command have been told.
     */
    void endOfCommand();

    /**
     * The naive engine that this history goes by. It must be given every command.
     *
     * @return the engine.
     */
    NaiveEngine naive();

    /**
     * The command written last.
     *
     * @return buffer that it starts at 0 of.
     */
    DirectBuffer buffer();

    /**
     * Length of the command written last.
     *
     * @return length in bytes.
     */
    int length();

    /**
     * Sequence of the command written last.
     *
     * @return the sequence.
     */
    long sequence();

    /**
     * Time of the command written last.
     *
     * @return nanoseconds since the epoch.
     */
    long timeNs();
}
