/**
 * Tests of the divergence replays.
 */
package io.plimsoll.node.divergence.market;
