/**
 * What a divergence replay keeps from the engine's events: prices, states, decisions, losses.
 * <p>
 * Imports the crash replays' and the demo's packages of the same name, and core's messages. No clock, no randomness.
 */
package io.plimsoll.node.divergence.record;
