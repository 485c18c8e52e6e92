/**
 * {@code plimsoll crash}: days that went wrong, replayed through the loss waterfall with a seeded crowd, and a calm
 * week in which nothing must fire.
 * <p>
 * {@link io.plimsoll.node.crash.Crash} is the entry and knows the packages below it: {@code market} (the prices),
 * {@code population} (the crowd), {@code venue} (who trades with it), {@code book} (who holds what), {@code record}
 * (what happened), {@code report} (tables, HTML, JSON). Uses the demo's engine and venue. Two threads: the caller's
 * sends commands, the pipeline's delivers events.
 */
package io.plimsoll.node.crash;
