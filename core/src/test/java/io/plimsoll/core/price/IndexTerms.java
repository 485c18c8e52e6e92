package io.plimsoll.core.price;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetIndexEncoder;

/**
 * What a test says about an index; it changes what it is about. Everything that can be off is.
 */
public final class IndexTerms
{
    static final long SECOND = 1_000_000_000L;

    private static final int NAME_LENGTH = 16;

    public int index = 3;
    public String name = "IX";
    public long incrementE9 = SECOND;
    public long maxPrice = 1_000_000_000;
    public int minSources = 1;
    public int confirmUpdates = 2;
    public int deviationPpm = 50_000;
    public int jumpPpm;
    public int uncertaintyPpm;
    public int volatileRatioPpm;
    public long meanNs = 3_600 * SECOND;
    public long maxAgeNs = 10 * SECOND;
    public long maxFutureNs = SECOND;
    public long maxLagNs;
    public int lagNoisePpm;
    public int lagWeightPpm = 500_000;
    public long lagWindowNs;
    public int lagMovePpm;
    public long coolOffNs;
    /**
     * Id, 1 if the venue's own, weight.
     */
    public int[][] sources = {{1, 0, 100}, {2, 0, 100}, {3, 0, 100}};

    int encode(final UnsafeBuffer buffer)
    {
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final byte[] padded = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), NAME_LENGTH);
        final SetIndexEncoder encoder = new SetIndexEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header).index(index).putName(padded, 0).priceIncrementE9(incrementE9)
            .maxPrice(maxPrice).minSources((short)minSources).confirmUpdates((short)confirmUpdates)
            .deviationPpm(deviationPpm).jumpPpm(jumpPpm).uncertaintyPpm(uncertaintyPpm)
            .volatileRatioPpm(volatileRatioPpm).meanNs(meanNs).maxAgeNs(maxAgeNs).maxFutureNs(maxFutureNs)
            .maxLagNs(maxLagNs).lagNoisePpm(lagNoisePpm).lagWeightPpm(lagWeightPpm).lagWindowNs(lagWindowNs)
            .lagMovePpm(lagMovePpm).coolOffNs(coolOffNs);
        final SetIndexEncoder.SourcesEncoder rows = encoder.sourcesCount(sources.length);
        for (final int[] source : sources)
        {
            rows.next().source((short)source[0]).own(source[1] == 1 ? Flag.YES : Flag.NO).weight(source[2]);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }
}
