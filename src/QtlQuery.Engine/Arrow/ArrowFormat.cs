namespace QtlQuery.Engine.Arrow;

/// <summary>The two shapes of Arrow IPC data: a stream is read from front to end, a file has an index at its end.</summary>
public enum ArrowFormat
{
    Stream,
    File,
}
