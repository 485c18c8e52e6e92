package io.plimsoll.node.report;

import io.plimsoll.core.message.Zone;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

import java.math.BigInteger;

/**
 * The numbers of an account in words and tables, then its story.
 */
public final class AccountExplanation
{
    private static final String INDENT = "  ";
    private static final long FULL_PPM = 1_000_000L;

    private final AccountReplay replay;
    private final NumberText numbers;
    private final VenueBook venue;
    private final Style style;
    private final StoryText out = new StoryText();

    private AccountExplanation(final AccountReplay replay, final Style style)
    {
        this.replay = replay;
        this.numbers = replay.numbers();
        this.venue = replay.venue();
        this.style = style;
    }

    /**
     * Explain an account that exists.
     *
     * @param replay of its journal.
     * @param style  of the text.
     * @return the text.
     */
    public static String of(final AccountReplay replay, final Style style)
    {
        final AccountExplanation explanation = new AccountExplanation(replay, style);
        explanation.write();
        return explanation.out.text();
    }

    private void write()
    {
        final MarginQuery query = replay.query();
        line(style.bold("Account " + replay.account() + replay.kindText() +
            " after command " + replay.sequence() + " at " + Times.shortText(replay.timeNs())));
        marginAccount(query, MarginNumbers.CROSS);
        for (final int scope : replay.isolated())
        {
            marginAccount(query, scope);
        }
        story();
    }

    private void marginAccount(final MarginQuery query, final int scope)
    {
        final MarginNumbers margin = query.ask(replay.account(), scope);
        if (margin == null)
        {
            line("the core does not answer: " + query.refusal());
        }
        else
        {
            marginAccount(margin);
        }
    }

    private void marginAccount(final MarginNumbers margin)
    {
        line("");
        final String name = margin.isCross() ? "Cross margin account" :
            "Isolated margin of " + numbers.symbols().instrumentName(margin.scope());
        line(style.bold(name) + (replay.isCustomer() ? ": " + zone(margin.zone()) + health(margin) : ""));
        line("");
        equity(margin);
        if (!margin.positions().isEmpty())
        {
            positions(margin);
            margins(margin);
        }
        initial(margin);
        if (replay.isCustomer() && margin.maintenanceMargin() > 0)
        {
            zones(margin);
        }
    }

    private String zone(final Zone zone)
    {
        return switch (zone)
        {
            case FREE -> style.good(zone.name());
            case RESTRICTED, MARGIN_CALL -> style.warn(zone.name());
            default -> style.bad(zone.name());
        };
    }

    private static String health(final MarginNumbers margin)
    {
        return margin.maintenanceMargin() == 0 ? ", no maintenance margin" :
            ", equity is " + NumberText.percent(margin.healthPpm()) + " of the maintenance margin";
    }

    private void equity(final MarginNumbers margin)
    {
        final TextTable table =
            new TextTable(INDENT, "asset", "balance", "unrealised", "price", "worth", "haircut", "value");
        for (final MarginNumbers.BalanceNumbers balance : margin.balances())
        {
            final int asset = balance.asset();
            final long unrealised = unrealised(margin, asset);
            final VenueBook.Asset known = venue.asset(asset);
            final BigInteger worth = BigInteger.valueOf(balance.balanceUnits()).add(BigInteger.valueOf(unrealised))
                .multiply(BigInteger.valueOf(known.price())).divide(BigInteger.TEN.pow(known.decimals()));
            table.row(
                numbers.symbols().assetName(asset),
                numbers.plainUnits(asset, balance.balanceUnits()),
                numbers.plainUnits(asset, unrealised),
                known.price() == 0 ? "none" : NumberText.money(known.price()),
                NumberText.money(worth.longValue()),
                NumberText.money(worth.longValue() - balance.value()),
                NumberText.money(balance.value()));
        }
        table.row("equity", "", "", "", NumberText.money(margin.equityNoHaircut()),
            NumberText.money(margin.equityNoHaircut() - margin.equity()), NumberText.money(margin.equity()));
        out.append(table.text(style) + '\n');
    }

    private long unrealised(final MarginNumbers margin, final int asset)
    {
        long sum = 0;
        for (final MarginNumbers.PositionNumbers position : margin.positions())
        {
            if (venue.contract(position.instrument()).settleAsset() == asset)
            {
                sum += position.unrealisedUnits();
            }
        }
        return sum;
    }

