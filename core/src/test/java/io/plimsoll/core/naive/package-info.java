/**
 * The judge: an engine with the same rules as the core, written from the rulebook alone, in plain objects and exact
 * arithmetic. It has no index: it evaluates every margin account after every command. Imports the message codecs and
 * Agrona; knows nothing of the core's tables. Single-threaded; made for tests, so clarity goes before speed.
 */
package io.plimsoll.core.naive;
