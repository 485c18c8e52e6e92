package io.plimsoll.core.model;

import java.util.function.BiConsumer;

import org.agrona.DirectBuffer;

/**
 * Which of breakers, actions and governance a history has: none of them in most, so that the others are not choked.
 */
final class RandomControls
{
    private static final int BREAKERS_PER_MILLE = 400;
    private static final int ACTIONS_PER_MILLE = 350;
    private static final int GOVERNANCE_PER_MILLE = 200;

    /**
     * Null: not in this history.
     */
    private final RandomBreakers breakers;
    private final RandomActions actions;
    private final RandomGovernance governance;

    RandomControls(final Stage stage, final long seed, final boolean mayBeControlled)
    {
        // Of a source of its own: histories without controls are what they always were.
        final RandomSource choice = new RandomSource(seed * 31 + 7);
        breakers = mayBeControlled && choice.chance(BREAKERS_PER_MILLE) ? new RandomBreakers(stage) : null;
        actions = mayBeControlled && choice.chance(ACTIONS_PER_MILLE) ? new RandomActions(stage) : null;
        governance = mayBeControlled && choice.chance(GOVERNANCE_PER_MILLE) ? new RandomGovernance(stage, seed) : null;
    }

    void planOpening(final RandomTerms terms)
    {
        if (actions != null)
        {
            actions.planOpening();
        }
        if (breakers != null)
        {
            breakers.planOpening();
        }
        if (governance != null)
        {
            governance.planOpening(terms);
        }
    }

    void choose(final BiConsumer<Integer, Move> add)
    {
        if (actions != null)
        {
            add.accept(200, actions::move);
        }
        if (breakers != null)
        {
            add.accept(120, breakers::move);
        }
        if (governance != null)
        {
            add.accept(120, governance::move);
        }
    }

    /**
     * The clock, before each command.
     */
    void onTime(final long timeNs)
    {
        if (actions != null)
        {
            actions.onTime(timeNs);
        }
        if (governance != null)
        {
            governance.onTime(timeNs);
        }
    }

    void onCommand(final DirectBuffer buffer, final int length)
    {
        if (governance != null)
        {
            governance.onCommand(buffer, length);
        }
    }

    void onEvent(final DirectBuffer buffer, final int offset)
    {
        if (governance != null)
        {
            governance.onEvent(buffer, offset);
        }
    }

    /**
     * Whether an index of ours prices an instrument.
     */
    boolean isIndexed(final ContractSpec contract)
    {
        return actions != null && actions.isIndexed(contract);
    }

    /**
     * A tick of an instrument that an index prices; false if none does.
     */
    boolean tick(final ContractSpec contract)
    {
        return actions != null && actions.tick(contract);
    }
}
