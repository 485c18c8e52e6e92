/**
 * The runnable engine: pipeline, gateways and command line.
 * <p>
 * Imports core, journal and config; no engine module may import it. What runs on which thread is said in each package.
 */
package io.plimsoll.node;
