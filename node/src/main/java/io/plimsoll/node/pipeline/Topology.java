package io.plimsoll.node.pipeline;

/**
 * Which threads do what. The events are the same.
 */
public enum Topology
{
    /**
     * One consuming thread does everything, batch by batch. Right for two cores.
     */
    INLINE,

    /**
     * Journaler, core and publisher on a thread each. Needs the cores: lower latency under load.
     */
    PIPELINED
}
