package io.plimsoll.config;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetGovernanceEncoder;
import io.plimsoll.core.message.SetOperatorEncoder;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes operators and governance as commands: the last of all, for afterwards no parameter is set directly.
 */
final class GovernancePublisher
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(64);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    GovernancePublisher(final CommandSink sink)
    {
        this.sink = sink;
    }

    void governance(final PriceSettings settings)
    {
        settings.operators().forEach(this::operator);
        if (settings.governance() != null)
        {
            final GovernanceSettings governance = settings.governance();
            final SetGovernanceEncoder encoder = new SetGovernanceEncoder();
            encoder.wrapAndApplyHeader(buffer, 0, header)
                .enabled(flag(governance.isEnabled()))
                .delayNs(governance.delayNs())
                .lifeNs(governance.lifeNs())
                .rampNs(governance.rampNs());
            publish(encoder.encodedLength());
        }
    }

    private void operator(final OperatorSettings operator)
    {
        final SetOperatorEncoder encoder = new SetOperatorEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .operatorId((short)operator.id())
            .mayPropose(flag(operator.mayPropose()))
            .mayApprove(flag(operator.mayApprove()));
        publish(encoder.encodedLength());
    }

    private static Flag flag(final boolean is)
    {
        return is ? Flag.YES : Flag.NO;
    }

    private void publish(final int bodyLength)
    {
        sink.onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