    private void positions(final MarginNumbers margin)
    {
        final TextTable table = new TextTable(INDENT, "position", "lots", "entry", "mark", "profit");
        for (final MarginNumbers.PositionNumbers position : margin.positions())
        {
            final int instrument = position.instrument();
            table.row(
                numbers.symbols().instrumentName(instrument),
                numbers.lots(instrument, position.lots()),
                entry(position),
                numbers.price(instrument, position.markPrice()),
                numbers.settle(instrument, position.unrealisedUnits()));
        }
        out.append(table.text(style) + '\n');
    }

    private String entry(final MarginNumbers.PositionNumbers position)
    {
        final VenueBook.Contract contract = venue.contract(position.instrument());
        final long increments = EntryPrice.increments(
            contract, venue.asset(contract.settleAsset()).decimals(), position.lots(), position.costUnits());
        return increments == 0 ? "-" : numbers.price(position.instrument(), increments);
    }

    private void margins(final MarginNumbers margin)
    {
        final TextTable table = new TextTable(
            INDENT, "margin", "notional", "tier", "maintenance", "initial", "liquidated at");
        for (final MarginNumbers.PositionNumbers position : margin.positions())
        {
            final int instrument = position.instrument();
            final VenueBook.Contract contract = venue.contract(instrument);
            final int tier = contract.tier(position.notional());
            table.row(
                numbers.symbols().instrumentName(instrument),
                NumberText.money(position.notional()),
                tier + ": " + NumberText.percent(contract.tiers().get(tier - 1).maintenancePpm()),
                NumberText.money(position.maintenanceMargin()),
                NumberText.money(position.initialMargin()),
                position.liquidationPrice() == 0 ? "never" : numbers.price(instrument, position.liquidationPrice()));
        }
        table.row("all", "", "", NumberText.money(margin.maintenanceMargin()),
            NumberText.money(margin.initialMargin()), "");
        out.append(table.text(style) + '\n');
    }

    private void initial(final MarginNumbers margin)
    {
        final long free = margin.equityInitial() - margin.initialMargin();
        final String verdict = free >= 0 ? NumberText.money(free) + " is free." :
            NumberText.money(-free) + " is missing; only orders that do not raise it are taken.";
        out.wrap(INDENT, "Initial checks: equity " + NumberText.money(margin.equityInitial()) + ", initial margin " +
            NumberText.money(margin.initialMargin()) + " with open orders: " + verdict);
    }

    private void zones(final MarginNumbers margin)
    {
        final VenueBook.Levels levels = venue.levels();
        line("");
        final TextTable table = new TextTable(INDENT, "threshold", "of maintenance", "equity", "distance");
        threshold(table, margin, "FREE again from", levels.callExitPpm());
        threshold(table, margin, "MARGIN_CALL below", levels.callEntryPpm());
        threshold(table, margin, "LIQUIDATING ends at", levels.liquidationExitPpm());
        threshold(table, margin, "LIQUIDATING below", FULL_PPM);
        threshold(table, margin, "TAKEOVER below", levels.takeoverPpm());
        table.row("BANKRUPT below", "", "0 without haircuts", NumberText.money(margin.equityNoHaircut()));
        out.append(table.text(style));
    }

    private static void threshold(
        final TextTable table, final MarginNumbers margin, final String name, final long levelPpm)
    {
        final long equity = ZoneSentence.threshold(margin.maintenanceMargin(), levelPpm);
        table.row(name, NumberText.percent(levelPpm), NumberText.money(equity),
            NumberText.money(margin.equity() - equity));
    }

    private void story()
    {
        line("");
        line(style.bold("What happened"));
        if (replay.skippedChapters() > 0)
        {
            line(INDENT + "(" + replay.skippedChapters() + " earlier events: dump --account " + replay.account() + ")");
        }
        for (final AccountReplay.Chapter chapter : replay.story())
        {
            out.wrap(INDENT + Times.shortText(chapter.timeNs()) + "  #" + chapter.sequence() + "  ", chapter.text());
        }
    }

    private void line(final String text)
    {
        out.line(text);
    }
}
