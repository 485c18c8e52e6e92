package io.plimsoll.node.divergence.market;

/**
 * What the venue published in a second. Prices are increments of the contract.
 *
 * @param mark          its own.
 * @param bid           best of its book.
 * @param ask           best of its book.
 * @param rateE9        next funding.
 * @param nextFundingMs when.
 */
public record Second(long mark, long bid, long ask, long rateE9, long nextFundingMs)
{
}
