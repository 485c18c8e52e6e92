package io.plimsoll.node.whatif;

import io.plimsoll.node.text.NumberText;

import java.util.List;

/**
 * Everything that the two runs left behind.
 *
 * @param journal         directory.
 * @param parameters      file of the parameters.
 * @param commands        recorded.
 * @param firstTimeNs     of the first command.
 * @param lastTimeNs      of the last command.
 * @param intervals       of the series.
 * @param recorded        figures of the recorded run.
 * @param whatIf          figures of the what-if run.
 * @param recordedBackstops at the end of the recorded run.
 * @param whatIfBackstops at the end of the what-if run.
 * @param recordedHash    of the state after the last command.
 * @param whatIfHash      of the state after the last command.
 * @param firstDifference sequence of the first command whose events differ; 0 for none.
 * @param changes         of parameters.
 * @param slippagePpm     that the model took.
 * @param isSlippageGiven if it was asked for; else it is the average of the recorded slices.
 * @param feePpm          that the model took.
 * @param isFeeGiven      if it was asked for; else it is the average of the recorded slices.
 * @param tally           of what is the model's.
 * @param numbers         in the units of the venue.
 */
record WhatIfResult(
    String journal,
    String parameters,
    long commands,
    long firstTimeNs,
    long lastTimeNs,
    Intervals intervals,
    RunFigures recorded,
    RunFigures whatIf,
    List<MarginSurvey.BackstopResult> recordedBackstops,
    List<MarginSurvey.BackstopResult> whatIfBackstops,
    long recordedHash,
    long whatIfHash,
    long firstDifference,
    List<Change> changes,
    long slippagePpm,
    boolean isSlippageGiven,
    long feePpm,
    boolean isFeeGiven,
    ModelTally tally,
    NumberText numbers)
{
}
