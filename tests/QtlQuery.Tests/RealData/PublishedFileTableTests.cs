using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace QtlQuery.Tests.RealData;

/// <summary>Every file of the index of real data that is of a listed format goes in and answers as the index says: <c>published-files.tsv</c>. Skipped where the files are not.</summary>
[Collection(nameof(PublishedStores))]
public sealed partial class PublishedFileTableTests(PublishedStores stores)
{
    public static TheoryData<string> Files => [.. PublishedFileLine.All.Where(line => line.IsListed).Select(line => line.File)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_published_file_answers_as_its_index_says(string file)
    {
        var line = PublishedFileLine.All.Single(each => each.File == file);
        var (store, results) = stores.Of(file);
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
