/**
 * Tests of the command line.
 */
package io.plimsoll.node.command;
