/**
 * Fuzz tests of what comes from outside. In each build they run on their seeds; with {@code JAZZER_FUZZ=1} they look
 * for new inputs (the nightly profile does that).
 */
package io.plimsoll.node.fuzz;
