package io.plimsoll.core.command;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.SetIndexDecoder;

/**
 * Names: 1 to 16 of letters, digits, '.', '_' and '-', then zeros to the end (rulebook R1.2).
 */
final class SymbolRule
{
    private SymbolRule()
    {
    }

    static boolean isValid(final DefineAssetDecoder command)
    {
        int used = 0;
        for (int i = 0; i < DefineAssetDecoder.nameLength(); i++)
        {
            used = next(used, i, command.name(i));
        }
        return used > 0;
    }

    static boolean isValid(final DefineInstrumentDecoder command)
    {
        int used = 0;
        for (int i = 0; i < DefineInstrumentDecoder.nameLength(); i++)
        {
            used = next(used, i, command.name(i));
        }
        return used > 0;
    }

    static boolean isValid(final SetIndexDecoder command)
    {
        int used = 0;
        for (int i = 0; i < SetIndexDecoder.nameLength(); i++)
        {
            used = next(used, i, command.name(i));
        }
        return used > 0;
    }

    /**
     * Characters used so far; negative once the name is wrong.
     */
    private static int next(final int used, final int i, final byte character)
    {
        if (character == 0)
        {
            return used;
        }
        return used == i && isAllowed(character) ? used + 1 : Integer.MIN_VALUE;
    }

    private static boolean isAllowed(final byte c)
    {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
            c == '.' || c == '_' || c == '-';
    }
}
