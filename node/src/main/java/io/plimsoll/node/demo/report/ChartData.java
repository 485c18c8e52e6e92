package io.plimsoll.node.demo.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.record.Measure;
import io.plimsoll.node.demo.record.MinuteSeries;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The series that the page's charts draw, as JSON: money in whole USDT, prices with the first one as 100.
 */
final class ChartData
{
    private static final int NAMED = 5;
    private static final long MICROS = 1_000_000;
    private static final double HUNDRED = 100;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long NANOS = 1_000_000_000;

    private static final Measure[] MONEY = {
        Measure.LIQUIDATED, Measure.TAKEN_OVER, Measure.BACKSTOP_USDT, Measure.BACKSTOP_BTC, Measure.BACKSTOP_ETH};
    private static final Measure[] COUNTS = {Measure.IN_CALL, Measure.PEAK_LIQUIDATION, Measure.TAKEOVERS};

    private final Market market;
    private final MinuteSeries series;

    ChartData(final Market market, final MinuteSeries series)
    {
        this.market = market;
        this.series = series;
    }

    String json()
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text))
        {
            json.writeStartObject();
            json.writeNumberField("startSeconds",
                Market.DAY_START_NS / NANOS + series.fromMinute() * SECONDS_PER_MINUTE);
            json.writeNumberField("minutes", series.toMinute() - series.fromMinute());
            prices(json);
            for (final Measure measure : MONEY)
            {
                values(json, measure, MICROS);
            }
            for (final Measure measure : COUNTS)
            {
                values(json, measure, 1);
            }
            json.writeEndObject();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        return text.toString();
    }

    private void prices(final JsonGenerator json) throws IOException
    {
        final List<Integer> named = named();
        json.writeArrayFieldStart("prices");
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            json.writeStartObject();
            json.writeStringField("symbol", market.contract(instrument).symbol());
            json.writeBooleanField("named", named.contains(instrument));
            json.writeArrayFieldStart("values");
            for (int minute = series.fromMinute(); minute < series.toMinute(); minute++)
            {
                json.writeNumber(Math.round(index(instrument, series.close(instrument, minute)) * HUNDRED) / HUNDRED);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** BTC and ETH, and those that fell furthest. */
    private List<Integer> named()
    {
        final List<Integer> all = new ArrayList<>();
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            all.add(instrument);
        }
        final int btc = market.instrumentOf(Market.BTC);
        final int eth = market.instrumentOf(Market.ETH);
        all.sort(Comparator.comparingDouble(i -> i == btc || i == eth ? -1 : lowest(i)));
        return all.subList(0, Math.min(NAMED, all.size()));
    }

    private double lowest(final int instrument)
    {
        double lowest = Double.MAX_VALUE;
        for (int minute = series.fromMinute(); minute < series.toMinute(); minute++)
        {
            lowest = Math.min(lowest, index(instrument, series.close(instrument, minute)));
        }
        return lowest;
    }

    private double index(final int instrument, final long price)
    {
        return HUNDRED * price / market.candles(instrument).open(series.fromMinute());
    }

    private void values(final JsonGenerator json, final Measure measure, final long unit) throws IOException
    {
        json.writeArrayFieldStart(measure.name());
        for (int minute = series.fromMinute(); minute < series.toMinute(); minute++)
        {
            json.writeNumber(series.value(measure, minute) / unit);
        }
        json.writeEndArray();
    }
}
