package io.plimsoll.core.naive;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;

/**
 * A command that somebody proposes (R14.2).
 *
 * @param command header included, and nothing after it.
 */
record NaiveProposal(UnsafeBuffer command)
{
    private static final int MAX_WORDS = 56;

    /**
     * What the words hold; null if that is not one well-formed command that is governed.
     */
    static NaiveProposal of(final ProposeChangeDecoder.ChangeDecoder words)
    {
        final int count = words.count();
        if (count < 1 || count > MAX_WORDS)
        {
            return null;
        }
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[count * Long.BYTES]);
        for (int word = 0; word < count; word++)
        {
            bytes.putLong(word * Long.BYTES, words.next().word(), java.nio.ByteOrder.LITTLE_ENDIAN);
        }
        final int length = NaiveFrame.wholeLength(bytes);
        if (length == NaiveFrame.NO_LENGTH || NaiveFrame.check(bytes, 0, length) != null || !isOfThisVersion(bytes))
        {
            return null;
        }
        for (int i = length; i < bytes.capacity(); i++)
        {
            if (bytes.getByte(i) != 0)
            {
                return null;
            }
        }
        return NaiveTargets.isGoverned(bytes, 0) ? new NaiveProposal(new UnsafeBuffer(bytes, 0, length)) : null;
    }

    private static boolean isOfThisVersion(final UnsafeBuffer bytes)
    {
        return new MessageHeaderDecoder().wrap(bytes, 0).version() == MessageHeaderDecoder.SCHEMA_VERSION;
    }

    int template()
    {
        return NaiveFrame.templateId(command, 0, command.capacity());
    }

    /**
     * Whether it comes into effect in steps.
     */
    boolean isRamped()
    {
        return template() == SetHaircutsDecoder.TEMPLATE_ID ||
            template() == SetInstrumentParametersDecoder.TEMPLATE_ID ||
            template() == SetRiskParametersDecoder.TEMPLATE_ID;
    }
}
