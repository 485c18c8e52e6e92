/**
 * Commands in: checks in the documented order of precedence, then effects. Imports all that it moves; nothing
 * imports it but the core itself.
 */
package io.plimsoll.core.command;
