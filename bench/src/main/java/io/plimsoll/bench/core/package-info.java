/**
 * A small harness for the core alone: one thread, no ring, no journal. Imports core. It answers what a tick costs
 * beside a scan, what a gap costs per account touched, and what is allocated. The crowd and its commands also serve the
 * harnesses of other packages.
 */
package io.plimsoll.bench.core;
