package io.plimsoll.node.whatif;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

import java.math.BigInteger;

/**
 * What trades and amounts are worth in the numeraire, by the contracts' terms and the present asset prices. Both runs
 * have the same: neither may be changed by a configuration.
 */
final class Terms
{
    private static final int NUMERAIRE = 0;
    private static final long MILLION = 1_000_000L;
    private static final BigInteger E18 = BigInteger.TEN.pow(18);
    private static final int COIN_DIGITS = 3;

    private final Int2ObjectHashMap<Coin> coins = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Contract> contracts = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AssetPriceTickDecoder tick = new AssetPriceTickDecoder();

    /**
     * An asset.
     */
    private static final class Coin
    {
        private final long scale;
        private long price;

        Coin(final long scale, final long price)
        {
            this.scale = scale;
            this.price = price;
        }
    }

    /**
     * @param isInverse   if a lot has a face value.
     * @param settleAsset id.
     * @param factor      linear: settle units per lot and increment (R1.3); inverse: coin constant (R1.4).
     * @param faceValue   inverse: micro-units of the numeraire.
     */
    private record Contract(boolean isInverse, int settleAsset, long factor, long faceValue)
    {
    }

    /**
     * Learn from a command that the core accepted.
     */
    void learn(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case AssetPriceTickDecoder.TEMPLATE_ID ->
            {
                tick.wrapAndApplyHeader(buffer, offset, header);
                coins.get(tick.asset()).price = tick.price();
            }
            case DefineAssetDecoder.TEMPLATE_ID ->
                define(new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                define(new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void define(final DefineAssetDecoder asset)
    {
        final long scale = BigInteger.TEN.pow(asset.decimals()).longValueExact();
        coins.put(asset.asset(), new Coin(scale, asset.asset() == NUMERAIRE ? MILLION : 0));
    }

    private void define(final DefineInstrumentDecoder instrument)
    {
        final boolean isInverse = instrument.kind() == InstrumentKind.INVERSE;
        final BigInteger scale = BigInteger.valueOf(coins.get(instrument.settleAsset()).scale);
        final BigInteger increment = BigInteger.valueOf(instrument.priceIncrementE9());
        final BigInteger factor = isInverse ?
            BigInteger.valueOf(instrument.faceValue()).multiply(scale).multiply(BigInteger.TEN.pow(COIN_DIGITS))
                .divide(increment) :
            BigInteger.valueOf(instrument.lotSizeE9()).multiply(increment).multiply(scale).divide(E18);
        contracts.put(instrument.instrument(), new Contract(
            isInverse, instrument.settleAsset(), factor.longValueExact(), instrument.faceValue()));
    }

    int settleAsset(final int instrument)
    {
        return contracts.get(instrument).settleAsset();
    }

    /**
     * Cost of a trade (R1.3, R1.4).
     *
     * @param lots  signed: bought positive.
     * @param price increments.
     * @return settle units, signed.
     */
    long cost(final int instrument, final long lots, final long price)
    {
        final Contract contract = contracts.get(instrument);
        return contract.isInverse() ? -WideMath.mulDivFloor(lots, contract.factor(), price) :
            lots * price * contract.factor();
    }

    /**
     * Notional of a trade or position (R3.1).
     *
     * @param lots  of either sign.
     * @param price increments.
     * @return micro-units of the numeraire, rounded up.
     */
    long notional(final int instrument, final long lots, final long price)
    {
        final Contract contract = contracts.get(instrument);
        if (contract.isInverse())
        {
            return Math.abs(lots) * contract.faceValue();
        }
        final Coin settle = coins.get(contract.settleAsset());
        return WideMath.mulDivCeilSaturated(cost(instrument, Math.abs(lots), price), settle.price, settle.scale);
    }

    /**
     * Value of an amount without haircuts (R2.2).
     *
     * @param units signed.
     * @return micro-units of the numeraire, rounded down.
     */
    long money(final int asset, final long units)
    {
        final Coin coin = coins.get(asset);
        return WideMath.mulDivFloorSaturated(units, coin.price, coin.scale);
    }

    long settleMoney(final int instrument, final long units)
    {
        return money(settleAsset(instrument), units);
    }
}
