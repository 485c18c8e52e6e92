/**
 * How much may be liquidated in a window of time. Imports instrument, arithmetic, snapshot.
 */
package io.plimsoll.core.capacity;
