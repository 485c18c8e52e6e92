/**
 * Positions and balances of every margin account, kept from events.
 * <p>
 * Imports core's messages and the day's markets. Written by the thread that delivers events and read by the one that
 * sends commands, never at the same time: the sender waits for all events first.
 */
package io.plimsoll.node.crash.book;
