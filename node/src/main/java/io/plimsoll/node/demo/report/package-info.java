/**
 * The demo's results for people: a table on the console and one HTML file that loads nothing from anywhere.
 * <p>
 * Imports the other packages of the demo, {@code page}, Jackson for the numbers inside the page and HdrHistogram.
 */
package io.plimsoll.node.demo.report;
