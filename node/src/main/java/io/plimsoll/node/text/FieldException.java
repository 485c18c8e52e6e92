package io.plimsoll.node.text;

/**
 * A value that cannot stand for what its field means. The message is written to follow {@code field 'name': }.
 */
final class FieldException extends Exception
{
    private static final long serialVersionUID = 1L;

    FieldException(final String message)
    {
        super(message, null, false, false);
    }
}
