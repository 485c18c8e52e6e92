package io.plimsoll.node.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.node.page.Html;
import io.plimsoll.node.page.HtmlPage;
import io.plimsoll.node.text.Times;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The results as one HTML file with charts over time. It loads nothing, and shows a quiet journal as well.
 */
final class HtmlReport
{
    private static final String FOLDER = "/io/plimsoll/node/whatif/";
    private static final long MICROS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String[] COMPARED = {"", "recorded", "what-if", "change"};

    private final WhatIfResult result;

    HtmlReport(final WhatIfResult result)
    {
        this.result = result;
    }

    void write(final Path file)
    {
        HtmlPage.write(file, html());
    }

    String html()
    {
        final Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", "what if the risk parameters had been others");
        parts.put("heading", "What if the risk parameters had been others");
        parts.put("lead", Html.escape(lead()));
        parts.put("tiles", tiles());
        parts.put("figures", Html.table(COMPARED, 1, figures(), null));
        parts.put("instruments", instruments());
        parts.put("changes", changes());
        parts.put("limits", Html.escape(String.join(" ", ConsoleReport.LIMITS)));
        parts.put("model", Html.table(new String[]{"", "count"}, 1, model(), null));
        parts.put("conditions", conditions());
        parts.put("data", data());
        return HtmlPage.report(FOLDER + "whatif.html", FOLDER + "whatif.js", parts);
    }

    private String lead()
    {
        return String.format(Locale.ROOT, "The %,d commands of %s, from %s to %s, run a second time under the risk " +
            "parameters of %s: the same prices, deposits, orders and trades, another core state.",
            result.commands(), result.journal(), Times.shortText(result.firstTimeNs()),
            Times.shortText(result.lastTimeNs()), result.parameters());
    }

    private String tiles()
    {
        return tile(Figure.LIQUIDATED) + tile(Figure.MARGIN_CALLS) + tile(Figure.SHORTFALL) + tile(Figure.BACKSTOP_PNL);
    }

    private String tile(final Figure figure)
    {
        final String[] row = FigureText.row(figure, result.recorded(), result.whatIf());
        return Html.tile("0".equals(row[3]) ? "no change" : row[3],
            row[0] + ": " + row[1] + " recorded, " + row[2] + " what-if");
    }

    private List<String[]> figures()
    {
        final List<String[]> rows = new ArrayList<>();
        for (final Figure figure : Figure.values())
        {
            rows.add(FigureText.row(figure, result.recorded(), result.whatIf()));
        }
        return rows;
    }

    private String instruments()
    {
        final TreeSet<Integer> ids = new TreeSet<>(result.recorded().instruments().keySet());
        ids.addAll(result.whatIf().instruments().keySet());
        if (ids.isEmpty())
        {
            return "<p class=\"note\">Nothing was liquidated in either run.</p>";
        }
        final List<String[]> rows = new ArrayList<>();
        final InstrumentFigures nothing = new InstrumentFigures();
        for (final int id : ids)
        {
            rows.add(FigureText.row(result.numbers().symbols().instrumentName(id), Figure.Unit.MONEY,
                result.recorded().instruments().getOrDefault(id, nothing).liquidatedMicros(),
                result.whatIf().instruments().getOrDefault(id, nothing).liquidatedMicros()));
        }
        return Html.table(COMPARED, 1, rows,
            FigureText.row(Figure.LIQUIDATED, result.recorded(), result.whatIf()));
    }

    private String changes()
    {
        if (result.changes().isEmpty())
        {
            return "<p class=\"note\">No parameter differs.</p>";
        }
        final List<String[]> rows = new ArrayList<>();
        for (final Change change : result.changes())
        {
            rows.add(new String[]{change.path(), ConsoleReport.orNone(change.recorded()),
                ConsoleReport.orNone(change.whatIf()), Long.toString(change.sequence())});
        }
        return Html.table(new String[]{"parameter", "recorded", "what-if", "set by command"}, 3, rows, null);
    }

    private List<String[]> model()
    {
        final List<String[]> rows = new ArrayList<>();
        for (final ModelTally.Count count : ModelTally.Count.values())
        {
            rows.add(new String[]{
                count.label(), FigureText.text(Figure.Unit.COUNT, result.tally().value(count))});
        }
        return rows;
    }

    private String conditions()
    {
        return Html.list(
            "journal", result.journal(),
            "parameters", result.parameters(),
            "slippage of the model", result.slippage(),
            "fee of the model", result.fee(),
            "first difference", result.firstDifference() == 0 ? "none: every event is the same in both runs" :
                "command " + result.firstDifference(),
            "state hash", String.format(Locale.ROOT, "recorded %016x, what-if %016x",
                result.recordedHash(), result.whatIfHash()));
    }

    /**
     * What the charts draw: money in whole units.
     */
    private String data()
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text))
        {
            json.writeStartObject();
            json.writeNumberField("startSeconds", result.intervals().startNs() / SECOND_NS);
            json.writeNumberField("widthSeconds", result.intervals().widthNs() / SECOND_NS);
            json.writeNumberField("count", result.intervals().count());
            series(json, Series.MARGIN_CALLS, 1);
            series(json, Series.LIQUIDATED, MICROS);
            series(json, Series.TAKEOVERS, 1);
            series(json, Series.SHORTFALL, MICROS);
            json.writeEndObject();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        return text.toString();
    }

    private void series(final JsonGenerator json, final Series series, final long unit) throws IOException
    {
        json.writeObjectFieldStart(series.name());
        whole(json, "recorded", result.recorded().series(series), unit);
        whole(json, "whatIf", result.whatIf().series(series), unit);
        json.writeEndObject();
    }

    private static void whole(final JsonGenerator json, final String name, final long[] values, final long unit)
        throws IOException
    {
        for (int i = 0; i < values.length; i++)
        {
            values[i] = Math.floorDiv(values[i] + unit / 2, unit);
        }
        JsonReport.values(json, name, values);
    }
}
