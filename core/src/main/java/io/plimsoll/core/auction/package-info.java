/**
 * Estates offered to whoever can carry them: rules, clock, price, bids. {@code Auctions} is the life of an auction,
 * {@code Bid} a take from check to events, {@code AuctionSale} the move that may be undone, {@code AuctionBook} what is
 * kept. Imports account, audit, capacity, loss, margin, monitor, outcome, settlement. Used by the thread that owns the
 * core; nothing is allocated after creation.
 */
package io.plimsoll.core.auction;
