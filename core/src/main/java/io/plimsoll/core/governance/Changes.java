package io.plimsoll.core.governance;

import io.plimsoll.core.message.Reason;
import org.agrona.DirectBuffer;

/**
 * Operators, proposals and ramps (rulebook section 14).
 */
public final class Changes
{
    private ChangeTarget target;

    /**
     * Who applies what is due.
     *
     * @param changeTarget that applies commands.
     */
    public void applyTo(final ChangeTarget changeTarget)
    {
        target = changeTarget;
    }

    /**
     * May a command be given directly?
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param offset     of its header.
     * @return reason why not, or null.
     */
    public Reason refusal(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return null;
    }

    /**
     * Is governance on?
     *
     * @return true if so.
     */
    public boolean isOn()
    {
        return false;
    }

    /**
     * Time has come to a command: take steps, apply, let expire (rulebook R8.11a).
     *
     * @return true if anything was applied.
     */
    public boolean onTime()
    {
        return false;
    }
}
