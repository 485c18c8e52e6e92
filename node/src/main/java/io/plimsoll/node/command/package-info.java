/**
 * The command line: one class per subcommand.
 * <p>
 * The only package that imports picocli and the progress bar. Runs on the main thread, off the hot path.
 */
package io.plimsoll.node.command;
