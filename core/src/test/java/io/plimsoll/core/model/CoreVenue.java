package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A core and those who use it, one call per command. Commands are taken to succeed: a refusal that was not allowed
 * beforehand fails the test at once.
 */
public final class CoreVenue
{
    /**
     * One numeraire in micro-units.
     */
    public static final long MONEY = 1_000_000L;
    /**
     * Scope of the cross margin account.
     */
    public static final int CROSS = CommandWriter.CROSS;
    /**
     * Backstop of pool 0, opened with the numeraire.
     */
    public static final long BACKSTOP = 9_000_000;

    private final RiskCore core;
    private final CommandWriter writer = new CommandWriter();
    private final List<UnsafeBuffer> events = new ArrayList<>();
    private long timeNs = 1_000_000_000_000L;
    private long nextOrderId = 1;
    private long nextTradeId = 1;
    private boolean mayRefuse;
    private Consumer<CommandWriter> spoiler;
    private long earlyNs;

    /**
     * Numeraire and backstop are there.
     */
    public CoreVenue(final CoreLimits limits)
    {
        core = RiskCore.create(limits);
        asset(0, 6, MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        open(BACKSTOP, AccountKind.BACKSTOP);
    }

    /**
     * A venue with room for most.
     */
    public static CoreVenue ample()
    {
        return new CoreVenue(new CoreLimits(1_000, 4_000, 2_000, 4_000, 64, 8));
    }

    /**
     * The core under test.
     */
    public RiskCore core()
    {
        return core;
    }

    /**
     * Events of the last command.
     */
    public List<UnsafeBuffer> events()
    {
        return events;
    }

    /**
     * First event of a kind among those of the last command.
     */
    public UnsafeBuffer event(final int templateId)
    {
        return events.stream().filter(event -> templateId(event) == templateId).findFirst().orElse(null);
    }

    /**
     * Events of the last command in words.
     */
    public String text()
    {
        return events.stream().map(event -> MessageText.of(event, event.capacity())).collect(Collectors.joining("\n"));
    }

    /**
     * The next command may be refused.
     */
    public CoreVenue mayRefuse()
    {
        mayRefuse = true;
        return this;
    }

    /**
     * A new asset.
     */
    public CoreVenue asset(
        final int id,
        final int decimals,
        final long maxPrice,
        final long capUnits,
        final int[] surcharges,
        final long[][] haircuts)
    {
        writer.defineAsset(id, decimals, "A-" + id, maxPrice, capUnits, surcharges, haircuts);
        return apply();
    }

    /**
     * New haircuts.
     */
    public CoreVenue haircuts(
        final int id, final long capUnits, final int[] surcharges, final long[][] haircuts)
    {
        writer.setHaircuts(id, capUnits, surcharges, haircuts);
        return apply();
    }

    /**
     * A new linear contract of pool 0, without fees, with a band of 5 %.
     */
    public CoreVenue linear(
        final int id,
        final int settleAsset,
        final long incrementE9,
        final long lotSizeE9,
        final long maxPrice,
        final long maxPositionLots,
        final long[][] tiers)
    {
        final ContractSpec contract = new ContractSpec(
            id, false, settleAsset, 0, incrementE9, lotSizeE9, 0, maxPrice, maxPositionLots, 1);
        writer.defineInstrument(
            contract, InstrumentKind.LINEAR, new TermsSpec(0, 0, 0, 0, 0, 50_000, tiers));
        return apply();
    }

    /**
     * A new inverse contract of pool 0, with a band of 5 %.
     */
    public CoreVenue inverse(
        final int id,
        final int settleAsset,
        final long incrementE9,
        final long faceValue,
        final long maxPrice,
        final long maxPositionLots,
        final long[][] tiers)
    {
        final ContractSpec contract = new ContractSpec(
            id, true, settleAsset, 0, incrementE9, 0, faceValue, maxPrice, maxPositionLots, 1);
        writer.defineInstrument(
            contract, InstrumentKind.INVERSE, new TermsSpec(0, 0, 0, 0, 0, 50_000, tiers));
        return apply();
    }

    /**
     * New terms of a contract.
     */
    public CoreVenue terms(final int id, final long[] money, final int[] rates, final long[][] tiers)
    {
        writer.setInstrumentParameters(
            id, new TermsSpec(money[0], money[1], money[2], rates[0], rates[1], rates[2], tiers));
        return apply();
    }

    /**
     * New levels.
     */
    public CoreVenue levels(final int[] levels, final int pnlPpm, final long stepNs, final int maxSlices)
    {
        writer.setRiskParameters(levels, pnlPpm, stepNs, maxSlices);
        return apply();
    }

    /**
     * A new account.
     */
    public CoreVenue open(final long account, final AccountKind kind)
    {
        writer.openAccount(account, kind, 0);
        return apply();
    }

    /**
     * A new customer with a deposit.
     */
    public CoreVenue customer(final long account, final int asset, final long units)
    {
        open(account, AccountKind.CUSTOMER);
        return units == 0 ? this : deposit(account, asset, units);
    }

    /**
     * A deposit.
     */
    public CoreVenue deposit(final long account, final int asset, final long units)
    {
        writer.deposit(account, asset, units);
        return apply();
    }

    /**
     * A withdrawal.
     */
    public CoreVenue withdraw(final long account, final int asset, final long units)
    {
        writer.withdraw(account, asset, units);
        return apply();
    }

    /**
     * Isolates an instrument, and gives it money.
     */
    public CoreVenue isolate(final long account, final int instrument, final long units)
    {
        writer.setMarginMode(account, instrument, MarginMode.ISOLATED);
        apply();
        return units == 0 ? this : transfer(account, instrument, units);
    }

    /**
     * Back to cross margin.
     */
    public CoreVenue join(final long account, final int instrument)
    {
        writer.setMarginMode(account, instrument, MarginMode.CROSS);
        return apply();
    }

    /**
     * Moves margin into or out of an isolated position.
     */
    public CoreVenue transfer(final long account, final int instrument, final long units)
    {
        writer.transferMargin(account, instrument, units);
        return apply();
    }

    /**
     * A leverage is chosen.
     */
    public CoreVenue leverage(final long account, final int instrument, final int leverage)
    {
        writer.setLeverage(account, instrument, leverage);
        return apply();
    }

    /**
     * A new mark.
     */
    public CoreVenue mark(final int instrument, final long price)
    {
        writer.priceTick(instrument, price);
        return apply();
    }

    /**
     * A new price of an asset.
     */
    public CoreVenue price(final int asset, final long money)
    {
        writer.assetPriceTick(asset, money);
        return apply();
    }

    /**
     * A new funding index.
     */
    public CoreVenue funding(final int instrument, final long indexUnits)
    {
        writer.fundingTick(instrument, indexUnits);
        return apply();
    }

    /**
     * A new order; ids count from 1.
     */
    public long order(
        final long account, final int instrument, final long lots, final long limit, final boolean isReduceOnly)
    {
        final long id = nextOrderId++;
        writer.placeOrder(new ModelOrder(
            id, account, instrument, lots > 0, isReduceOnly, Math.abs(lots), limit, false, false));
        apply();
        return id;
    }

    /**
     * An order is done.
     */
    public CoreVenue close(final long orderId)
    {
        writer.closeOrder(orderId);
        return apply();
    }

    /**
     * A fill without fees.
     */
    public CoreVenue fill(
        final int instrument, final long price, final long lots, final long buyOrderId, final long sellOrderId)
    {
        writer.fill(nextTradeId++, instrument, price, lots, buyOrderId, sellOrderId, new long[]{0, 0});
        return apply();
    }

    /**
     * Two orders and the trade between them.
     */
    public CoreVenue trade(
        final long buyer, final long seller, final int instrument, final long lots, final long price)
    {
        final long buy = order(buyer, instrument, lots, price, false);
        final long sell = order(seller, instrument, -lots, price, false);
        return fill(instrument, price, lots, buy, sell);
    }

    /**
     * The numbers of a margin account.
     */
    public MarginReportedDecoder report(final long account, final int scope)
    {
        return reportAfter(account, scope, 0, 0, 0);
    }

    /**
     * The numbers of a margin account after a hypothetical fill.
     */
    public MarginReportedDecoder reportAfter(
        final long account, final int scope, final int instrument, final long lots, final long price)
    {
        query(account, scope, instrument, lots, price);
        assertEquals(1, events.size(), this::text);
        return new MarginReportedDecoder().wrapAndApplyHeader(events.get(0), 0, new MessageHeaderDecoder());
    }

    /**
     * Asks for the numbers of a margin account after a hypothetical fill.
     */
    public CoreVenue query(
        final long account, final int scope, final int instrument, final long lots, final long price)
    {
        writer.queryMargin(account, scope, instrument, lots, price);
        return apply();
    }

    /**
     * Liquidation price of one position of a margin account.
     */
    public long liquidationPrice(final long account, final int scope, final int instrument)
    {
        for (final MarginReportedDecoder.PositionsDecoder position : report(account, scope).positions())
        {
            if (position.instrument() == instrument)
            {
                return position.liquidationPrice();
            }
        }
        throw new AssertionError("no position in " + instrument + " of " + text());
    }

    /**
     * Balance of one asset of a margin account.
     */
    public long balance(final long account, final int scope, final int asset)
    {
        final MarginReportedDecoder report = report(account, scope);
        for (final MarginReportedDecoder.PositionsDecoder position : report.positions())
        {
            position.sbeSkip();
        }
        for (final MarginReportedDecoder.BalancesDecoder balance : report.balances())
        {
            if (balance.asset() == asset)
            {
                return balance.balanceUnits();
            }
        }
        return 0;
    }

    /**
     * An audit.
     */
    public CoreVenue audit()
    {
        writer.auditState();
        return apply();
    }

    /**
     * Moves the clock.
     */
    public CoreVenue after(final long durationNs)
    {
        timeNs += durationNs;
        return pass();
    }

    /**
     * A command that has nothing to say but its time, which stands still.
     */
    public CoreVenue pass()
    {
        writer.advanceTime();
        return apply();
    }

    /**
     * Changes the next command after it is written and before it is applied.
     */
    public CoreVenue spoil(final Consumer<CommandWriter> change)
    {
        spoiler = change;
        return mayRefuse();
    }

    /**
     * The next command comes that much before the last one.
     */
    public CoreVenue early(final long durationNs)
    {
        earlyNs = durationNs;
        return mayRefuse();
    }

    /**
     * Reason for which the last command was refused.
     */
    public Reason refusal()
    {
        final UnsafeBuffer rejected = event(RejectedDecoder.TEMPLATE_ID);
        if (rejected != null)
        {
            return new RejectedDecoder().wrapAndApplyHeader(rejected, 0, new MessageHeaderDecoder()).reason();
        }
        final UnsafeBuffer denied = event(OrderDeniedDecoder.TEMPLATE_ID);
        return denied == null ? null :
            new OrderDeniedDecoder().wrapAndApplyHeader(denied, 0, new MessageHeaderDecoder()).reason();
    }

    private CoreVenue apply()
    {
        events.clear();
        if (spoiler != null)
        {
            spoiler.accept(writer);
            spoiler = null;
        }
        final long commandTimeNs = timeNs - earlyNs;
        earlyNs = 0;
        core.apply(
            core.lastSequence() + 1, commandTimeNs, writer.buffer(), 0, writer.length(),
            (sequence, ordinal, buffer, offset, length) ->
            {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                events.add(new UnsafeBuffer(bytes));
            });
        assertTrue(mayRefuse || events.stream().noneMatch(CoreVenue::isRefusal), this::text);
        mayRefuse = false;
        return this;
    }

    private static boolean isRefusal(final UnsafeBuffer event)
    {
        final int templateId = templateId(event);
        return templateId == RejectedDecoder.TEMPLATE_ID || templateId == OrderDeniedDecoder.TEMPLATE_ID;
    }

    private static int templateId(final UnsafeBuffer event)
    {
        return new MessageHeaderDecoder().wrap(event, 0).templateId();
    }
}
