/**
 * The conditions of a run: what machine and JVM it had, what else went on there, what it was asked to do. Imports the
 * JDK and Agrona.
 */
package io.plimsoll.bench.machine;
