package io.plimsoll.core.governance;

import io.plimsoll.core.message.Reason;
import org.agrona.DirectBuffer;

/**
 * Applies a parameter command that was proposed and approved.
 */
public interface ChangeTarget
{
    /**
     * Apply it as if it had come directly, governance apart.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param offset     of its header.
     * @return reason why not, in which case nothing has changed and nothing was told; or null.
     */
    Reason apply(int templateId, DirectBuffer buffer, int offset);
}
