/**
 * Circuit breakers (rulebook section 10).
 */
package io.plimsoll.core.breaker;
