/**
 * Snapshots: what goes on after loading, what is refused, and that nothing is forgotten.
 */
package io.plimsoll.core.snapshot;
