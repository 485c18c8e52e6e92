/**
 * Micro-benchmarks, the open-loop latency harness, and the floors and peers measured in the same run.
 * <p>
 * May import every module; nothing may import it.
 */
package io.plimsoll.bench;
