package io.plimsoll.core.command;

import io.plimsoll.core.message.Reason;
import io.plimsoll.core.outcome.AccountEvents;

/**
 * Tells why a command was refused; or, of a command that takes effect as a change, keeps the reason for who applies it.
 */
final class Refusals
{
    private final AccountEvents events;
    private boolean isKept;
    private Reason kept;

    Refusals(final AccountEvents events)
    {
        this.events = events;
    }

    /**
     * Tell a reason, if there is one.
     */
    void tell(final int templateId, final Reason reason, final long account, final long reference)
    {
        if (reason == null)
        {
            return;
        }
        if (isKept)
        {
            kept = reason;
        }
        else
        {
            events.rejected(templateId, reason, account, reference);
        }
    }

    /**
     * From now on keep the reason.
     */
    void keep()
    {
        isKept = true;
        kept = null;
    }

    /**
     * From now on tell again.
     *
     * @return the reason that was kept, or null.
     */
    Reason release()
    {
        isKept = false;
        return kept;
    }
}
