/**
 * Trades and funding: what they do to positions and balances. Imports account, instrument, price, outcome.
 */
package io.plimsoll.core.settlement;
