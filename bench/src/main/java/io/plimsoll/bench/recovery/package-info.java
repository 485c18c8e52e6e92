/**
 * What a start costs: recovery from a snapshot and the journal's tail, against recovery from the beginning. Uses the
 * embedding API on real files; one process writes, others recover.
 */
package io.plimsoll.bench.recovery;
