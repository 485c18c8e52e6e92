package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.message.Zone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Accounts, and the money that moves in, out and between their margin accounts (R1.5, R1.6, R1.12, R3.6).
 */
final class NaiveFunds
{
    private static final long MAX_UNITS = 1_000_000_000_000_000_000L;
    private static final int MAX_RISK_POOL = 63;
    private static final int MAX_LEVERAGE = 1000;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveRows rows;
    private final NaivePools pools;
    private final NaiveEvents events;

    NaiveFunds(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.rows = new NaiveRows(state);
        this.pools = new NaivePools(state, events);
        this.events = events;
    }

    /**
     * R1.5: within the units and the money that one balance may have.
     */
    static boolean isWithinBounds(final NaiveAsset asset, final BigInteger units)
    {
        final BigInteger size = units.abs();
        final BigInteger money = size.multiply(big(asset.maxPrice)).divide(big(asset.unitsPerWhole));
        return size.compareTo(big(MAX_UNITS)) <= 0 && money.compareTo(NaiveMath.MAX_MONEY) <= 0;
    }

    Reason openAccount(final OpenAccountDecoder command)
    {
        final long id = command.account();
        final boolean isBackstop = command.kindRaw() == AccountKind.BACKSTOP.value();
        final boolean isFund = command.kindRaw() == AccountKind.INSURANCE_FUND.value();
        final boolean isCommonFund = command.kindRaw() == AccountKind.COMMON_FUND.value();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 1, Long.MAX_VALUE)
            .range(command.kindRaw(), AccountKind.CUSTOMER.value(), AccountKind.COMMON_FUND.value())
            .range(command.riskPool(), 0, isBackstop || isFund ? MAX_RISK_POOL : 0)
            .when(state.accounts.containsKey(id), Reason.DUPLICATE_ID)
            .when(isBackstop && state.backstops.containsKey(command.riskPool()), Reason.DUPLICATE_ID)
            .when(isFund && state.pool(command.riskPool()).fund != null, Reason.DUPLICATE_ID)
            .when(isCommonFund && state.commonFund != null, Reason.DUPLICATE_ID)
            .when(!rows.isRoomForMarginAccount(), Reason.TABLE_FULL);
        if (verdict.isClear())
        {
            final NaiveAccount account = new NaiveAccount(id, command.kind(), command.riskPool());
            state.accounts.put(id, account);
            if (isBackstop)
            {
                state.backstops.put(command.riskPool(), account);
            }
            if (isFund)
            {
                state.pool(command.riskPool()).fund = account;
            }
            if (isCommonFund)
            {
                state.commonFund = account;
            }
            events.accountOpened(id, command.kind());
        }
        return verdict.reason();
    }

    Reason deposit(final DepositDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        final NaiveAccount account = state.accounts.get(command.account());
        final long units = command.amountUnits();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(units, 1, MAX_UNITS)
            .when(asset == null, Reason.UNKNOWN_ASSET)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            verdict
                .when(account.cross.isEstate(), Reason.IN_LIQUIDATION)
                .when(!rows.isRoomForBalance(account.cross, asset.id), Reason.TABLE_FULL)
                .when(!isWithinBounds(asset, after(account.cross, asset, units)), Reason.BALANCE_LIMIT)
                .when(state.pricing.holds.weights.isFailed(asset.id), Reason.ASSET_FAILED);
        }
        if (verdict.isClear())
        {
            asset.netDeposits = asset.netDeposits.add(big(units));
            provide(account, asset, BalanceCause.DEPOSIT, units);
        }
        return verdict.reason();
    }

    Reason withdraw(final WithdrawDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        final NaiveAccount account = state.accounts.get(command.account());
        final long units = command.amountUnits();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(units, 1, MAX_UNITS)
            .when(asset == null, Reason.UNKNOWN_ASSET)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            verdict
                .when(isInLiquidation(account.cross), Reason.IN_LIQUIDATION)
                .when(account.cross.balance(asset.id) < units, Reason.INSUFFICIENT_BALANCE);
        }
        if (verdict.isClear())
        {
            verdict.when(!isPriced(account.cross), Reason.PRICE_NOT_USABLE);
        }
        if (verdict.isClear())
        {
            asset.netDeposits = asset.netDeposits.subtract(big(units));
            account.cross.addBalance(asset.id, -units);
            verdict.when(!isInitialHeld(account.cross), Reason.INSUFFICIENT_MARGIN);
            account.cross.addBalance(asset.id, units);
            if (verdict.isClear())
            {
                provide(account, asset, BalanceCause.WITHDRAWAL, -units);
            }
            else
            {
                asset.netDeposits = asset.netDeposits.add(big(units));
            }
        }
        return verdict.reason();
    }

    Reason transferMargin(final TransferMarginDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveAccount account = state.accounts.get(command.account());
        final long amount = command.amountUnits();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(amount, -MAX_UNITS, MAX_UNITS)
            .when(amount == 0, Reason.OUT_OF_RANGE)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            verdict
                .when(!account.isCustomer(), Reason.WRONG_ACCOUNT_KIND)
                .when(account.isolated(instrument.id) == null, Reason.WRONG_MARGIN_MODE);
        }
        if (verdict.isClear())
        {
            final NaiveMarginAccount isolated = account.isolated(instrument.id);
            final boolean isInward = amount > 0;
            transfer(
                verdict,
                isInward ? account.cross : isolated,
                isInward ? isolated : account.cross,
                instrument.settleAsset,
                Math.abs(amount));
        }
        return verdict.reason();
    }

    private void transfer(
        final NaiveVerdict verdict,
        final NaiveMarginAccount from,
        final NaiveMarginAccount to,
        final NaiveAsset asset,
        final long units)
    {
        verdict
            .when(isInLiquidation(from) || to.isEstate(), Reason.IN_LIQUIDATION)
            .when(!rows.isRoomForBalance(to, asset.id), Reason.TABLE_FULL)
            .when(!isWithinBounds(asset, after(to, asset, units)), Reason.BALANCE_LIMIT)
            .when(from.balance(asset.id) < units, Reason.INSUFFICIENT_BALANCE);
        if (verdict.isClear())
        {
            verdict.when(!isPriced(from), Reason.PRICE_NOT_USABLE);
        }
        if (verdict.isClear())
        {
            from.addBalance(asset.id, -units);
            verdict.when(!isInitialHeld(from), Reason.INSUFFICIENT_MARGIN);
            from.addBalance(asset.id, units);
        }
        if (verdict.isClear())
        {
            change(from, asset, BalanceCause.MARGIN_TRANSFER, -units);
            change(to, asset, BalanceCause.MARGIN_TRANSFER, units);
        }
    }

    Reason setMarginMode(final SetMarginModeDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveAccount account = state.accounts.get(command.account());
        final boolean isToIsolated = command.modeRaw() == MarginMode.ISOLATED.value();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.modeRaw(), MarginMode.CROSS.value(), MarginMode.ISOLATED.value())
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            final NaiveMarginAccount present = account.marginAccountOf(instrument.id);
            verdict
                .when(!account.isCustomer(), Reason.WRONG_ACCOUNT_KIND)
                .when(present.isCross() != isToIsolated, Reason.WRONG_MARGIN_MODE)
                .when(!isFlat(present, instrument), Reason.NOT_FLAT)
                .when(account.cross.isEstate() || present.isEstate(), Reason.IN_LIQUIDATION);
        }
        if (verdict.isClear() && isToIsolated)
        {
            isolate(verdict, account, instrument);
        }
        else if (verdict.isClear())
        {
            join(verdict, account, instrument);
        }
        return verdict.reason();
    }

    private void isolate(final NaiveVerdict verdict, final NaiveAccount account, final NaiveInstrument instrument)
    {
        final boolean isBalanceRowNeeded = account.leverage(instrument.id) > 0 &&
            instrument.settleAsset.id != NaiveAsset.NUMERAIRE;
        verdict
            .when(!rows.isRoomForMarginAccount(), Reason.TABLE_FULL)
            .when(isBalanceRowNeeded && !rows.isFreeBalanceRow(), Reason.TABLE_FULL);
        if (verdict.isClear())
        {
            account.isolate(instrument.id);
            events.marginModeChanged(account.id, instrument.id, MarginMode.ISOLATED);
        }
    }

    private void join(final NaiveVerdict verdict, final NaiveAccount account, final NaiveInstrument instrument)
    {
        final NaiveAsset asset = instrument.settleAsset;
        final NaiveMarginAccount isolated = account.isolated(instrument.id);
        final long units = isolated.balance(asset.id);
        final boolean isBalanceRowNeeded = units != 0 || account.leverage(instrument.id) > 0;
        verdict.when(isBalanceRowNeeded && !rows.isRoomForBalance(account.cross, asset.id), Reason.TABLE_FULL);
        final Set<NaiveAsset> held = new LinkedHashSet<>(List.of(state.assets.get(NaiveAsset.NUMERAIRE), asset));
        held.removeIf(each -> isolated.balance(each.id) == 0);
        held.forEach(each -> verdict.when(
            !isWithinBounds(each, after(account.cross, each, isolated.balance(each.id))), Reason.BALANCE_LIMIT));
        if (verdict.isClear())
        {
            for (final NaiveAsset each : held)
            {
                final long all = isolated.balance(each.id);
                change(isolated, each, BalanceCause.MARGIN_TRANSFER, -all);
                change(account.cross, each, BalanceCause.MARGIN_TRANSFER, all);
            }
            account.join(instrument.id);
            events.marginModeChanged(account.id, instrument.id, MarginMode.CROSS);
        }
    }

    Reason setLeverage(final SetLeverageDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveAccount account = state.accounts.get(command.account());
        final int leverage = command.leverage();
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(leverage, 0, MAX_LEVERAGE)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT);
        if (verdict.isClear())
        {
            final NaiveMarginAccount owner = account.marginAccountOf(instrument.id);
            verdict
                .when(account.isFund(), Reason.WRONG_ACCOUNT_KIND)
                .when(owner.isEstate(), Reason.IN_LIQUIDATION)
                .when(leverage > 0 && !rows.isRoomForPosition(owner, instrument), Reason.TABLE_FULL);
        }
        if (verdict.isClear())
        {
            account.leverage(instrument.id, leverage);
            events.leverageChanged(account.id, instrument.id, leverage);
        }
        return verdict.reason();
    }

    private boolean isFlat(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        boolean isFlat = owner.lots(instrument) == 0;
        for (final NaiveOrder order : state.knownOrders(owner))
        {
            isFlat &= order.instrument != instrument;
        }
        return isFlat;
    }

    private boolean isInitialHeld(final NaiveMarginAccount owner)
    {
        return margin.equityInitial(owner) >= margin.initial(owner);
    }

    /**
     * R8.7, WITHDRAW.
     */
    private boolean isPriced(final NaiveMarginAccount owner)
    {
        return state.pricing.holds.isUsable(owner, state.actions.withdraw());
    }

    private static BigInteger after(final NaiveMarginAccount owner, final NaiveAsset asset, final long units)
    {
        return big(owner.balance(asset.id)).add(big(units));
    }

    private static boolean isInLiquidation(final NaiveMarginAccount owner)
    {
        return owner.zone == Zone.LIQUIDATING || owner.isEstate();
    }

    /**
     * From or to the world; of a fund's money it is told twice (R7.1).
     */
    private void provide(
        final NaiveAccount account, final NaiveAsset asset, final BalanceCause cause, final long units)
    {
        if (asset.id == NaiveAsset.NUMERAIRE)
        {
            pools.provide(account, units, () -> events.balanceChanged(account.cross, asset.id, cause, units));
        }
        else
        {
            change(account.cross, asset, cause, units);
        }
    }

    private void change(
        final NaiveMarginAccount owner, final NaiveAsset asset, final BalanceCause cause, final long units)
    {
        owner.addBalance(asset.id, units);
        events.balanceChanged(owner, asset.id, cause, units);
    }
}
