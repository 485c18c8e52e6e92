/**
 * Runs scenario files: through a core of their own, or through an engine with a journal; compares the events with those
 * that a scenario expects.
 * <p>
 * Commands are given by one thread; events may come on another, and are looked at when the run is over.
 */
package io.plimsoll.node.scenario;
