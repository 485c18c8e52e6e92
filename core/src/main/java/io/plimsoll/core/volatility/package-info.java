/**
 * Volatility measured from the mark (rulebook section 9).
 */
package io.plimsoll.core.volatility;
