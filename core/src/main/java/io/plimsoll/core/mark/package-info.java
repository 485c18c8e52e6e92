/**
 * Marks, prices of collateral, what a price may be used for, and who is held (rulebook section 8).
 */
package io.plimsoll.core.mark;
