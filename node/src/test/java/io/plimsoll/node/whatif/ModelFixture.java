package io.plimsoll.node.whatif;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.node.whatif.ModelCommands.Trade;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A core with the venue of the scenarios, two customers, and the model's parts around it.
 */
final class ModelFixture
{
    static final Path VENUE = Path.of("src/test/resources/scenarios/venue.conf");
    static final int PERP = 0;
    static final long FIRST_MODEL_ACCOUNT = 1_000;

    private static final long FREE_ORDER = 500;
    private static final long UNIT = 1_000_000;

    private final Terms terms = new Terms();
    private final RecordedVenue venue = new RecordedVenue();
    private final RunFigures figures = new RunFigures(terms, Intervals.over(0, 0));
    private final RiskCore core;
    private final Run run;
    private final ModelCommands commands;
    private final Market market;
    private final ModelTally tally = new ModelTally();

    /**
     * @param change of the venue, in HOCON below {@code plimsoll}; empty for none.
     */
    ModelFixture(final String change)
    {
        final String text = "include file(\"" + VENUE.toAbsolutePath() + "\")\nplimsoll { " + change + " }";
        core = RiskCore.create(LaunchConfig.parse("fixture", text).limits());
        run = new Run(core, figures, FIRST_MODEL_ACCOUNT);
        commands = new ModelCommands(run);
        commands.at(0);
        market = new Market(commands, venue.instruments(), FIRST_MODEL_ACCOUNT, FREE_ORDER);
        for (final DirectBuffer command : definitions(RiskConfig.parse("fixture", text)))
        {
            check(run.apply(0, command, 0, command.capacity()));
            terms.learn(command, 0);
            venue.learn(command, 0);
        }
        tick(1_000);
        for (int account = 1; account <= 2; account++)
        {
            check(commands.openCustomer(account));
            check(commands.deposit(account, 0, account == 1 ? 1_000 * UNIT : 100_000 * UNIT));
        }
    }

    /**
     * @return the commands that define a configuration, each in a buffer of its own.
     */
    static List<DirectBuffer> definitions(final RiskConfig config)
    {
        final List<DirectBuffer> definitions = new ArrayList<>();
        config.define((buffer, offset, length) ->
        {
            final byte[] copy = new byte[length];
            buffer.getBytes(offset, copy);
            definitions.add(new UnsafeBuffer(copy));
        });
        return definitions;
    }


    /**
     * Account 1 buys or sells 50 PERP at 100, account 2 takes the other side.
     */
    void open(final boolean isLong)
    {
        check(commands.place(1, 1, PERP, !isLong, false, 5_000, 1_000, true));
        check(commands.place(2, 2, PERP, isLong, false, 5_000, 1_000, true));
        check(commands.fill(new Trade(1, PERP, 1_000, 5_000, isLong ? 1 : 2, isLong ? 2 : 1, 0, 0)));
    }

    void tick(final long price)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        new PriceTickEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).instrument(PERP).price(price);
        check(run.apply(0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + PriceTickEncoder.BLOCK_LENGTH));
    }

    VenueModel model(final long slippagePpm, final long feePpm)
    {
        return new VenueModel(commands, market, terms, venue.instruments(), tally,
            (timeNs, instrument, isSell) -> slippagePpm, feePpm);
    }

    private static void check(final boolean isAccepted)
    {
        if (!isAccepted)
        {
            throw new AssertionError("the fixture's command is refused");
        }
    }

    Run run()
    {
        return run;
    }

    RiskCore core()
    {
        return core;
    }

    ModelCommands commands()
    {
        return commands;
    }

    Market market()
    {
        return market;
    }

    ModelTally tally()
    {
        return tally;
    }
}
