package io.plimsoll.core.auction;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.HaltInstrumentEncoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.TakeAuctionEncoder;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.snapshot.SnapshotOutput;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * A venue whose pool 0 auctions its estates. After every command of its own it audits: money and contracts add up.
 */
public final class AuctionHouse
{
    /**
     * Room for most.
     */
    public static final CoreLimits LIMITS = new CoreLimits(1_000, 4_000, 2_000, 4_000, 64, 8);

    static final long SECOND = 1_000_000_000L;
    static final long ONE = PriceCurve.ONE_E9;
    /**
     * Owner of the estate.
     */
    static final long OWNER = 1;
    static final long MAKER = 2;
    static final long TAKER = 3;
    static final long FUND = 77;
    static final int LINEAR = 0;
    static final int SECOND_LINEAR = 1;
    static final int INVERSE = 2;
    static final int COIN = 1;
    static final int CROSS = CoreVenue.CROSS;
    static final long LEAST_PREMIUM = -100_000_000_000_000_000L;
    static final long[][] TIERS = {{0, 50_000, 100_000}};
    private static final int MILLION = 1_000_000;
    private static final long BILLION = 1_000_000_000L;

    private final CoreVenue venue;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private String text;
    private Reason refusal;
    private AuctionPauseTest.Spy spy;

    /**
     * A lot of the linear contracts is a thousandth, so that fractions are fine; the inverse one has a face value of 1.
     */
    AuctionHouse(final CoreLimits limits)
    {
        venue = new CoreVenue(limits);
        venue.asset(COIN, 8, 1_000_000 * MONEY, 0, new int[]{200_000, 100_000}, new long[][]{{0, 200_000, 100_000}})
            .price(COIN, 100 * MONEY)
            .linear(LINEAR, 0, BILLION, MILLION, 1_000_000, 10_000_000, TIERS)
            .linear(SECOND_LINEAR, 0, BILLION, MILLION, 1_000_000, 10_000_000, TIERS)
            .inverse(INVERSE, COIN, BILLION, MONEY, 1_000_000, 1_000_000, TIERS)
            .mark(LINEAR, 100).mark(SECOND_LINEAR, 100).mark(INVERSE, 100)
            .customer(MAKER, 0, 1_000_000 * MONEY).deposit(MAKER, COIN, 100_000_000_000L)
            .customer(TAKER, 0, 100_000 * MONEY);
        send(buffer -> new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(0).lossRule(LossRule.BACKSTOP).feeSharePpm(0).surplusSharePpm(0).drawdownPpm(0)
            .fundCap(0).eventCap(0).trancheCap(0).peakWindowNs(8).reviewNs(0).encodedLength());
    }

    AuctionHouse()
    {
        this(LIMITS);
    }

    /**
     * A core with an auction that runs, one that is over, and all terms set.
     *
     * @return the core.
     */
    public static RiskCore withAuctions()
    {
        final Terms terms = new Terms();
        terms.goal = AuctionGoal.RESTORE;
        terms.cuspPpm = 100_000;
        terms.maxDiscountPpm = 200_000;
        terms.minTakePpm = 10_000;
        final AuctionHouse house = new AuctionHouse().rules(terms).estate().bid(ONE / 10);
        house.venue().customer(31, 0, 200 * MONEY).trade(31, MAKER, SECOND_LINEAR, 10_000, 100)
            .mark(SECOND_LINEAR, 82);
        house.audited().tryBid(TAKER, 31, CROSS, ONE, -MONEY);
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"));
        return house.core();
    }

    CoreVenue venue()
    {
        return venue;
    }

    RiskCore core()
    {
        return venue.core();
    }

    /**
     * Terms of auctions; a test changes what it is about.
     */
    static final class Terms
    {
        AuctionCurve curve = AuctionCurve.STAIR;
        AuctionGoal goal = AuctionGoal.SELL_ALL;
        int maxResets = 2;
        int startPpm = MILLION;
        int cutPpm = 990_000;
        int cuspPpm;
        int maxDiscountPpm;
        int minTakePpm;
        long stepNs = 90 * SECOND;
        long tailNs = 3_600 * SECOND;
        long insolventNs = 100 * SECOND;
        int pool;
    }

    AuctionHouse rules(final Terms terms)
    {
        return send(buffer -> new SetAuctionRulesEncoder().wrapAndApplyHeader(buffer, 0, header)
            .riskPool(terms.pool).curve(terms.curve).goal(terms.goal).maxResets(terms.maxResets)
            .startPpm(terms.startPpm).cutPpm(terms.cutPpm).cuspPpm(terms.cuspPpm)
            .maxDiscountPpm(terms.maxDiscountPpm).minTakePpm(terms.minTakePpm).stepNs(terms.stepNs)
            .tailNs(terms.tailNs).insolventNs(terms.insolventNs).encodedLength());
    }

