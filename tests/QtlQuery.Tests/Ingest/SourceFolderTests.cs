using QtlQuery.Core;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

public sealed class SourceFolderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_come_in_the_order_of_their_names_and_those_of_folders_below_after_them()
    {
        Make("b.tsv", "a.tsv.gz", "B.tsv", "z/a.tsv", "c/d/a.tsv", "c/b.tsv");
        Assert.Equal(["B.tsv", "a.tsv.gz", "b.tsv"], Names(SourceFolder.Read(_folder.Path, recursive: false).Files));
        Assert.Equal(["B.tsv", "a.tsv.gz", "b.tsv", "c/b.tsv", "c/d/a.tsv", "z/a.tsv"], Names(SourceFolder.Read(_folder.Path, recursive: true).Files));
    }

    [Fact]
    public void Files_that_are_no_results_by_their_names_are_passed_over_and_told()
    {
        string[] noResults =
        [
            "x.tsv.gz.tbi", "x.vcf.gz.csi", "x.tsv.gz.md5", "GCST99000001.tsv.gz-meta.yaml", "x.besd.esi", "x.epi", "README", "readme.txt", "md5sum.txt", ".hidden.tsv",
            "Study_ge_liver.refused.tsv", ".git/x.tsv",
        ];
        string[] results = ["x.tsv", "x.besd", "readmission.tsv", "md5_of_genes.tsv", "tbi.tsv"];
        Make([.. noResults, .. results]);
        var read = SourceFolder.Read(_folder.Path, recursive: true);
        Assert.Equal(results.Order(StringComparer.Ordinal), Names(read.Files));
        Assert.Equal(noResults.Where(name => !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal), Names(read.PassedOver));
    }

    [Fact]
    public void A_store_is_not_entered()
    {
        Make("a.tsv", "my.store/store.json", "my.store/associations/x.parquet");
        var read = SourceFolder.Read(_folder.Path, recursive: true);
        Assert.Equal(["a.tsv"], Names(read.Files));
        Assert.Equal(["my.store"], Names(read.Stores));
        Assert.Contains("is a store", Assert.Throws<QtlQueryException>(() => SourceFolder.Read(_folder["my.store"], recursive: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_round_in_a_circle_is_followed_once()
    {
        Make("a/x.tsv", "elsewhere/y.tsv");
        Directory.CreateSymbolicLink(_folder["a/up"], _folder["a"]);
        Directory.CreateSymbolicLink(_folder["a/other"], _folder["elsewhere"]);
        Assert.Equal(["other/y.tsv", "x.tsv"], SourceFolder.Read(_folder["a"], recursive: true).Files.Select(file => Path.GetRelativePath(_folder["a"], file)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    void Make(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], "");
        }
    }

    List<string> Names(IEnumerable<string> paths) => [.. paths.Select(path => Path.GetRelativePath(_folder.Path, path))];
}
