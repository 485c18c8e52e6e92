package io.plimsoll.node.crash.market;

/**
 * How far the mark price that the venue itself published went on a day.
 *
 * @param symbol of the coin.
 * @param low    lowest, quote currency.
 * @param high   highest.
 */
public record MarkRange(String symbol, double low, double high)
{
}
