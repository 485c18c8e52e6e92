/**
 * From the producer to the listener: sequence, journal, apply, release.
 * <pre>
 *   INLINE      producer ──► ring ──► one thread: journal the batch, apply each command, release its events
 *
 *                                 ┌──► journal ─────────────┐ how far
 *   PIPELINED   producer ──► ring ┤                         ▼
 *                                 └──► core ──► outcomes ──► publisher: release what is journaled
 * </pre>
 * Both give the same journal and the same events. Nothing is released before its command is journaled; ADR 0004 says in
 * which order, and what a consumer can rely on.
 * <p>
 * Imports core, journal and Agrona, and is the only place that imports {@code com.lmax.disruptor}. One thread produces.
 * Commands lie in fixed slots of one off-heap buffer. In the steady state nothing is allocated.
 * <p>
 * An exception on any of these threads is a broken invariant: no further command is taken or skipped, what was
 * journaled and released is flushed, the threads end, and the cause is reported once.
 */
package io.plimsoll.node.pipeline;
