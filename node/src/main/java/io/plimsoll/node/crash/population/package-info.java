/**
 * The accounts of the crash replays: longs, shorts, hedged customers and makers, drawn from a seed.
 * <p>
 * Imports the day's markets and the demo's rules for sizes. Single-threaded. The same seed gives the same crowd on any
 * machine: {@code SplittableRandom} and {@code StrictMath} only.
 */
package io.plimsoll.node.crash.population;
