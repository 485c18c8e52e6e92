/**
 * The windows of the divergence replays: contracts, and what each source said when.
 * <p>
 * Imports the crash replays' and the demo's packages of the same name, and core's messages. No clock, no randomness.
 */
package io.plimsoll.node.divergence.market;
