/**
 * Estates offered to whoever can carry them: terms, clock, price, bids. Imports loss, capacity, margin,
 * account, outcome.
 */
package io.plimsoll.core.auction;
