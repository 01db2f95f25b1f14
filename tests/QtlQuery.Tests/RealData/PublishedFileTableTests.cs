using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.RealData;

/// <summary>Every file of the index of real data that is of a listed format goes in and answers as the index says: <c>published-files.tsv</c>. Skipped where the files are not.</summary>
public sealed partial class PublishedFileTableTests
{
    static readonly string[] NoSetting = ["build", "named", "format", "dataset"];

    public static TheoryData<string> Files => [.. PublishedFileLine.All.Where(line => line.IsListed).Select(line => line.File)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_published_file_answers_as_its_index_says(string file)
    {
        var line = PublishedFileLine.All.Single(each => each.File == file);
        var path = PublishedFile.At(file.Split('/'));
        using var store = new TestStore(GenomeBuild.Parse(line.Facts.GetValueOrDefault("build") ?? "GRCh38"));
        if (line.Facts.TryGetValue("named", out var name))
        {
            File.Copy(path, store[name]);
            path = store[name];
        }

        var results = Ingestion.Run(new(store.Path, [path])
        {
            Format = line.Facts.TryGetValue("format", out var format) ? Schemas.Source(format) : null,
            Dataset = line.Facts.GetValueOrDefault("dataset"),
            Columns = line.Facts.Where(fact => fact.Key.StartsWith("column.", StringComparison.Ordinal)).ToDictionary(fact => fact.Key["column.".Length..], fact => fact.Value),
            Set = line.Facts.Where(fact => !NoSetting.Contains(fact.Key) && !fact.Key.StartsWith("column.", StringComparison.Ordinal)).ToDictionary(),
            MaximumRefusedShare = 1,
            RefusalReport = store.Report,
        });
        Assert.Equal([line.Format], results.Select(result => result.Source).Distinct());
        Assert.Equal((line.Rows, line.Refused), (Sum(rows => rows.Read), Sum(rows => rows.RefusedTotal)));
        Assert.Equal(line.Answer, store.Ask<string>($"select cast(({line.Question}) as varchar)"));

        string Sum(Func<QtlQuery.Engine.Store.RowAccount, long> count) => results.Sum(result => count(result.Rows)).ToString(CultureInfo.InvariantCulture);
    }

    [SkippableFact]
    public void Every_file_of_the_index_is_a_line_of_the_table_or_of_no_listed_format()
    {
        var index = File.ReadAllText(PublishedFile.At("INDEX.md"));
        var files = IndexEntry().Matches(index).Select(match => match.Groups["file"].Value).ToList();
        var listed = PublishedFileLine.All.Where(line => line.IsListed).Select(line => line.File).ToList();
        var others = PublishedFileLine.All.Where(line => !line.IsListed).ToList();
        Assert.Equal([], listed.Except(files));
        Assert.Equal([], files.Except(listed).Where(file => !others.Exists(line => Names(line, file))));
        Assert.Equal([], others.Where(line => !files.Except(listed).Any(file => Names(line, file))).Select(line => line.File));
        // The answers are the index's: each line quotes it.
        Assert.Equal([], PublishedFileLine.All.Where(line => line.IsListed && !index.Contains(line.Says, StringComparison.Ordinal)).Select(line => line.Says));
    }

    static bool Names(PublishedFileLine line, string file) => FileSystemName.MatchesSimpleExpression(line.File, file, ignoreCase: false);

    [GeneratedRegex(@"^\*\*`(?<file>[^`]+)`\*\*", RegexOptions.Multiline)]
    private static partial Regex IndexEntry();
}
