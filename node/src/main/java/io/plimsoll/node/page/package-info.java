/**
 * What all HTML reports share: pieces of a page, bars, numbers for people, the style sheet and the chart library.
 * <p>
 * Imports nothing of the project. Pages load nothing from anywhere; charts are drawn by uPlot, which is inlined from a
 * resource with its licence beside it.
 */
package io.plimsoll.node.page;
