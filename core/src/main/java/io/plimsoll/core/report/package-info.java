/**
 * Answers to questions about one account, by the code of the hot path. Costs microseconds; changes nothing.
 */
package io.plimsoll.core.report;
