/**
 * The windows of the crash replays: which contracts are traded, at which prices they are marked and sold, and which
 * coins count as collateral.
 * <p>
 * Imports the demo's market. Single-threaded; everything is read once, from resources.
 */
package io.plimsoll.node.crash.market;
