/**
 * Contracts, tier tables, assets and haircut schedules. Few objects, on the heap, allocated when listed.
 */
package io.plimsoll.core.instrument;
