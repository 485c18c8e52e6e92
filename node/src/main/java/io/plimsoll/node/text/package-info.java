/**
 * The text form of commands and events: one JSON object per line, the field names of the message schema.
 * <p>
 * Driven by the schema itself: {@link io.plimsoll.node.text.MessageCatalog} reads it at start, and nothing here is
 * written per message but {@link io.plimsoll.node.text.Symbols}, which learns names and scales from the definitions
 * that pass by.
 * Canonical text and valid messages map one to one; bytes that are no valid message have a text form too (type
 * {@code Bytes}), so that any journal can be shown and fed back.
 * <p>
 * A command that holds another one shows it as an object of its own, with its type; words that are no such command stay
 * numbers.
 * <p>
 * Strings hold scaled decimals, names and times; JSON integers hold raw numbers. A number whose scale is not known (its
 * instrument or asset is not defined before the line) is a JSON integer.
 * <p>
 * Imports core, the SBE schema reader and Jackson's streaming parser. Nothing here is thread-safe, and nothing here
 * runs between the ring and the outcome: it allocates freely.
 */
package io.plimsoll.node.text;
