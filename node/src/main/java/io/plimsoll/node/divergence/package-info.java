/**
 * {@code plimsoll divergence}: windows of real prices in which a venue's last trade was not the price, replayed with a
 * seeded crowd, once marked at the last trade and once by the core's own index, mark, volatility and breakers.
 * <p>
 * {@link io.plimsoll.node.divergence.Divergence} is the entry and knows the packages below it: {@code market} (the
 * prices), {@code venue} (how they reach the core), {@code record} (what was decided), {@code report} (tables, HTML,
 * JSON). Uses the crash replays' crowd, venue and books.
 */
package io.plimsoll.node.divergence;
