/**
 * Margin accounts, positions, balances and orders in off-heap tables. Imports instrument and snapshot. Owned by the
 * core's thread; every access is a few nanoseconds and allocates nothing.
 */
package io.plimsoll.core.account;
