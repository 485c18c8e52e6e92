package io.plimsoll.core.snapshot;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.agrona.collections.Long2LongHashMap;

import io.plimsoll.core.RiskCore;

/**
 * Every field that can be reached from a core, found by reflection, but for those that are named as no state, what
 * lies behind those, and the generated flyweights. A field is named by its class and its own name, a value by its path.
 */
final class CoreFields
{
    private static final String CORE = "io.plimsoll.core.";
    private static final String GENERATED = CORE + "message";

    private final Set<String> notState;
    private final Set<String> names = new TreeSet<>();
    private final Map<String, Object> valuesByPath = new TreeMap<>();
    private final Map<String, String> nameByPath = new TreeMap<>();
    private final Set<String> changeable = new TreeSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    CoreFields(final RiskCore core, final Set<String> notState)
    {
        this.notState = notState;
        walk(core, "core");
    }

    /**
     * All fields, with those that are named as being no state.
     */
    Set<String> names()
    {
        return names;
    }

    /**
     * Fields of state that may change: not final, or arrays, or objects of other libraries.
     */
    Set<String> changeable()
    {
        return changeable;
    }

    /**
     * Values of numbers, arrays of numbers, and maps.
     */
    Map<String, Object> valuesByPath()
    {
        return valuesByPath;
    }

    String nameAt(final String path)
    {
        return nameByPath.get(path);
    }

    private void walk(final Object object, final String path)
    {
        if (!seen.add(object))
        {
            return;
        }
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass())
        {
            for (final Field field : type.getDeclaredFields())
            {
                if (!Modifier.isStatic(field.getModifiers()))
                {
                    visit(object, field, path + '.' + field.getName());
                }
            }
        }
    }

    private void visit(final Object owner, final Field field, final String path)
    {
        final Class<?> type = field.getType();
        final String name = field.getDeclaringClass().getSimpleName() + '.' + field.getName();
        names.add(name);
        if (notState.contains(name) || GENERATED.equals(type.getPackageName()))
        {
            return;
        }
        final Object value = valueOf(owner, field);
        final boolean isCoreArray = type.isArray() && isCore(type.getComponentType());
        final boolean isCore = isCore(value == null ? type : value.getClass());
        nameByPath.put(path, name);
        if (!Modifier.isFinal(field.getModifiers()) || !type.isPrimitive() && !isCore && !isCoreArray)
        {
            changeable.add(name);
        }
        if (isCoreArray)
        {
            walkAll((Object[])value, path);
        }
        else if (isCore && value != null)
        {
            walk(value, path);
        }
        else if (type.isPrimitive() || value instanceof Long2LongHashMap)
        {
            valuesByPath.put(path, value);
        }
        else if (type.isArray())
        {
            valuesByPath.put(path, text(owner, value));
        }
    }

    private void walkAll(final Object[] objects, final String path)
    {
        for (int i = 0; i < objects.length; i++)
        {
            if (objects[i] != null)
            {
                walk(objects[i], path + '[' + i + ']');
            }
        }
    }

    /**
     * Rows beyond the count are left over from an earlier table.
     */
    private static String text(final Object owner, final Object array)
    {
        final int length = Array.getLength(array);
        int used = length;
        if (owner.getClass().getSimpleName().matches("TierTable|HaircutSchedule"))
        {
            try
            {
                used = (int)valueOf(owner, owner.getClass().getDeclaredField("count"));
            }
            catch (final NoSuchFieldException ex)
            {
                throw new AssertionError(ex);
            }
        }
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(used, length); i++)
        {
            text.append(Array.get(array, i)).append(' ');
        }
        return text.toString();
    }

    private static boolean isCore(final Class<?> type)
    {
        return type.getName().startsWith(CORE) && !type.isEnum() && !type.isHidden();
    }

    private static Object valueOf(final Object owner, final Field field)
    {
        try
        {
            field.setAccessible(true);
            return field.get(owner);
        }
        catch (final IllegalAccessException ex)
        {
            throw new AssertionError(ex);
        }
    }
}
