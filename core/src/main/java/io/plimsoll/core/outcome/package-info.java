/**
 * Events out: calls to bytes, tagged (sequence, ordinal). Imports the generated codecs only.
 */
package io.plimsoll.core.outcome;
