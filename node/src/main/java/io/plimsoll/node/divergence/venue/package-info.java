/**
 * How the prices of the divergence replays reach the core: sources, books and rules.
 * <p>
 * Imports the crash replays' and the demo's packages of the same name, and core's messages. No clock, no randomness.
 */
package io.plimsoll.node.divergence.venue;
