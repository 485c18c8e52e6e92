/**
 * The journal: append, read, replay, verify and snapshot.
 * <p>
 * Imports core, and is the only place that imports {@code net.openhft}. An appender or a reader belongs to one thread;
 * neither allocates per message.
 */
package io.plimsoll.journal;