    /**
     * The owner buys 10,000 lots at 100 with 200 of money; at 82 a fifth of that is left of which 41 must be there.
     */
    AuctionHouse estate()
    {
        venue.customer(OWNER, 0, 200 * MONEY).trade(OWNER, MAKER, LINEAR, 10_000, 100);
        return mark(82);
    }

    AuctionHouse mark(final long price)
    {
        venue.mark(LINEAR, price);
        return audited();
    }

    AuctionHouse after(final long durationNs)
    {
        venue.after(durationNs);
        return audited();
    }

    AuctionHouse fund(final long money)
    {
        venue.spoil(writer -> writer.length(
            MessageHeaderEncoder.ENCODED_LENGTH + new OpenAccountEncoder()
                .wrapAndApplyHeader(writer.buffer(), 0, header)
                .account(FUND).kind(AccountKind.INSURANCE_FUND).riskPool(0).encodedLength())).pass();
        venue.deposit(FUND, 0, money);
        return audited();
    }

    AuctionHouse halt(final int instrument, final boolean isHalted)
    {
        return send(buffer -> new HaltInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument).halted(isHalted ? Flag.YES : Flag.NO).encodedLength());
    }

    /**
     * A bid of the taker for an estate of the owner that must not be refused.
     */
    AuctionHouse bid(final long fractionE9)
    {
        return bid(TAKER, CROSS, fractionE9, LEAST_PREMIUM);
    }

    AuctionHouse bid(final long taker, final int scope, final long fractionE9, final long minPremium)
    {
        tryBid(taker, OWNER, scope, fractionE9, minPremium);
        assertNull(refusal, text);
        return this;
    }

    AuctionHouse tryBid(
        final long taker, final long account, final int scope, final long fractionE9, final long minPremium)
    {
        return send(buffer -> new TakeAuctionEncoder().wrapAndApplyHeader(buffer, 0, header)
            .taker(taker).account(account).scope(scope).fractionE9(fractionE9).minPremium(minPremium)
            .encodedLength());
    }

    AuctionHouse pass()
    {
        venue.pass();
        return audited();
    }

    AuctionHouse send(final ToIntFunction<MutableDirectBuffer> command)
    {
        venue.spoil(writer ->
        {
            writer.length(MessageHeaderEncoder.ENCODED_LENGTH + command.applyAsInt(writer.buffer()));
            if (spy != null)
            {
                spy.onCommand(writer.buffer(), writer.length());
                spy = null;
            }
        }).pass();
        return audited();
    }

    /**
     * Shows the next command to somebody else before it is applied.
     */
    void spy(final AuctionPauseTest.Spy nextSpy)
    {
        spy = nextSpy;
    }

    /**
     * Money and contracts add up; what the command said is kept.
     */
    AuctionHouse audited()
    {
        final List<UnsafeBuffer> events = venue.events();
        text = events.stream().map(event -> AuctionText.of(event, event.capacity()))
            .collect(Collectors.joining("\n"));
        refusal = venue.refusal();
        venue.audit();
        final StateAuditedDecoder audit = new StateAuditedDecoder();
        audit.wrapAndApplyHeader(venue.event(StateAuditedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertEquals(Flag.YES, audit.conserved(), text);
        assertEquals(0, core().misplacedAccounts(), text);
        return this;
    }

    /**
     * Why the last command was refused.
     */
    Reason refusal()
    {
        return refusal;
    }

    /**
     * What the last command said.
     */
    String text()
    {
        return text;
    }

    /**
     * Names of the events of the last command.
     */
    String names()
    {
        return names(text);
    }

    static String names(final String text)
    {
        return text.lines().map(line -> line.split(" ")[0]).collect(Collectors.joining(" "));
    }

    /**
     * A number that an event of the last command tells.
     *
     * @param event name.
     * @param field name.
     * @return its number, of the first such event.
     */
    long number(final String event, final String field)
    {
        return Long.parseLong(word(event, field));
    }

    String word(final String event, final String field)
    {
        final String line = text.lines().filter(candidate -> candidate.startsWith(event + ' ')).findFirst()
            .orElseThrow(() -> new AssertionError("no " + event + " in " + text));
        for (final String part : line.substring(event.length() + 1).split("\\|"))
        {
            if (part.startsWith(field + '='))
            {
                return part.substring(field.length() + 1);
            }
        }
        throw new AssertionError("no " + field + " in " + line);
    }

    /**
     * All that a snapshot holds: rows, free lists, totals.
     */
    byte[] state()
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        core().save(new SnapshotOutput()
        {
            @Override
            public void begin(final int sectionId)
            {
                bytes.write(sectionId);
            }

            @Override
            public void write(final DirectBuffer buffer, final int offset, final int length)
            {
                final byte[] piece = new byte[length];
                buffer.getBytes(offset, piece);
                bytes.writeBytes(piece);
            }

            @Override
            public void end()
            {
                bytes.write(0);
            }
        });
        return bytes.toByteArray();
    }

    /**
     * Balance of the cross margin account, in the numeraire.
     */
    long money(final long account)
    {
        return venue.balance(account, CROSS, 0);
    }
}
