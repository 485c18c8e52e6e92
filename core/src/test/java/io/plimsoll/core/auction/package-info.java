/**
 * Auctions: their arithmetic against exact rationals, and whole auctions on a core.
 */
package io.plimsoll.core.auction;
