/**
 * Exact integer arithmetic past 64 bits, with rounding in the names. Imports nothing of the core.
 */
package io.plimsoll.core.arithmetic;
