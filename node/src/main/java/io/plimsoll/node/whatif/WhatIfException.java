package io.plimsoll.node.whatif;

/**
 * Parameters that the journal cannot be run under, in words for the user: one line for each problem.
 */
public final class WhatIfException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    WhatIfException(final String message)
    {
        super(message);
    }
}
