/**
 * Faults put under a whole engine on purpose: kills, crashes at every kind of moment, two engines at once, a full disk.
 * Every case ends before {@code EngineJudge}. Seeds stand in the messages; {@code -Dplimsoll.fault.seed=n} runs one.
 */
package io.plimsoll.node.fault;
