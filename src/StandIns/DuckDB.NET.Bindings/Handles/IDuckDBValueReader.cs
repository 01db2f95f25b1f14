namespace DuckDB.NET.Native;

public interface IDuckDBValueReader
{
    bool IsNull();

    /// <summary>DuckDB.NET.Data finds this method by its name: no overloads.</summary>
    T GetValue<T>();
}
