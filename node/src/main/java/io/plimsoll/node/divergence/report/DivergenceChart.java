package io.plimsoll.node.divergence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.divergence.record.Frames;
import io.plimsoll.node.divergence.record.Frames.Line;
import io.plimsoll.node.divergence.record.Frames.State;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.IntToLongFunction;

/**
 * The series that the page's charts draw, as JSON: prices and money in whole USDT.
 */
final class DivergenceChart
{
    private static final long NANOS = 1_000_000_000;
    private static final double MICROS = 1e6;
    private static final double E9 = 1e9;

    private final DivergenceResult result;
    private final Frames naive;
    private final Frames ours;

    DivergenceChart(final DivergenceResult result)
    {
        this.result = result;
        naive = result.naive().record().frames();
        ours = result.ours().record().frames();
    }

    String json()
    {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text))
        {
            json.writeStartObject();
            json.writeNumberField("startSeconds", result.market().day().startNs() / NANOS);
            json.writeNumberField("widthSeconds", FrameClock.widthSeconds(result));
            json.writeNumberField("count", ours.size());
            json.writeArrayFieldStart("contracts");
            for (final String symbol : result.market().day().shown())
            {
                contract(json, result.market().market().marks().contract(result.market().instrument(symbol)));
            }
            json.writeEndArray();
            money(json, "lostNaive", naive);
            money(json, "lostOurs", ours);
            json.writeEndObject();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        return text.toString();
    }

    private void contract(final JsonGenerator json, final Contract contract) throws IOException
    {
        final int instrument = contract.instrument();
        json.writeStartObject();
        json.writeStringField("symbol", contract.symbol());
        prices(json, "naive", contract, frame -> naive.price(Line.MARK, instrument, frame));
        prices(json, "index", contract, frame -> ours.price(Line.INDEX, instrument, frame));
        prices(json, "mark", contract, frame -> ours.price(Line.MARK, instrument, frame));
        prices(json, "stable", contract, frame -> ours.price(Line.STABLE, instrument, frame));
        prices(json, "lower", contract, frame -> ours.price(Line.LOWER, instrument, frame));
        prices(json, "upper", contract, frame -> ours.price(Line.UPPER, instrument, frame));
        if (!result.market().seconds().isEmpty())
        {
            prices(json, "published", contract, frame -> result.market().seconds().get(frame).mark());
        }
        states(json, "validity", State.VALIDITY, instrument);
        states(json, "refused", State.REFUSED, instrument);
        states(json, "breaker", State.BREAKER, instrument);
        states(json, "source", State.SOURCE, instrument);
        json.writeEndObject();
    }

    private void prices(
        final JsonGenerator json, final String name, final Contract contract, final IntToLongFunction price)
        throws IOException
    {
        json.writeArrayFieldStart(name);
        for (int frame = 0; frame < ours.size(); frame++)
        {
            final long increments = price.applyAsLong(frame);
            if (increments == 0)
            {
                json.writeNull();
            }
            else
            {
                json.writeNumber(increments * contract.priceIncrementE9() / E9);
            }
        }
        json.writeEndArray();
    }

    private void states(final JsonGenerator json, final String name, final State state, final int instrument)
        throws IOException
    {
        json.writeArrayFieldStart(name);
        for (int frame = 0; frame < ours.size(); frame++)
        {
            json.writeNumber(ours.state(state, instrument, frame));
        }
        json.writeEndArray();
    }

    private void money(final JsonGenerator json, final String name, final Frames frames) throws IOException
    {
        json.writeArrayFieldStart(name);
        for (int frame = 0; frame < frames.size(); frame++)
        {
            json.writeNumber(Math.round(frames.lostMicros(frame) / MICROS));
        }
        json.writeEndArray();
    }
}
