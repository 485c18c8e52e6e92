/**
 * The frame of a core's snapshot: sections of whole numbers and of raw records, each with a version and a checksum.
 * What a section holds is said by the class whose state it is. Imports Agrona alone; does no I/O, that is the business
 * of whoever implements {@link io.plimsoll.core.snapshot.SnapshotOutput} and
 * {@link io.plimsoll.core.snapshot.SnapshotInput}. Used by one thread, off the hot path: it may allocate.
 */
package io.plimsoll.core.snapshot;
