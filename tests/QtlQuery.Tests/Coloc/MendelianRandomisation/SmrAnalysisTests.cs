using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;
using Side = QtlQuery.Tests.Coloc.LdStudy.Side;

namespace QtlQuery.Tests.Coloc.MendelianRandomisation;

public sealed class SmrAnalysisTests
{
    const string Folder = "11-mediation-mr-smr/smr/";

    static readonly int[] Positions = [.. Enumerable.Range(0, 40).Select(i => 1_000_000 + 1000 * i)];
    static readonly double[,] R = LdStudy.Decaying(40, 0.9);

    // The program SMR, to 1e-4, and its saddle point approximation of HEIDI to 1e-2, from files through the store.
    [SkippableFact]
    public void Stored_traits_have_the_SMR_and_HEIDI_of_the_program()
    {
        var variants = ReferenceCases.Rows(Folder + "variants.tsv").ConvertAll(row => (Name: row["snp"], Position: (int)row.Number("bp")));
        var probes = ReferenceCases.Rows(Folder + "eqtl.tsv").ToLookup(row => row["probe"]);
        using var made = new TestStore();
        LdStudy.AddGwas(made, LdStudy.Gwas, [.. ReferenceCases.Rows(Folder + "gwas.tsv").Zip(variants, (row, variant) => new Side(variant.Position, row.Number("b"), row.Number("se"), row.Number("freq")))], 100_000);
        ColocStudy.Add(made, LdStudy.Dataset, "Liver", probes.SelectMany(probe => probe.Zip(variants, (row, variant) =>
            LdStudy.Row(probe.Key, new(variant.Position, row.Number("Beta"), row.Number("se"), row.Number("Freq")), 300))));
        LdStudy.AddPanel(made, LdStudy.Panel, Correlations(), [.. variants.Select(variant => variant.Position)]);
        using var store = made.Open();
        var results = SmrAnalysis.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset]) { Ld = LdStudy.Panel }).ToDictionary(result => result.MolecularTraitId);
        var expected = ReferenceCases.Rows(Folder + "expected.tsv").Where(row => row["options"] == "default").ToList();
        Assert.Equal(expected.Select(row => row["probeID"]).Order(), results.Keys.Order());
        foreach (var row in expected)
        {
            var result = results[row["probeID"]];
            Assert.Equal(row["topSNP"], variants.Single(variant => variant.Position == result.Lead.Position).Name);
            Close.To(row.Number("b_SMR"), result.Smr.Beta, 1e-4);
            Close.To(row.Number("se_SMR"), result.Smr.StandardError, 1e-4);
            Close.To(row.Number("p_SMR"), result.Smr.P, 2e-4);
            Assert.Equal(row.Number("nsnp_HEIDI"), result.Heidi!.Variants.Length);
            Close.To(row.Number("p_HEIDI"), Math.Exp(result.Heidi.LogPSaddlePoint), 1e-2);
        }
    }

    // One variant of both has the same ratio at every variant, so that HEIDI is not significant; a second one of the trait's lets it be.
    [Fact]
    public void One_shared_variant_passes_HEIDI_and_two_do_not()
    {
        using var made = MadeUp();
        using var store = made.Open();
        var (one, two) = SmrAnalysis.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset]) { Ld = LdStudy.Panel }) is [var first, var second] ? (first, second) : default;
        Assert.Equal(("chr1_1010000_A_G", "chr1_1018000_A_G"), (one.Lead.Id, two.Lead.Id));
        // z of 10 and 9 in 5,000 and 500 people: the ratio of effects is 10 sqrt(500) / (9 sqrt(5000)), its z² 100 · 81 / 181.
        Assert.Equal(10 / (9 * Math.Sqrt(10)), one.Smr.Beta, 1e-5);
        Assert.Equal(Math.Sqrt(100.0 * 81 / 181), one.Smr.Beta / one.Smr.StandardError, 1e-4);
        Assert.True(one.Heidi!.P > 0.9);
        Assert.True(two.Heidi!.P < 0.01);
    }

    [Fact]
    public void A_user_sees_the_strongest_first_and_why_HEIDI_is_missing()
    {
        using var store = MadeUp();
        string[] smr = ["smr", "--gwas", LdStudy.Gwas, "--store", store.Path, "--force", "--format", "csv"];
        Golden.Check("cli/smr.txt", CommandLine.Run(smr).Transcript());
        Assert.Equal(2, CommandLine.Run([.. smr, "--gene", LdStudy.Trait]).Output.Count(letter => letter == '\n'));
        Assert.Equal(1, CommandLine.Run([.. smr, "--p", "1e-30"]).Output.Count(letter => letter == '\n'));
        // Forty variants are too few to show that the two fit.
        Golden.Check("cli/smr-refused.txt", CommandLine.Run([.. smr.Where(word => word != "--force")]).Transcript());
        LdStudy.AddPanel(store, "Elsewhere", R, [.. Positions.Select(position => position + 1)]);
        Golden.Check("cli/smr-ld.txt", string.Concat(CommandLine.Run(smr).Transcript(), CommandLine.Run([.. smr, "--ld", "Elsewhere"]).Transcript()));
    }

    static TestStore MadeUp()
    {
        var store = LdStudy.Make(LdStudy.Effects(R, Positions, 500, (10, 9)), 500, LdStudy.Effects(R, Positions, 5000, (10, 10)), 5000, R, Positions);
        ColocStudy.Add(store, LdStudy.Dataset, "Liver", new[] { (LdStudy.Trait, Peak: 10), ("ENSG09900000002", Peak: 18) }.SelectMany(trait =>
            LdStudy.Effects(R, Positions, 500, (trait.Peak, 9)).Select(side => LdStudy.Row(trait.Item1, side, 500))));
        return store;
    }

    static double[,] Correlations()
    {
        var rows = ReferenceCases.Rows(Folder + "reference_genotypes.tsv");
        double[][] standardised = [.. rows.Select(row =>
        {
            double[] counts = [.. row.Keys.Where(column => column != "snp").Select(column => row.Number(column))];
            var mean = counts.Average();
            var norm = Math.Sqrt(counts.Sum(count => (count - mean) * (count - mean)));
            return counts.Select(count => (count - mean) / norm).ToArray();
        })];
        var r = new double[rows.Count, rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows.Count; j++)
                r[i, j] = standardised[i].Zip(standardised[j], (a, b) => a * b).Sum();
        }

        return r;
    }
}
