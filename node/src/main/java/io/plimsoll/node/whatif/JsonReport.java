package io.plimsoll.node.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.plimsoll.node.text.Times;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The results as JSON. Names are part of the interface: docs/whatif.md lists them. Money is integers of micro-units.
 */
final class JsonReport
{
    private static final int VERSION = 1;
    private static final InstrumentFigures NOTHING = new InstrumentFigures();

    private final WhatIfResult result;

    JsonReport(final WhatIfResult result)
    {
        this.result = result;
    }

    void write(final Writer out) throws IOException
    {
        final JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out))
        {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            head(json);
            json.writeObjectFieldStart("figures");
            for (final Figure figure : Figure.values())
            {
                pair(json, figure.key(), result.recorded().value(figure), result.whatIf().value(figure));
            }
            json.writeEndObject();
            instruments(json);
            backstops(json);
            changes(json);
            model(json);
            intervals(json);
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private void head(final JsonGenerator json) throws IOException
    {
        json.writeNumberField("version", VERSION);
        json.writeStringField("journal", result.journal());
        json.writeStringField("parameters", result.parameters());
        json.writeNumberField("commands", result.commands());
        json.writeStringField("firstTime", Times.text(result.firstTimeNs()));
        json.writeStringField("lastTime", Times.text(result.lastTimeNs()));
        json.writeObjectFieldStart("stateHash");
        json.writeStringField("recorded", hash(result.recordedHash()));
        json.writeStringField("whatIf", hash(result.whatIfHash()));
        json.writeBooleanField("isEqual", result.recordedHash() == result.whatIfHash());
        json.writeEndObject();
        json.writeNumberField("firstDifference", result.firstDifference());
    }

    private static String hash(final long hash)
    {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    private static void pair(final JsonGenerator json, final String name, final long recorded, final long whatIf)
        throws IOException
    {
        json.writeObjectFieldStart(name);
        number(json, "recorded", recorded);
        number(json, "whatIf", whatIf);
        final boolean isMissing = recorded == RunFigures.NONE || whatIf == RunFigures.NONE;
        number(json, "change", isMissing ? recorded == whatIf ? 0 : RunFigures.NONE : whatIf - recorded);
        json.writeEndObject();
    }

    private static void number(final JsonGenerator json, final String name, final long value) throws IOException
    {
        if (value == RunFigures.NONE)
        {
            json.writeNullField(name);
        }
        else
        {
            json.writeNumberField(name, value);
        }
    }

    private void instruments(final JsonGenerator json) throws IOException
    {
        final TreeSet<Integer> ids = new TreeSet<>(result.recorded().instruments().keySet());
        ids.addAll(result.whatIf().instruments().keySet());
        json.writeArrayFieldStart("instruments");
        for (final int id : ids)
        {
            final InstrumentFigures recorded = result.recorded().instruments().getOrDefault(id, NOTHING);
            final InstrumentFigures whatIf = result.whatIf().instruments().getOrDefault(id, NOTHING);
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("name", result.numbers().symbols().instrumentName(id));
            pair(json, "slicesIssued", recorded.slicesIssued(), whatIf.slicesIssued());
            pair(json, "liquidatedMicros", recorded.liquidatedMicros(), whatIf.liquidatedMicros());
            pair(json, "takenOverMicros", recorded.takenOverMicros(), whatIf.takenOverMicros());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * Both runs have the same backstops: accounts are opened as recorded.
     */
    private void backstops(final JsonGenerator json) throws IOException
    {
        json.writeArrayFieldStart("backstops");
        for (int i = 0; i < result.recordedBackstops().size(); i++)
        {
            final MarginSurvey.BackstopResult recorded = result.recordedBackstops().get(i);
            final MarginSurvey.BackstopResult whatIf = result.whatIfBackstops().get(i);
            json.writeStartObject();
            json.writeNumberField("account", recorded.account());
            pair(json, "equityMicros", recorded.equityMicros(), whatIf.equityMicros());
            pair(json, "paidInMicros", recorded.paidInMicros(), whatIf.paidInMicros());
            pair(json, "pnlMicros", recorded.pnlMicros(), whatIf.pnlMicros());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void changes(final JsonGenerator json) throws IOException
    {
        json.writeArrayFieldStart("changes");
        for (final Change change : result.changes())
        {
            json.writeStartObject();
            json.writeNumberField("sequence", change.sequence());
            json.writeStringField("path", change.path());
            json.writeStringField("recorded", change.recorded());
            json.writeStringField("whatIf", change.whatIf());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void model(final JsonGenerator json) throws IOException
    {
        json.writeObjectFieldStart("model");
        json.writeBooleanField("isModelOnly", result.settings().isModelOnly());
        final Long slippage = result.settings().slippagePpm();
        number(json, "givenSlippagePpm", slippage == null ? RunFigures.NONE : slippage);
        json.writeNumberField("averageSlippagePpm", result.averageSlippagePpm());
        json.writeNumberField("feePpm", result.feePpm());
        json.writeBooleanField("isFeeGiven", result.settings().feePpm() != null);
        for (final ModelTally.Count count : ModelTally.Count.values())
        {
            json.writeNumberField(count.key(), result.tally().value(count));
        }
        json.writeEndObject();
    }

    private void intervals(final JsonGenerator json) throws IOException
    {
        json.writeObjectFieldStart("intervals");
        json.writeNumberField("startNs", result.intervals().startNs());
        json.writeNumberField("widthNs", result.intervals().widthNs());
        json.writeNumberField("count", result.intervals().count());
        for (final Series series : Series.values())
        {
            json.writeObjectFieldStart(series.key());
            values(json, "recorded", result.recorded().series(series));
            values(json, "whatIf", result.whatIf().series(series));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static void values(final JsonGenerator json, final String name, final long[] values) throws IOException
    {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }
}
