package io.plimsoll.config;

/**
 * A risk pool.
 *
 * @param id              of the pool.
 * @param name            in the configuration.
 * @param backstopAccount that takes over the estates of the pool.
 * @param fundAccount     that pays its losses first; 0 for none.
 * @param losses          rules; null: losses stay with the backstop, without rules.
 * @param auction         rules; null for no auctions.
 */
public record PoolSettings(
    int id, String name, long backstopAccount, long fundAccount, LossSettings losses, AuctionSettings auction)
{
    /**
     * No account.
     */
    public static final long NO_FUND = 0;
}
