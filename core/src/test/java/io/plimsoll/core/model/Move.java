package io.plimsoll.core.model;

/**
 * Something that a history may do next.
 */
@FunctionalInterface
interface Move
{
    /**
     * Writes exactly one command, or nothing when there is no occasion for it.
     *
     * @return whether a command was written.
     */
    boolean write();
}
