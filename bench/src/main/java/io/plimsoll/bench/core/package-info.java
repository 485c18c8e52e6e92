/**
 * A small harness for the core alone: one thread, no ring, no journal. Imports core. It answers what a tick costs
 * beside a scan, what a gap costs per account touched, what is allocated, and what a snapshot costs apart from the
 * disk. The crowd and its commands also serve the harnesses of other packages.
 */
package io.plimsoll.bench.core;
