package io.plimsoll.node.text;

import java.util.List;

/**
 * A repeating group.
 *
 * @param name        in the schema and in the text form.
 * @param blockLength of a row in bytes.
 * @param fields      of a row, in the order of the schema.
 */
record Group(String name, int blockLength, List<Field> fields)
{
    /**
     * Bytes of the dimensions in front of the rows.
     */
    static final int HEADER_LENGTH = 4;
    /**
     * Largest number of rows that the dimensions can state.
     */
    static final int MAX_ROWS = 65_534;

    /**
     * @return true if its rows are the bytes of another command.
     */
    boolean isMessage()
    {
        return fields.size() == 1 && fields.get(0).meaning() == Meaning.MESSAGE;
    }

    Field field(final String fieldName)
    {
        return Template.find(fields, fieldName);
    }
}
