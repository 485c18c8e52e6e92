package io.plimsoll.config;

/**
 * How the mark of an instrument is made (rulebook R8.4, R8.6, R8.7).
 *
 * @param instrument    id.
 * @param index         id of the index that it follows.
 * @param maxBasisPpm   furthest that the mark stands from the index.
 * @param basisNs       time constant of the mean basis.
 * @param bookAgeNs     after which a book is none.
 * @param meanNs        time constant of the mark's mean.
 * @param distancePpm   from its mean, above which liquidation is refused; 0: off.
 * @param stableRatePpm most that the stable price moves in an hour; 0: it is the mark.
 * @param refusalNs     longest refusal of liquidation; 0: never refused.
 */
public record MarkSettings(
    int instrument,
    int index,
    int maxBasisPpm,
    long basisNs,
    long bookAgeNs,
    long meanNs,
    int distancePpm,
    int stableRatePpm,
    long refusalNs)
{
}
