/**
 * The deterministic risk core: a pure function from (state, command) to (state, events).
 * <p>
 * Imports Agrona alone. One thread owns all state: no locks, no clock, no I/O, no allocation in the steady state, no
 * floating point in money.
 */
package io.plimsoll.core;
