/**
 * The journal: commands as they were sequenced and events as they were released, on disk, checked, replayable.
 * <p>
 * A directory holds two Chronicle queues, {@code commands/} and {@code outcomes/}, and {@code journal.mark}. One
 * excerpt is one batch with a header and a checksum of ours ({@link io.plimsoll.journal.ExcerptLayout}, ADR 0003).
 * Commands are numbered without gaps; an event is addressed by (sequence, ordinal). Everything else is made from these
 * two: {@link io.plimsoll.journal.Replay} rebuilds state, {@link io.plimsoll.journal.Verification} compares a replay
 * with what was released, {@link io.plimsoll.journal.Recovery} does both and continues.
 * {@link io.plimsoll.journal.ChainCheck} and {@link io.plimsoll.journal.JournalDiff} are for auditors;
 * {@link io.plimsoll.journal.JournalRepair} and {@link io.plimsoll.journal.JournalArchive} work on raw files, ADR 0012.
 * <p>
 * Imports core and Agrona, and is the only place that imports {@code net.openhft}. A writer or a reader belongs to one
 * thread. Appending copies a message once into the batch and allocates nothing; a batch costs one append to a mapped
 * file and, if configured, one force. Reading checks everything before it shows anything and stops at the first break.
 */
package io.plimsoll.journal;
