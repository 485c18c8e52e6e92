/**
 * Changes of parameters by proposal and approval (rulebook section 14).
 */
package io.plimsoll.core.governance;
