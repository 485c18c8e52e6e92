/**
 * A small harness for the core alone: one thread, no ring, no journal. Imports core. The full bench is a module of its
 * own making; this one answers what a tick costs beside a scan, what a gap costs per account touched, what is
 * allocated, and what a snapshot costs apart from the disk.
 */
package io.plimsoll.bench.core;
