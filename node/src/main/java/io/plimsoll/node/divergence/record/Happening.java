package io.plimsoll.node.divergence.record;

/**
 * Something that was decided about a price.
 *
 * @param timeNs     when, nanoseconds since the epoch.
 * @param kind       of decision.
 * @param instrument whose price; -1: an asset's.
 * @param subject    symbol of the contract or coin.
 * @param what       the decision, in a few words that can be counted.
 * @param numbers    on which it was taken.
 */
public record Happening(long timeNs, Kind kind, int instrument, String subject, String what, String numbers)
{
    /** What decided. */
    public enum Kind
    {
        /** An index became valid or ceased to be. */
        INDEX("index"),

        /** Liquidation is refused, or is not any more. */
        REFUSAL("refusal"),

        /** A breaker changed its state. */
        BREAKER("breaker"),

        /** An asset's weight changed its course. */
        ASSET("asset"),

        /** A source counts in another way. */
        SOURCE("source");

        private final String label;

        Kind(final String label)
        {
            this.label = label;
        }

        /**
         * For people.
         *
         * @return the label.
         */
        public String label()
        {
            return label;
        }
    }
}
