/**
 * Tests of the demo.
 */
package io.plimsoll.node.page;
