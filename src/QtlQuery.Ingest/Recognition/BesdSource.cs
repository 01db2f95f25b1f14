using System.Globalization;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Ingest.Recognition;

/// <summary>Recognition of SMR's binary summary data, which comes as the lines of <c>smr --query</c>.</summary>
static class BesdSource
{
    // A strand of - is a value here.
    static readonly string[] Missing = ["NA"];

    // Bytes of a pair on disk: beta and standard error, and in sparse files the row of each.
    const int BytesAPair = 12;

    public static RecognisedSource Recognise(SourceFile file, SourceDefinition? format)
    {
        var match = SourceRecogniser.Choose(file, format, _ => BesdRows.Columns);
        using var rows = BesdRows.Open(file.Path);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (rows.SampleSize is { } people)
            facts["sample_size"] = people.ToString(CultureInfo.InvariantCulture);
        return new(
            file,
            match.Definition,
            new TextLayout(BesdRows.Columns, [], CellDelimiter.Character('\t'), Missing),
            BesdRows.Columns,
            [],
            0,
            file.Bytes / BytesAPair,
            facts,
            match.Confidence,
            match.Reason);
    }
}
