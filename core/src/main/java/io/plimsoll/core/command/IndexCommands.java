package io.plimsoll.core.command;

import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SourceTickDecoder;

/**
 * Sources and indices (rulebook R8.1 to R8.3).
 */
public final class IndexCommands
{
    Reason tick(final SourceTickDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason set(final SetIndexDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason query(final QueryIndexDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
