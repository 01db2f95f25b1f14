using QtlQuery.Mapping.Mediating;
using QtlQuery.Statistics.Regression;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

public sealed class MediationTests : IDisposable
{
    const string Gold = "11-mediation-mr-smr";
    const int Samples = 120;

    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    // R's lm, to the tolerance that the reference states.
    [SkippableFact]
    public void Effects_are_those_of_the_full_models()
    {
        foreach (var expected in ReferenceCases.Rows($"{Gold}/mediation_expected.tsv"))
        {
            var rows = ReferenceCases.Rows($"{Gold}/mediation/{expected["id"]}.tsv");
            double[] Column(string name) => [.. rows.Select(row => row.Number(name))];
            var basis = CovariateBasis.Of(rows.Count, rows[0].Keys.Except(["sample", "g", "cis", "trans"]).Select(Column));
            var found = Mediation.Of(basis, Column("g"), Column("cis"), Column("trans"))!;
            Assert.Equal((expected.Number("dof_total"), expected.Number("dof_full")), (found.Total.Df, found.Direct.Df));
            Close.To(expected.Number("total"), found.Total.Slope, 1e-10);
            Close.To(expected.Number("a_se"), found.OnMediator.StandardError, 1e-10);
            Close.To(expected.Number("b"), found.OfMediator.Slope, 1e-10);
            Close.To(expected.Number("direct_se"), found.Direct.StandardError, 1e-10);
            Close.To(expected.Number("indirect"), found.Indirect.Value, 1e-10);
            Close.To(expected.Number("sobel_ln_p"), found.Indirect.Sobel.LogP, 1e-9);
            Close.To(expected.Number("pcor_cis_trans_given_g"), found.PartialCorrelationOfMediator, 1e-10);
        }
    }

    [Fact]
    public void What_does_not_vary_or_is_missing_is_not_tested()
    {
        var basis = CovariateBasis.Of(4, []);
        Assert.Null(Mediation.Of(basis, [1, 1, 1, 1], [1, 2, 3, 5], [2, 1, 4, 3]));
        Assert.Null(Mediation.Of(basis, [0, 1, 1, 2], [1, double.NaN, 3, 5], [2, 1, 4, 3]));
    }

    // A variant moves the near gene, which moves one of two distant genes; the other is moved by the variant itself.
    [Fact]
    public void An_effect_through_the_near_gene_is_told_from_a_direct_one()
    {
        Write();
        string[] inputs = ["--store", _store.Path, "--build", "GRCh38", "--genotypes", _store["genotypes.vcf"], "--traits", _store["traits.bed"]];
        Assert.Equal(0, CommandLine.Run(["map", "cis", "--dataset", "lab", "--permutations", "1000", .. inputs]).ExitCode);
        Assert.Equal(0, CommandLine.Run(["map", "trans", "--dataset", "lab_trans", .. inputs]).ExitCode);
        var run = CommandLine.Run(["map", "mediation", "--trans", "lab_trans", "--cis", "lab", "--format", "tsv", .. inputs]);
        Assert.True(run.ExitCode == 0, run.Error);
        Golden.Check("cli/map-mediation.txt", run.Error);
        var lines = run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).ToList();
        var rows = lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second)).ToDictionary(row => row["molecular_trait_id"]);
        Assert.Equal(["ENSG00000000002", "ENSG00000000003"], rows.Keys.Order());
        Assert.All(rows.Values, row => Assert.Equal("ENSG00000000001", row["cis_molecular_trait_id"]));
        Assert.InRange(rows["ENSG00000000002"].Number("indirect_neg_log10_p"), 5, 100);
        Assert.InRange(rows["ENSG00000000002"].Number("share_mediated"), 0.7, 1.3);
        Assert.InRange(rows["ENSG00000000002"].Number("direct_neg_log10_p"), 0, 2);
        Assert.InRange(rows["ENSG00000000003"].Number("direct_neg_log10_p"), 3, 100);
        Assert.InRange(Math.Abs(rows["ENSG00000000003"].Number("share_mediated")), 0, 0.5);
    }

    [Fact]
    public void Without_trans_pairs_nothing_can_be_tested()
    {
        Write();
        string[] inputs = ["--store", _store.Path, "--build", "GRCh38", "--genotypes", _store["genotypes.vcf"], "--traits", _store["traits.bed"]];
        Assert.Equal(0, CommandLine.Run(["map", "cis", "--dataset", "lab", "--permutations", "1000", .. inputs]).ExitCode);
        var run = CommandLine.Run(["map", "mediation", "--trans", "lab", .. inputs]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no significant trans pair of lab (FDR 5 % where the dataset does not say) has a variant with a significant gene near it", run.Error, StringComparison.Ordinal);
    }

    void Write()
    {
        var random = new Random(8);
        string[] names = [.. Enumerable.Range(0, Samples).Select(sample => $"S{sample}")];
        double[] variant = [.. names.Select(_ => (double)(random.Next(2) + random.Next(2)))];
        double[] near = [.. variant.Select(copies => copies + Noise())];
        double[][] distant = [[.. near.Select(value => value + Noise())], [.. variant.Select(copies => 1.5 * copies + Noise())]];
        double[][] others = [.. Enumerable.Range(0, 20).Select(_ => names.Select(_ => Noise()).ToArray())];
        List<string> lines = ["#chr\tstart\tend\tgene_id\t" + string.Join('\t', names), Row("chr1", 999_999, 1, near)];
        lines.AddRange(others.Select((values, place) => Row("chr1", 20_000_000 + (3_000_000 * place), 10 + place, values)));
        lines.AddRange([Row("chr2", 999_999, 2, distant[0]), Row("chr3", 999_999, 3, distant[1])]);
        _store.Write("traits.bed", string.Join('\n', lines) + "\n");
        _store.Write("genotypes.vcf", "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', names) + "\n"
            + "chr1\t1000500\trs1\tG\tA\t.\t.\t.\tGT\t" + Calls(variant)
            + string.Concat(others.Select((_, place) => $"chr1\t{20_000_500 + (3_000_000 * place)}\trs{place + 10}\tC\tT\t.\t.\t.\tGT\t" + Calls([.. names.Select(_ => (double)(random.Next(2) + random.Next(2)))]))));

        double Noise() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;

        static string Calls(double[] copies) => string.Join('\t', copies.Select(count => count switch { 0 => "0/0", 1 => "0/1", _ => "1/1" })) + "\n";

        static string Row(string chromosome, int start, int gene, double[] values) =>
            FormattableString.Invariant($"{chromosome}\t{start}\t{start + 1}\tENSG{gene:00000000000}\t") + string.Join('\t', values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
