package io.plimsoll.node.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plimsoll.config.ConfigurationException;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import org.agrona.DirectBuffer;

import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * Whatever a configuration file holds: it is read or its problems are named; and the core takes what was read.
 */
class ConfigurationFuzzTest
{
    private static final CoreLimits LIMITS = new CoreLimits(256, 256, 256, 256, 1024, 64);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @FuzzTest(maxDuration = "10m")
    void shouldReadOrSayWhatIsWrong(final byte[] data)
    {
        final RiskConfig config;
        try
        {
            config = RiskConfig.parse("fuzz.conf", new String(data, StandardCharsets.UTF_8));
        }
        catch (final ConfigurationException ex)
        {
            assertFalse(ex.problems().isEmpty());
            return;
        }
        if (!config.hasDefinitions())
        {
            return;
        }
        final RiskCore core = RiskCore.create(LIMITS);
        config.define((buffer, offset, length) ->
            core.apply(core.lastSequence() + 1, 0, buffer, offset, length, this::onEvent));
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        assertNotEquals(RejectedDecoder.TEMPLATE_ID, header.templateId(), () -> "command " + sequence + ": " +
            new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header).reason());
    }
}
