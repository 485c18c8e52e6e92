/**
 * Requirement models and the zone rule: equity, initial and maintenance margin. Pure functions of tables and market;
 * no events.
 */
package io.plimsoll.core.margin;
