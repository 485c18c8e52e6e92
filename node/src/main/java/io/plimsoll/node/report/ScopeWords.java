package io.plimsoll.node.report;

import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.node.text.NumberText;

/**
 * Names a margin account behind a word.
 *
 * @param numbers that know the names.
 */
record ScopeWords(NumberText numbers)
{
    /**
     * Which margin account.
     *
     * @param scope instrument, or the null value for cross.
     * @return nothing for cross; else the isolated instrument.
     */
    String of(final int scope)
    {
        return scope == MarginReportedDecoder.scopeNullValue() ? "" :
            " in isolated " + numbers.symbols().instrumentName(scope);
    }
}
