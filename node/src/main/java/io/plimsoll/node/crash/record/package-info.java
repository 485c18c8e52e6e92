/**
 * What the crash replays note down: counts and sums per candle, who lost what by which rule, who bore the deficits, and
 * the funds over time.
 * <p>
 * Imports core's messages, the books, the crowd and the venue's account ids. Written by the thread that delivers events
 * and read by the one that sends commands, never at the same time: the sender waits for all events first.
 */
package io.plimsoll.node.crash.record;
