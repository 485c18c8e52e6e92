package io.plimsoll.core.model;

/**
 * An order as the venue sees it.
 *
 * @param id                of the order.
 * @param account           that owns it.
 * @param instrument        of the order.
 * @param isBuy             or a sale.
 * @param isReduceOnly      flag of the order.
 * @param openLots          left to fill.
 * @param limitPrice        worst price.
 * @param isSlice           issued by the core.
 * @param isCancelRequested by the core.
 */
record ModelOrder(
    long id,
    long account,
    int instrument,
    boolean isBuy,
    boolean isReduceOnly,
    long openLots,
    long limitPrice,
    boolean isSlice,
    boolean isCancelRequested)
{
    ModelOrder filled(final long lots)
    {
        return new ModelOrder(
            id, account, instrument, isBuy, isReduceOnly, openLots - lots, limitPrice, isSlice, isCancelRequested);
    }

    ModelOrder cancelRequested()
    {
        return new ModelOrder(
            id, account, instrument, isBuy, isReduceOnly, openLots, limitPrice, isSlice, true);
    }

    boolean crosses(final ModelOrder other)
    {
        return instrument == other.instrument && isBuy != other.isBuy &&
            (isBuy ? limitPrice >= other.limitPrice : limitPrice <= other.limitPrice);
    }
}
