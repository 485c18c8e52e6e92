package io.plimsoll.core.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;

/**
 * A table of published numbers: comment lines that name the source, one line of column names, one line per case.
 */
final class VectorFile
{
    private static final String SEPARATOR = ";";

    private VectorFile()
    {
    }

    /**
     * One case.
     *
     * @param columns names.
     * @param cells   values.
     */
    record Row(List<String> columns, List<String> cells)
    {
        String text(final String column)
        {
            final int index = columns.indexOf(column);
            if (index < 0)
            {
                throw new IllegalArgumentException("no column " + column + " in " + columns);
            }
            return cells.get(index);
        }

        String id()
        {
            return cells.get(0);
        }

        BigInteger integer(final String column)
        {
            return new BigInteger(text(column));
        }

        long number(final String column)
        {
            return integer(column).longValueExact();
        }

        BigDecimal decimal(final String column)
        {
            return new BigDecimal(text(column));
        }

        /**
         * A decimal as a whole number of millionths.
         */
        long millionths(final String column)
        {
            return decimal(column).movePointRight(6).longValueExact();
        }
    }

    /**
     * Cases under their names, for parameterised tests.
     */
    static Stream<Named<Row>> named(final String name)
    {
        return read(name).stream().map(row -> Named.of(row.id(), row));
    }

    static List<Row> read(final String name)
    {
        try (InputStream stream = VectorFile.class.getResourceAsStream("/vectors/" + name))
        {
            if (stream == null)
            {
                throw new IllegalArgumentException("no vectors " + name);
            }
            final List<Row> rows = new ArrayList<>();
            List<String> columns = null;
            final BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine())
            {
                if (line.isEmpty() || line.startsWith("#"))
                {
                    continue;
                }
                final List<String> cells = List.of(line.split(SEPARATOR, -1));
                if (columns == null)
                {
                    columns = cells;
                }
                else
                {
                    rows.add(new Row(columns, cells));
                }
            }
            return rows;
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
