/**
 * Circuit breakers (rulebook section 10): bounds that the next mark of an instrument must keep, what happens when a
 * candidate does not, and the way back. Runs on the thread that owns the core; takes all its memory at creation. A
 * candidate within the bounds costs two comparisons: bounds are kept until the next part of a history begins, until the
 * volatility changes, or until the mark reaches a new extreme.
 */
package io.plimsoll.core.breaker;
