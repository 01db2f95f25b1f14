using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Xml;
using QtlQuery.Core;

namespace QtlQuery.Cli.Output;

/// <summary>Takes a column's values out of a reader into a cell, whatever their type; where all are of the usual types, <see cref="ColumnCells"/> is quicker.</summary>
static class CellReader
{
    const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>The way to read one column, chosen by its type once.</summary>
    public static Action<DbDataReader, Cell> Of(DbDataReader rows, int column)
    {
        var type = rows.GetFieldType(column);
        if (rows.GetDataTypeName(column) is "TimestampTz")
            return OrNull(column, (row, cell) => cell.SetFormatted(row.GetDateTime(column), TimestampFormat + "'Z'"));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return OrNull(column, ListReader(type, column));
        return OrNull(column, (row, cell) => Fill(cell, Value(row, column, () => row.GetValue(column))));
    }

    /// <summary>Fills a cell with a value of any type that DuckDB has.</summary>
    public static void Fill(Cell cell, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                cell.SetNull();
                break;
            case string text:
                cell.SetText(text);
                break;
            case bool truth:
                cell.SetBoolean(truth);
                break;
            case float number:
                cell.SetFloat(number);
                break;
            case double number:
                cell.SetDouble(number);
                break;
            case BigInteger number:
                cell.SetNumber(number);
                break;
            case decimal or sbyte or byte or short or ushort or int or uint or long or ulong:
                cell.SetNumber((IUtf8SpanFormattable)value);
                break;
            case DateOnly date:
                cell.SetFormatted(date, "yyyy-MM-dd");
                break;
            case TimeOnly time:
                cell.SetFormatted(time, "HH:mm:ss.FFFFFFF");
                break;
            case DateTime time:
                cell.SetFormatted(time, TimestampFormat);
                break;
            case DateTimeOffset time:
                cell.SetFormatted(time, TimestampFormat + "zzz");
                break;
            case TimeSpan interval:
                cell.SetText(XmlConvert.ToString(interval)); // ISO 8601, such as P3DT12H
                break;
            case byte[] bytes:
                cell.SetHex(bytes);
                break;
            case Stream blob:
                using (var copy = new MemoryStream())
                {
                    blob.CopyTo(copy);
                    cell.SetHex(copy.ToArray());
                }

                break;
            case System.Collections.IEnumerable nested:
                cell.SetJson(nested);
                break;
            default:
                cell.SetText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    // DuckDB.NET's own choice for a list of integers is List<int>, which has no room for a null among them.
    static Action<DbDataReader, Cell> ListReader(Type type, int column)
    {
        var get = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(WithNulls(type));
        return (row, cell) => Fill(cell, Value(row, column, () => get.Invoke(row, BindingFlags.DoNotWrapExceptions, null, [column], null)!));

        static Type WithNulls(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? typeof(List<>).MakeGenericType(WithNulls(type.GetGenericArguments()[0]))
            : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type)
            : type;
    }

    // DuckDB has values that .NET's types have not: an interval of months, a date of the year 20000, infinity as a time.
    static object Value(DbDataReader row, int column, Func<object> get)
    {
        try
        {
            return get();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException or InvalidCastException)
        {
            var name = row.GetName(column);
            throw new QtlQueryException($"column '{name}' holds a value of type {row.GetDataTypeName(column)} that cannot be printed", $"Make it text in the SQL: cast({name} as varchar).", e);
        }
    }

    static Action<DbDataReader, Cell> OrNull(int column, Action<DbDataReader, Cell> read) => (row, cell) =>
    {
        if (row.IsDBNull(column))
            cell.SetNull();
        else
            read(row, cell);
    };
}
