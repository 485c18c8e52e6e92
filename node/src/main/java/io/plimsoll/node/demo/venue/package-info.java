/**
 * The demo's venue: it opens the crowd's positions, plays the day's prices, executes the engine's slices against the
 * depth of the minute and confirms what the engine asks it to cancel.
 * <p>
 * Imports core's messages, the market and the population. The engine is behind
 * {@link io.plimsoll.node.demo.venue.CommandPort}: one thread sends commands; events may arrive on another, and
 * {@code awaitEvents} orders the two. No clock, no randomness: the same crowd gives the same commands, byte for byte.
 */
package io.plimsoll.node.demo.venue;
