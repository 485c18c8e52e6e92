/**
 * Risk parameters and launch settings, and their loader.
 * <p>
 * Imports core and Typesafe Config. Used at start-up only, by one thread; may allocate.
 */
package io.plimsoll.config;
