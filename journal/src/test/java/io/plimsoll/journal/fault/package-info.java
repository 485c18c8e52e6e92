/**
 * Faults put into a journal on purpose: bits, bytes, pages, files, clocks, kills. Every case ends before
 * {@code Judge}: nothing acknowledged is lost unless the break is named, nothing appears twice, and the state is that
 * of a run without the fault. Seeds stand in the messages; {@code -Dplimsoll.fault.seed=n} runs one.
 */
package io.plimsoll.journal.fault;
