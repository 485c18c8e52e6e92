package io.plimsoll.node.whatif;

import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Replay;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Symbols;
import io.plimsoll.node.whatif.ModelTally.Count;

import java.nio.file.Path;

/**
 * Runs a journal's commands under other risk parameters beside the recorded run. The journal is read twice and not
 * written; all state is in cores of its own.
 */
public final class ParameterWhatIf
{
    private final Path directory;
    private final CoreLimits limits;
    private final WhatIfProgress progress;
    private final Symbols symbols = new Symbols();
    private final Terms terms = new Terms();
    private final ModelTally tally = new ModelTally();

    private ParameterWhatIf(final Path directory, final CoreLimits limits, final WhatIfProgress progress)
    {
        this.directory = directory;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Run.
     *
     * @param directory  of the journal.
     * @param limits     that it was written under.
     * @param parameters file of the parameters, for messages.
     * @param config     that it holds.
     * @param settings   of the venue model.
     * @param progress   that hears how far it is.
     * @return what came out, to be printed or written.
     * @throws WhatIfException                      if the parameters do not fit the journal.
     * @throws io.plimsoll.journal.JournalException if the journal cannot be read to its end.
     */
    public static WhatIfReport run(
        final Path directory,
        final CoreLimits limits,
        final String parameters,
        final RiskConfig config,
        final ModelSettings settings,
        final WhatIfProgress progress)
    {
        return new WhatIfReport(new ParameterWhatIf(directory, limits, progress).run(parameters, config, settings));
    }

    private WhatIfResult run(final String parameters, final RiskConfig config, final ModelSettings settings)
    {
        final Recording recording = Recording.read(
            directory, RiskCore.create(limits), (done, end) -> progress.onProgress("reading the journal", done, end));
        final Overlay overlay = Overlay.of(parameters, config, recording.venue());
        final WhatIfPlan plan = WhatIfPlan.of(recording, parameters, overlay, settings);
        final Intervals intervals = Intervals.over(recording.firstTimeNs(), recording.lastTimeNs());
        final long firstModelAccount = recording.firstFreeAccount();
        final Run recorded = new Run(
            RiskCore.create(limits), new RunFigures(terms, intervals), firstModelAccount);
        final Run whatIf = new Run(
            RiskCore.create(plan.limits(limits)), new RunFigures(terms, intervals), firstModelAccount);
        final Substitution substitution = new Substitution(overlay);
        final Lockstep lockstep = new Lockstep(recorded, whatIf, terms, substitution, plan, tally);
        lockstep.open(recording.firstTimeNs(), recording.venue().hasOwnLevels());
        play(lockstep, recorded);
        tally.set(Count.REPLACED, substitution.count());
        final long recordedHash = recorded.core().stateHash();
        final long whatIfHash = whatIf.core().stateHash();
        return new WhatIfResult(directory.toString(), parameters, recording.commands(), recording.firstTimeNs(),
            recording.lastTimeNs(), intervals, recorded.figures(), whatIf.figures(),
            MarginSurvey.complete(recorded, terms, recording.lastTimeNs(),
                (done, end) -> progress.onProgress("asking accounts, recorded", done, end)),
            MarginSurvey.complete(whatIf, terms, recording.lastTimeNs(),
                (done, end) -> progress.onProgress("asking accounts, what-if", done, end)),
            recordedHash, whatIfHash, lockstep.firstDifference(), substitution.changes(),
            settings, recording.sliceMarket().all().slippagePpm(), plan.feePpm(), tally, new NumberText(symbols));
    }

    private void play(final Lockstep lockstep, final Run recorded)
    {
        try (CommandJournalReader commands = CommandJournalReader.open(directory))
        {
            while (commands.next())
            {
                lockstep.play(commands);
                if (recorded.refusal() == null)
                {
                    symbols.learn(commands.buffer(), commands.offset());
                }
                if (commands.sequence() % Replay.PROGRESS_INTERVAL == 0)
                {
                    progress.onProgress("running both", commands.sequence(), commands.endSequence());
                }
            }
            progress.onProgress("running both", commands.lastSequence(), commands.lastSequence());
        }
    }
}
