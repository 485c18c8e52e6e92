/**
 * The results of the divergence replays for people and programs: tables on the console, one HTML file per day that
 * loads nothing from anywhere, and JSON.
 * <p>
 * Imports the other packages of the replays, {@code page}, the tables of {@code report}, and Jackson for the numbers.
 */
package io.plimsoll.node.divergence.report;
