/**
 * {@code plimsoll demo}: the crash of 19 May 2021 replayed through the whole engine with a seeded crowd of customers.
 * <p>
 * {@link io.plimsoll.node.demo.Demo} is the entry and knows the packages below it: {@code market} (the day's prices),
 * {@code population} (the crowd), {@code venue} (who trades with it), {@code record} (what happened), {@code report}
 * (table and HTML). Two threads: the caller's sends commands, the pipeline's delivers events.
 */
package io.plimsoll.node.demo;
