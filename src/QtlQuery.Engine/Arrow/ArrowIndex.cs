namespace QtlQuery.Engine.Arrow;

/// <summary>Reads the integers that point into a dictionary.</summary>
static unsafe class ArrowIndex
{
    /// <param name="format">An integer format of the C data interface: <c>c C s S i I l L</c>.</param>
    public static long Read(string format, void* values, long at) => format switch
    {
        "c" => ((sbyte*)values)[at],
        "C" => ((byte*)values)[at],
        "s" => ((short*)values)[at],
        "S" => ((ushort*)values)[at],
        "i" => ((int*)values)[at],
        "I" => ((uint*)values)[at],
        _ => ((long*)values)[at], // an unsigned one above the signed range becomes negative, hence refused
    };
}
