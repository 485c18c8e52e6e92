/**
 * The demo's results for people: a table on the console and one HTML file that loads nothing from anywhere.
 * <p>
 * Imports the other packages of the demo, Jackson for the numbers inside the page and HdrHistogram. Charts are drawn by
 * uPlot, which is inlined from a resource with its licence beside it.
 */
package io.plimsoll.node.demo.report;
