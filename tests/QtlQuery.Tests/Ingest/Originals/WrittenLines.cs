using System.Text;
using QtlQuery.Engine;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Tests.Ingest.Originals;

/// <summary>What <c>export --as-source</c> writes, and what it has to be compared with.</summary>
static class WrittenLines
{
    /// <summary>The lines of a dataset as its source.</summary>
    public static string[] Of(string store, string dataset)
    {
        using var open = QtlStore.Open(store);
        var bytes = new MemoryStream();
        var rows = OriginalRows.Of(open, dataset);
        Assert.True(rows.IsWhole);
        Assert.Empty(rows.Lost);
        var written = rows.Write(bytes, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(bytes.ToArray()).Split('\n')[..^1];
        Assert.Equal(written, lines.Length - (rows.Ingest.Lines!.Header is null ? 0 : 1));
        return lines;
    }

    /// <summary>Lines of text, those without any left out.</summary>
    public static string[] Read(string text) => [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    /// <summary>Fails unless the written lines are a header, if any, and in any order the accepted ones.</summary>
    public static void AreRowsOf(IReadOnlyList<string> accepted, IReadOnlyList<string> written, string? header)
    {
        Assert.Equal(header, header is null ? null : written[0]);
        Assert.Equal(accepted.Order(StringComparer.Ordinal), written.Skip(header is null ? 0 : 1).Order(StringComparer.Ordinal));
    }
}
