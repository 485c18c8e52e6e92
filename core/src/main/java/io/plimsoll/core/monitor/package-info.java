/**
 * The safe-box index: which accounts a change can hurt. Imports account and margin. A tick that hurts nobody costs
 * two comparisons.
 */
package io.plimsoll.core.monitor;
