package io.plimsoll.node.divergence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.plimsoll.core.message.Reason;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.report.CrashJson;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.divergence.record.Happening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The results as JSON. Names are part of the interface: docs/divergence.md tells them. Money is integers of micro-USDT.
 */
public final class DivergenceJson
{
    private static final int VERSION = 1;

    private DivergenceJson()
    {
    }

    /**
     * Write the numbers of a window; an old file is replaced.
     *
     * @param file   to write.
     * @param result of the window.
     * @throws UncheckedIOException if it cannot be written.
     */
    public static void write(final Path file, final DivergenceResult result)
    {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8))
        {
            write(out, result);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("the numbers cannot be written to " + file, ex);
        }
    }

    static void write(final Writer out, final DivergenceResult result) throws IOException
    {
        final JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out))
        {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("day", result.market().day().id());
            json.writeNumberField("accounts", result.ours().run().crowd().accounts().size());
            json.writeNumberField("seed", result.conditions().seed());
            json.writeBooleanField("isSound", result.isSound());
            json.writeBooleanField("isVerified", result.isVerified());
            json.writeArrayFieldStart("runs");
            for (final DivergenceRun run : result.runs())
            {
                run(json, run);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decisions");
            for (final Happening happening : result.ours().record().happenings())
            {
                happening(json, happening);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static void run(final JsonGenerator json, final DivergenceRun run) throws IOException
    {
        json.writeStartObject();
        json.writeStringField("name", run.name());
        json.writeNumberField("liquidatedAccounts", run.liquidated().size());
        json.writeNumberField("positionsLost", run.record().lostMicros());
        json.writeNumberField("sold", run.record().soldMicros());
        json.writeNumberField("coinsTaken", run.record().coinsMicros());
        json.writeNumberField("takenFromCrowd", run.takenMicros());
        json.writeNumberField("takenLessOwed", run.run().record().tally().takenLessOwedMicros());
        json.writeBooleanField("isConserved", run.run().record().audit().isConserved());
        json.writeStringField(
            "stateHash", String.format(Locale.ROOT, "0x%016x", run.run().record().audit().stateHash()));
        json.writeNumberField("commands", run.run().commands());
        json.writeNumberField("events", run.run().record().events());
        json.writeObjectFieldStart("ordersRefused");
        for (final Map.Entry<Reason, Integer> entry : run.run().record().refused().guarded().entrySet())
        {
            json.writeNumberField(entry.getKey().name(), entry.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("figures");
        for (final Count count : Count.values())
        {
            json.writeNumberField(CrashJson.key(count.name()), run.run().record().tally().total(count));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void happening(final JsonGenerator json, final Happening happening) throws IOException
    {
        json.writeStartObject();
        json.writeNumberField("timeNs", happening.timeNs());
        json.writeStringField("kind", happening.kind().label());
        json.writeStringField("of", happening.subject());
        json.writeStringField("decision", happening.what());
        json.writeStringField("numbers", happening.numbers());
        json.writeEndObject();
    }
}
