package io.plimsoll.node.whatif;

import io.plimsoll.node.text.NumberText;

import java.util.List;

/**
 * Everything that the two runs left behind.
 *
 * @param journal            directory.
 * @param parameters         file of the parameters.
 * @param commands           recorded.
 * @param firstTimeNs        of the first command.
 * @param lastTimeNs         of the last command.
 * @param intervals          of the series.
 * @param recorded           figures of the recorded run.
 * @param whatIf             figures of the what-if run.
 * @param recordedBackstops  at the end of the recorded run.
 * @param whatIfBackstops    at the end of the what-if run.
 * @param recordedHash       of the state after the last command.
 * @param whatIfHash         of the state after the last command.
 * @param firstDifference    sequence of the first command whose events differ; 0 for none.
 * @param changes            of parameters.
 * @param settings           of the model.
 * @param averageSlippagePpm of the recorded slices.
 * @param feePpm             that the model took.
 * @param tally              of what is the model's.
 * @param numbers            in the units of the venue.
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
    ModelSettings settings,
    long averageSlippagePpm,
    long feePpm,
    ModelTally tally,
    NumberText numbers)
{
    /**
     * @return what the model took off the mark, in words.
     */
    String slippage()
    {
        return settings.slippagePpm() != null ? settings.slippagePpm() + " ppm, as given" :
            "the recorded slices' average by contract, side and minute; " + averageSlippagePpm + " ppm over all";
    }

    /**
     * @return what the model's slices paid to the venue, in words.
     */
    String fee()
    {
        return feePpm + " ppm, " + (settings.feePpm() != null ? "as given" : "the recorded slices' average");
    }
}
