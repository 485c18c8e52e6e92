package io.plimsoll.node.crash.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.plimsoll.node.crash.population.Role;
import io.plimsoll.node.crash.record.AccountLoss;
import io.plimsoll.node.crash.record.BreakerChange;
import io.plimsoll.node.crash.record.Count;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.record.PoolState;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.record.Rule;
import io.plimsoll.node.crash.record.Touched;
import io.plimsoll.node.crash.venue.CrashAccounts;
import io.plimsoll.node.crash.venue.Safeguards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The results as JSON. Names are part of the interface: docs/crash.md tells them. Money is integers of micro-USDT.
 */
public final class CrashJson
{
    private static final int VERSION = 1;

    private CrashJson()
    {
    }

    /**
     * Write the numbers of days; an old file is replaced.
     *
     * @param file    to write.
     * @param results of the days.
     * @throws UncheckedIOException if it cannot be written.
     */
    public static void write(final Path file, final List<CrashResult> results)
    {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8))
        {
            write(out, results);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException("the numbers cannot be written to " + file, ex);
        }
    }

    static void write(final Writer out, final List<CrashResult> results) throws IOException
    {
        final JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out))
        {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("days");
            for (final CrashResult result : results)
            {
                day(json, result);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static void day(final JsonGenerator json, final CrashResult result) throws IOException
    {
        json.writeStartObject();
        json.writeStringField("day", result.main().market().day().id());
        json.writeNumberField("accounts", result.main().crowd().accounts().size());
        json.writeNumberField("seed", result.conditions().seed());
        json.writeBooleanField("isSound", result.isSound());
        json.writeBooleanField("isVerified", result.isVerified());
        json.writeArrayFieldStart("runs");
        for (final CrashRun run : result.compared())
        {
            run(json, run, "index", Safeguards.NONE);
        }
        if (result.atBook() != null)
        {
            run(json, result.atBook(), "book", Safeguards.NONE);
        }
        for (final GuardedRun each : result.guarded())
        {
            run(json, each.run(), "index", each.safeguards());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("breakers");
        for (final BreakerChange change : result.guarded().get(result.guarded().size() - 1).breakers().changes())
        {
            change(json, result.main(), change);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("top");
        for (final AccountLoss loss : LoserTables.top(result.main()))
        {
            top(json, result.main(), loss);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void run(
        final JsonGenerator json, final CrashRun run, final String mark, final Safeguards safeguards)
        throws IOException
    {
        final Touched touched = run.record().losses().touched();
        json.writeStartObject();
        json.writeStringField("lossRule", key(run.lossRule().name()));
        json.writeStringField("mark", mark);
        json.writeStringField("safeguards", key(safeguards.name()));
        json.writeNumberField("takenLessOwed", run.record().tally().takenLessOwedMicros());
        json.writeNumberField("overshoot", run.record().tally().overshootMicros());
        json.writeBooleanField("isConserved", run.record().audit().isConserved());
        json.writeStringField("stateHash", String.format(Locale.ROOT, "0x%016x", run.record().audit().stateHash()));
        json.writeNumberField("commands", run.commands());
        json.writeNumberField("events", run.record().events());
        json.writeNumberField("bids", run.bids());
        json.writeNumberField("liquidatedAccounts", run.liquidatedAccounts());
        json.writeObjectFieldStart("figures");
        for (final Count count : Count.values())
        {
            json.writeNumberField(key(count.name()), run.record().tally().total(count));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("paid");
        json.writeNumberField("accounts", touched.accounts());
        json.writeNumberField("hedged", touched.accounts(Role.HEDGED));
        json.writeNumberField("medianLeverage", touched.medianLeverage());
        json.writeNumberField("hedgesCut", touched.hedgesCutByDeleveraging());
        json.writeNumberField("hedgesCutBySlices", touched.hedgesCutBySlices());
        json.writeEndObject();
        roles(json, run);
        pools(json, run);
        json.writeEndObject();
    }

    private static void roles(final JsonGenerator json, final CrashRun run) throws IOException
    {
        final RoleSums end = new RoleSums(run.crowd(), run.books());
        json.writeObjectFieldStart("roles");
        for (final Role role : Role.values())
        {
            json.writeObjectFieldStart(key(role.name()));
            json.writeNumberField("start", run.start().equityMicros(role));
            json.writeNumberField("end", end.equityMicros(role));
            for (final Rule rule : Rule.values())
            {
                json.writeNumberField(key(rule.name()), run.record().losses().all().stream()
                    .filter(loss -> CrashAccounts.role(run.crowd(), loss.account()) == role)
                    .mapToLong(loss -> loss.micros(rule)).sum());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void pools(final JsonGenerator json, final CrashRun run) throws IOException
    {
        json.writeArrayFieldStart("pools");
        for (final PoolState pool : run.record().pools())
        {
            json.writeStartObject();
            json.writeStringField("pool", run.market().pools().get(pool.pool()));
            json.writeNumberField("fund", pool.fundMicros());
            json.writeNumberField("backstop", pool.backstopMicros());
            json.writeNumberField("deficits", pool.deficits());
            json.writeNumberField("fundPaid", pool.fundPaid());
            json.writeNumberField("trancheDrawn", pool.trancheDrawn());
            json.writeNumberField("winnersPaid", pool.winnersPaid());
            json.writeNumberField("uncovered", pool.uncovered());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void change(final JsonGenerator json, final CrashRun run, final BreakerChange change)
        throws IOException
    {
        json.writeStartObject();
        json.writeNumberField("timeNs", change.timeNs());
        json.writeStringField("contract", run.market().marks().contract(change.instrument()).symbol());
        json.writeStringField("from", change.from().name());
        json.writeStringField("to", change.to().name());
        json.writeStringField("cause", change.cause().name());
        json.writeNumberField("mark", change.mark());
        json.writeNumberField("candidate", change.candidate());
        json.writeNumberField("reference", change.reference());
        json.writeNumberField("lower", change.lower());
        json.writeNumberField("upper", change.upper());
        json.writeNumberField("sigmaPpm", change.sigmaPpm());
        json.writeEndObject();
    }

    private static void top(final JsonGenerator json, final CrashRun run, final AccountLoss loss) throws IOException
    {
        json.writeStartObject();
        json.writeNumberField("account", loss.account());
        json.writeStringField("role", key(CrashAccounts.role(run.crowd(), loss.account()).name()));
        json.writeStringField("worst", key(loss.worst().name()));
        json.writeNumberField("deficit", loss.deficitMicros());
        for (final Rule rule : Rule.values())
        {
            json.writeNumberField(key(rule.name()), loss.micros(rule));
        }
        json.writeEndObject();
    }

    /**
     * {@code BY_FUNDS} becomes {@code byFunds}.
     *
     * @param constant name of a constant.
     * @return its name in JSON.
     */
    public static String key(final String constant)
    {
        final StringBuilder key = new StringBuilder();
        boolean isUpper = false;
        for (final char letter : constant.toCharArray())
        {
            if (letter == '_')
            {
                isUpper = true;
            }
            else
            {
                key.append(isUpper ? letter : Character.toLowerCase(letter));
                isUpper = false;
            }
        }
        return key.toString();
    }
}
