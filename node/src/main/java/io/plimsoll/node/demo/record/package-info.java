/**
 * What the demo notes down while the day is played: numbers per minute, the fate of each account, the backstop's book,
 * and how long the core took.
 * <p>
 * Imports core's messages, the market and the venue's account ids. Written by the thread that delivers events and read
 * by the thread that sends commands, never at the same time: the sender waits for all events first.
 */
package io.plimsoll.node.demo.record;
