using QtlQuery.Core;
using QtlQuery.Mapping.Scores;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

/// <summary>Polygenic scores tested with traits.</summary>
public sealed class ScoreMappingTests : IDisposable
{
    const string Traits = "#chr\tstart\tend\tid\ta\tb\tc\td\te\n1\t9\t10\tENSG00000000001.3\t1\t2\t3\t4\t6\n1\t19\t20\tg2\t2\t2\t2\t2\t2\n";

    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    // R's lm with five covariates: predictors stand for scores. Effects are stored as floats, p-values with 24 bits.
    [SkippableFact]
    public void Effects_are_those_of_the_full_model()
    {
        const string Folder = "07-linear-regression/covariates5";
        var traits = ReferenceCases.Lines($"{Folder}/phenotypes.tsv");
        var locations = _store.Write("locations.tsv", "id\tchr\tleft\tright\n" + string.Concat(traits.Skip(1).Select((line, row) => $"{line.Split('\t')[0]}\t1\t{row + 1}\t{row + 1}\n")));
        var inputs = ScoreInputs.Open(new(ReferenceCases.FullPath($"{Folder}/genotypes.tsv"), ReferenceCases.FullPath($"{Folder}/phenotypes.tsv"), locations) { Covariates = [ReferenceCases.FullPath($"{Folder}/covariates.tsv")] });
        var result = ScoreMapping.Run(new(_store.Layout, "gold"), inputs);
        using var store = _store.Open();
        var ours = store.Query<(string Score, string Trait, int Samples, double Beta, double Error, double NegLog10P, double Fdr)>(
            "select score_id, molecular_trait_id, sample_size, beta, standard_error, neg_log10_p, fdr from score_associations").ToDictionary(row => (row.Score, row.Trait));
        var expected = ReferenceCases.Rows($"{Folder}/expected.tsv").Where(row => row["slope"] != "NA").ToList();
        Assert.Equal(expected.Count, ours.Count);
        Assert.Equal(result.Tests, ours.Count);
        foreach (var row in expected)
        {
            var mine = ours[(row["variant"], row["phenotype"])];
            Assert.Equal(row.Number("n"), mine.Samples);
            Assert.Equal(row.Number("slope"), mine.Beta, 1e-6 * Math.Max(row.Number("se"), Math.Abs(row.Number("slope"))));
            Assert.Equal(row.Number("se"), mine.Error, 1e-6 * row.Number("se"));
            Assert.Equal(-row.Number("log10p"), mine.NegLog10P, 1e-6 * Math.Max(1, -row.Number("log10p")));
        }

        // Benjamini and Hochberg: the largest p is its own rate.
        Assert.Equal(Math.Pow(10, -ours.Values.Min(row => row.NegLog10P)), ours.Values.Max(row => row.Fdr), 1e-6);
    }

    [Fact]
    public void What_cannot_be_tested_is_told()
    {
        // Of five samples one has no score; a score and a trait do not vary.
        _store.Write("scores.tsv", "sample\theight\tsame\ne\t2.5\t1\na\t0.5\t1\nb\t1\t1\nc\t1.25\t1\n");
        _store.Write("traits.bed", Traits);
        var run = CommandLine.Run("map", "scores", "--store", _store.Path, "--dataset", "lab_eqts", "--scores", _store["scores.tsv"], "--traits", _store["traits.bed"]);
        Golden.Check("cli/map-scores.txt", run.Transcript((_store.Path, "lab.store")));
        Assert.Equal(("height", "ENSG00000000001", "ENSG00000000001", 3, 4), _store.Ask<(string, string, string, int, int)>("select score_id, molecular_trait_id, gene_id, gene_version, sample_size from score_associations"));
    }

    [Theory]
    [InlineData("sample\theight\na\tlow\nb\thigh\nc\tlow\nd\thigh\ne\tlow\n", "is a word, not a score")]
    [InlineData("sample\theight\na\t1\nb\t1\nc\t1\nd\t1\ne\t1\n", "can be tested with a trait of")]
    [InlineData("sample\theight\na\t1\nb\t2\n", "at least 3 are needed")]
    public void Scores_that_are_none_are_errors(string scores, string message)
    {
        _store.Write("scores.tsv", scores);
        _store.Write("traits.bed", Traits);
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => ScoreMapping.Run(new(_store.Layout, "lab"), ScoreInputs.Open(new(_store["scores.tsv"], _store["traits.bed"])))).Message, StringComparison.Ordinal);
    }
}
