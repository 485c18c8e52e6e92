/**
 * The venue of the crash replays: sets up the loss waterfall and its accounts, plays the prices, executes slices and
 * bids in auctions.
 * <p>
 * Imports core's messages, the day's markets, the crowd, the books, and the demo's venue for slices. One thread sends
 * commands; events may arrive on another, and {@code awaitEvents} orders the two. No clock, no randomness: the same
 * crowd gives the same commands, byte for byte.
 */
package io.plimsoll.node.crash.venue;
