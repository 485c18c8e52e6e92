package io.plimsoll.node.crash.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.FundPath;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The series that the page's charts draw, as JSON: money in whole USDT, prices with the first one as 100.
 */
final class CrashChart
{
    private static final int NAMED = 5;
    private static final double HUNDRED = 100;
    private static final double MICROS = 1e6;
    private static final long NANOS = 1_000_000_000;

    private static final List<Count> SUMS = List.of(
        Count.OWED, Count.BY_FUNDS, Count.BY_COMMON, Count.BY_WINNERS, Count.UNCOVERED, Count.GIVEN_UP,
        Count.LIQUIDATED, Count.TAKEN);
    private static final List<Count> COUNTS = List.of(
        Count.CALL_ZONES, Count.LIQUIDATIONS, Count.TAKEOVERS);

    private final CrashRun run;
    private final CrashMarket market;

    CrashChart(final CrashRun run)
    {
        this.run = run;
        market = run.market();
    }

    String json()
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text))
        {
            json.writeStartObject();
            json.writeNumberField("startSeconds", market.day().startNs() / NANOS);
            json.writeNumberField("widthSeconds", market.day().candleSeconds());
            json.writeNumberField("count", market.candleCount());
            prices(json);
            funds(json);
            for (final Count count : SUMS)
            {
                series(json, count.name(), candle -> run.record().tally().at(count, candle) / MICROS);
            }
            for (final Count count : COUNTS)
            {
                series(json, count.name(), candle -> run.record().tally().at(count, candle));
            }
            json.writeEndObject();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        return text.toString();
    }

    /** The first contract, and those that fell furthest, are named. */
    private void prices(final JsonGenerator json) throws IOException
    {
        final List<Integer> named = IntStream.range(0, market.size()).boxed()
            .sorted(Comparator.comparingDouble(i -> i == 0 ? -1 : lowest(i)))
            .limit(NAMED)
            .collect(Collectors.toList());
        json.writeArrayFieldStart("prices");
        for (int instrument = 0; instrument < market.size(); instrument++)
        {
            final int id = instrument;
            json.writeStartObject();
            json.writeStringField("symbol", market.marks().contract(id).symbol());
            json.writeBooleanField("named", named.contains(id));
            series(json, "values", candle -> index(id, candle));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void funds(final JsonGenerator json) throws IOException
    {
        final FundPath path = run.record().funds();
        json.writeArrayFieldStart("funds");
        for (int pool = 0; pool < path.pools(); pool++)
        {
            final int id = pool;
            json.writeStartObject();
            json.writeStringField("pool", market.pools().get(id));
            series(json, "fund", candle -> path.fundMicros(id, candle) / MICROS);
            series(json, "backstop", candle -> path.backstopMicros(id, candle) / MICROS);
            json.writeEndObject();
        }
        json.writeEndArray();
        series(json, "common", candle -> path.commonMicros(candle) / MICROS);
    }

    private double lowest(final int instrument)
    {
        return IntStream.range(0, market.candleCount()).mapToDouble(candle -> index(instrument, candle))
            .min().orElse(HUNDRED);
    }

    private double index(final int instrument, final int candle)
    {
        return HUNDRED * run.record().close(instrument, candle) / market.marks().candles(instrument).open(0);
    }

    private void series(final JsonGenerator json, final String name, final Values values) throws IOException
    {
        json.writeArrayFieldStart(name);
        for (int candle = 0; candle < market.candleCount(); candle++)
        {
            json.writeNumber(Math.round(values.at(candle) * HUNDRED) / HUNDRED);
        }
        json.writeEndArray();
    }

    @FunctionalInterface
    private interface Values
    {
        double at(int candle);
    }
}
