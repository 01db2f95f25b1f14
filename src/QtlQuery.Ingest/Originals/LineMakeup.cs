using System.Text;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Originals;

/// <summary>Reads from the first lines of a dataset's files how their lines are made up.</summary>
static class LineMakeup
{
    /// <summary>Why lines of these files cannot be written again; null where they can.</summary>
    public static string? WhyNot(IReadOnlyList<RecognisedSource> sources)
    {
        var first = sources[0];
        if (first.Layout is null || first.File.IsBesd)
            return "it is not text";
        if (first.Columns.FirstOrDefault(column => column.Length == 0 || column.Contains('$', StringComparison.Ordinal)) is { } unnamed)
            return unnamed.Length == 0 ? "a column has no name" : $"SQL has no place for a column named {unnamed}";
        if (sources.Any(source => source.Spool is not null))
            return "it was cut out of a file that holds several datasets";
        if (sources.Any(source => source.Unpivoted is not null || Unnests(source.Definition)))
            return "each of its lines became several rows";
        return sources.Skip(1).Any(source => source.Layout is null || !source.Columns.SequenceEqual(first.Columns) || source.Layout.Delimiter != first.Layout.Delimiter || HeaderLine(source) != HeaderLine(first))
            ? "its files have different columns"
            : null;
    }

    static bool Unnests(SourceDefinition definition) => definition.Tables.Values.First().Columns.Values.Any(expression => expression.Contains("unnest(", StringComparison.Ordinal));

    public static SourceLines Read(RecognisedSource source, TableDefinition table)
    {
        var layout = source.Layout!;
        var definition = source.Definition;
        return new(
            HeaderLine(source),
            source.Columns,
            ((char)layout.Delimiter.Byte).ToString(),
            UsualMissing(source),
            BackExpressions.Of(definition.Tables[table.Name], table, source.Columns));
    }

    static string? HeaderLine(RecognisedSource source) => source.HasHeader ? Lines(source, source.LinesToSkip - 1).FirstOrDefault() : null;

    // The first that the column has among the first lines; where it has none there, the format's first.
    static string[] UsualMissing(RecognisedSource source)
    {
        var layout = source.Layout!;
        var usual = new string?[layout.Fields.Count];
        foreach (var cells in Lines(source, source.LinesToSkip).Select(layout.Delimiter.Split).Where(cells => cells.Count == usual.Length))
        {
            for (var i = 0; i < usual.Length; i++)
            {
                if (usual[i] is null && layout.Missing.Contains(cells[i]))
                    usual[i] = cells[i];
            }
        }

        return [.. usual.Select(text => text ?? layout.Missing.FirstOrDefault(""))];
    }

    static string[] Lines(RecognisedSource source, int skip)
    {
        using var pieces = source.File.OpenPieces(skip, TextPiece.MaximumLines);
        if (pieces.Take() is not { } piece)
            return [];
        var text = Encoding.UTF8.GetString(piece.Bytes);
        piece.Release();
        return [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
    }
}
