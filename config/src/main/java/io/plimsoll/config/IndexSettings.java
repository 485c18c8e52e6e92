package io.plimsoll.config;

import java.util.List;

/**
 * A price index: whose prices it is made of, and when they are good enough (rulebook R8.1 to R8.3).
 *
 * @param id               of the index.
 * @param name             symbol.
 * @param priceIncrementE9 price step in the numeraire, parts per 10^9.
 * @param maxPrice         in increments.
 * @param minSources       that must be live, without the venue's own.
 * @param confirmUpdates   of the same source that confirm a jump.
 * @param deviationPpm     from the median, above which a source is an outlier.
 * @param jumpPpm          above which an update is held; 0: off.
 * @param uncertaintyPpm   above which the index is not valid; 0: off.
 * @param volatileRatioPpm to its own mean, above which it is not valid; 0: off.
 * @param meanNs           time constant of its mean.
 * @param maxAgeNs         of a source's price.
 * @param maxFutureNs      that a stamp may be ahead of the clock.
 * @param lag              what becomes of sources that are late.
 * @param coolOffNs        after an update that an account pulled; 0: off.
 * @param sources          by id.
 */
public record IndexSettings(
    int id,
    String name,
    long priceIncrementE9,
    long maxPrice,
    int minSources,
    int confirmUpdates,
    int deviationPpm,
    int jumpPpm,
    int uncertaintyPpm,
    int volatileRatioPpm,
    long meanNs,
    long maxAgeNs,
    long maxFutureNs,
    Lag lag,
    long coolOffNs,
    List<Part> sources)
{
    /**
     * Late sources and fast markets (rulebook R8.3, R8.9).
     *
     * @param maxNs     mean lag above which a source counts less; 0: off.
     * @param noisePpm  mean distance above which a source that follows the index counts less; 0: off.
     * @param weightPpm part of its weight with which it then counts.
     * @param windowNs  in which the index' moves are looked at; 0: off.
     * @param movePpm   within the window, above which risk may not be opened.
     */
    public record Lag(long maxNs, int noisePpm, int weightPpm, long windowNs, int movePpm)
    {
    }

    /**
     * A source in an index.
     *
     * @param source who it is.
     * @param weight with which it counts.
     */
    public record Part(SourceSettings source, int weight)
    {
    }
}
