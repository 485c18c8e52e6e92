package io.plimsoll.config;

/**
 * How an asset is priced, and when it fails (rulebook R8.5 to R8.8).
 *
 * @param asset         id.
 * @param index         id of the index that it follows.
 * @param stableRatePpm most that the stable price moves in an hour; 0: it is the price.
 * @param floorPrice    micro-units; a valid price below fails the asset; 0: off.
 * @param outageNs      without a valid index, after which it fails; 0: off.
 * @param rampNs        in which its weight then falls to zero.
 * @param refusalNs     longest refusal of liquidation; 0: never refused.
 */
public record AssetPriceSettings(
    int asset, int index, int stableRatePpm, long floorPrice, long outageNs, long rampNs, long refusalNs)
{
}
