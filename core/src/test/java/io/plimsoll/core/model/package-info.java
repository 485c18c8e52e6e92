/**
 * The model test: seeded random histories, given to the core and to the naive engine, compare event for event. Imports
 * the naive engine and the message codecs.
 */
package io.plimsoll.core.model;
