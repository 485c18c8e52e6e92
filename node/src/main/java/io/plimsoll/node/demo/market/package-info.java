/**
 * The demo's market: candles of 20 pairs on 19 May 2021, the contracts made of them, and the path inside a minute.
 * <p>
 * Imports the JDK alone. Everything here is read once from resources and then immutable.
 */
package io.plimsoll.node.demo.market;
