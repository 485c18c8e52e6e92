/**
 * What the journal costs: writing beside a bare Chronicle Queue append of the same bytes, reading and replaying beside
 * a bare tailer over the same files. One thread.
 * <p>
 * Imports core, journal and, for the two floors alone, Chronicle Queue.
 */
package io.plimsoll.bench.journal;
