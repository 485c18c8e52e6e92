/**
 * Tests of the what-if run's parts.
 */
package io.plimsoll.node.whatif;
