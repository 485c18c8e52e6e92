package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.SetRiskParametersEncoder;
import io.plimsoll.node.demo.market.CollateralTerms;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.Tier;

/**
 * Sends the venue's parameters: assets, contracts and levels.
 */
public final class Definitions
{
    /** Fee that a slice pays to the venue, 0.04 %. */
    static final int TAKER_FEE_PPM = 400;

    /** What the core is told to expect a slice to cost (rulebook R6.3): the fee, and 0.16 % against the mark. */
    private static final int EXPECTED_COST_PPM = 2_000;

    /** Fee that a slice pays to the backstop, 0.1 %: well below the smallest maintenance rate of any ladder, 0.4 %. */
    static final int LIQUIDATION_FEE_PPM = 1_000;

    /** A slice's limit is at most 5 % away from the mark. */
    private static final int PRICE_BAND_PPM = 50_000;
    private static final long DUST_MICROS = 10 * Contract.MICROS;
    private static final long MAX_COIN_PRICE_MICROS = 1_000_000 * Contract.MICROS;
    private static final int MAX_PRICE_FACTOR = 10;

    /** Half of what rulebook R1.5 allows at the highest price: 5,000 million USDT at the opening price. */
    private static final long MAX_NOTIONAL_MICROS = 50_000_000_000_000_000L;

    private static final int CALL_ENTRY_PPM = 1_250_000;
    private static final int CALL_EXIT_PPM = 1_300_000;
    private static final int LIQUIDATION_EXIT_PPM = 1_100_000;
    private static final int TAKEOVER_PPM = 666_667;
    private static final int POSITIVE_PNL_PPM = 1_000_000;
    private static final int MAX_SLICES = 5;

    private final Commands commands;
    private final DefineAssetEncoder defineAsset = new DefineAssetEncoder();
    private final DefineInstrumentEncoder defineInstrument = new DefineInstrumentEncoder();
    private final SetRiskParametersEncoder setRiskParameters = new SetRiskParametersEncoder();

    /**
     * Definitions that are sent at once.
     *
     * @param commands to the engine.
     */
    public Definitions(final Commands commands)
    {
        this.commands = commands;
    }

    /**
     * USDT.
     */
    public void numeraire()
    {
        defineAsset.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .asset(Market.USDT)
            .decimals((short)6)
            .name(Market.assetName(Market.USDT))
            .maxPrice(Contract.MICROS)
            .initialCapUnits(0)
            .liabilityInitialPpm(0)
            .liabilityMaintenancePpm(0)
            .haircutsCount(1).next().fromUnits(0).initialPpm(0).maintenancePpm(0);
        commands.sendEncoded(defineAsset.encodedLength());
    }

    void collateral(final CollateralTerms terms)
    {
        collateral(Market.assetName(terms.asset()), terms, MAX_COIN_PRICE_MICROS);
    }

    /**
     * A coin.
     *
     * @param name           of the coin.
     * @param terms          on which it counts.
     * @param maxPriceMicros highest price of a coin.
     */
    public void collateral(final String name, final CollateralTerms terms, final long maxPriceMicros)
    {
        defineAsset.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .asset(terms.asset())
            .decimals((short)terms.decimals())
            .name(name)
            .maxPrice(maxPriceMicros)
            .initialCapUnits(0)
            .liabilityInitialPpm(terms.initialPpm().second())
            .liabilityMaintenancePpm(terms.maintenancePpm().second())
            .haircutsCount(2)
            .next()
            .fromUnits(0)
            .initialPpm(terms.initialPpm().first())
            .maintenancePpm(terms.maintenancePpm().first())
            .next()
            .fromUnits(terms.secondRowCoins() * terms.unitsPerCoin())
            .initialPpm(terms.initialPpm().second())
            .maintenancePpm(terms.maintenancePpm().second());
        commands.sendEncoded(defineAsset.encodedLength());
    }

    /**
     * A contract.
     *
     * @param contract  to define.
     * @param openPrice in increments; marks above ten times of it are refused.
     */
    public void contract(final Contract contract, final long openPrice)
    {
        final long maxPrice = openPrice * MAX_PRICE_FACTOR;
        defineInstrument.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .instrument(contract.instrument())
            .kind(InstrumentKind.LINEAR)
            .optionType(OptionType.NONE)
            .settleAsset(Market.USDT)
            .riskPool(contract.riskPool())
            .underlying(0)
            .name(contract.symbol() + "-PERP")
            .priceIncrementE9(contract.priceIncrementE9())
            .lotSizeE9(contract.lotSizeE9())
            .faceValue(0)
            .maxPrice(maxPrice)
            .maxPositionLots(MAX_NOTIONAL_MICROS / contract.worthMicros(1, maxPrice))
            .strike(0)
            .expiryNs(0)
            .dustNotional(DUST_MICROS)
            .openInterestLower(0)
            .openInterestUpper(0)
            .takerFeePpm(EXPECTED_COST_PPM)
            .liquidationFeePpm(LIQUIDATION_FEE_PPM)
            .priceBandPpm(PRICE_BAND_PPM);
        final DefineInstrumentEncoder.TiersEncoder tiers = defineInstrument.tiersCount(contract.tiers().size());
        for (final Tier tier : contract.tiers())
        {
            tiers.next()
                .lowerNotional(tier.lowerUsdt() * Contract.MICROS)
                .maintenancePpm(tier.maintenancePpm())
                .initialPpm(tier.initialPpm());
        }
        commands.sendEncoded(defineInstrument.encodedLength());
    }

    /** The rulebook's defaults (R4.3), said aloud so that the journal holds them. */
    void levels()
    {
        levels(DayReplay.SECOND_NS, MAX_SLICES);
    }

    /**
     * The rulebook's default levels (R4.3) with steps of our own.
     *
     * @param sliceStepNs between two slices.
     * @param maxSlices   before a takeover.
     */
    public void levels(final long sliceStepNs, final int maxSlices)
    {
        setRiskParameters.wrapAndApplyHeader(commands.buffer(), 0, commands.header())
            .callEntryPpm(CALL_ENTRY_PPM)
            .callExitPpm(CALL_EXIT_PPM)
            .liquidationExitPpm(LIQUIDATION_EXIT_PPM)
            .takeoverPpm(TAKEOVER_PPM)
            .positivePnlInitialPpm(POSITIVE_PNL_PPM)
            .sliceStepNs(sliceStepNs)
            .maxSlices(maxSlices);
        commands.sendEncoded(SetRiskParametersEncoder.BLOCK_LENGTH);
    }
}
