package io.plimsoll.core.snapshot;

/**
 * A snapshot that cannot be loaded: of other limits or another version, cut, changed, or at odds with itself. The
 * message says what was expected and what was found. The state machine that was to be loaded must not be used.
 */
public final class SnapshotException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * With words.
     *
     * @param message what was expected, what was found.
     */
    public SnapshotException(final String message)
    {
        super(message);
    }

    /**
     * With words and a cause.
     *
     * @param message what was expected, what was found.
     * @param cause   of it.
     */
    public SnapshotException(final String message, final Throwable cause)
    {
        super(message, cause);
    }
}
