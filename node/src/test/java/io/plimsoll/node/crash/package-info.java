/**
 * Tests of the crash replays.
 */
package io.plimsoll.node.crash;
