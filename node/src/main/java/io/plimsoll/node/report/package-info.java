/**
 * What the engine knows, for people: the numbers of an account in words and tables, its story, and what a trade would
 * change.
 * <p>
 * Reads journals and asks a core of its own; changes nothing. Runs off the hot path, on one thread; allocates freely.
 * Decimals are shown exactly; only entry prices are rounded, to the price increment.
 */
package io.plimsoll.node.report;
