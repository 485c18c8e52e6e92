package io.plimsoll.node.fault;

/**
 * Where in the life of a batch an engine dies.
 */
enum CrashPoint
{
    /** Appended, not flushed: nobody was told. */
    AFTER_APPEND,

    /** The commands' excerpt is in the file, the mark does not know. */
    BEFORE_COMMANDS_MARK,

    /** Journaled, not applied. */
    AFTER_COMMANDS_FLUSH,

    /** Applied, nothing released. */
    AFTER_APPLY,

    /** The listener has some events of some command. */
    WITHIN_RELEASE,

    /** The listener has all events, the outcome journal none. */
    AFTER_RELEASE,

    /** The outcomes' excerpt is in the file, the mark does not know. */
    BEFORE_OUTCOMES_MARK,

    /** Between two batches. */
    AFTER_BATCH
}
