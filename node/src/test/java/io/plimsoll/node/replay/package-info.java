/**
 * Replay as the proof: the same journal gives the same events, in a fresh JVM and on another JDK.
 */
package io.plimsoll.node.replay;
