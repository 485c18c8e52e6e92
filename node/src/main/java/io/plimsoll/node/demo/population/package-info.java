/**
 * The demo's customers: a seeded crowd whose distribution of sizes, leverage, contracts and collateral is stated in
 * {@link io.plimsoll.node.demo.population.PopulationRules}.
 * <p>
 * Imports the market. Single-threaded. The same seed gives the same crowd on any machine: {@code SplittableRandom} and
 * {@code StrictMath} only, one independent stream per account, so that a smaller crowd is the beginning of a larger
 * one.
 */
package io.plimsoll.node.demo.population;
