using System.Globalization;
using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Coloc;

/// <summary>
/// Signals of one trait in Liver of <see cref="ColocStudy"/>, by their log Bayes factors: L1 12 at variant 20, where the GWAS peaks; L2 14 at variant 45;
/// L3 15 at variant 50, which the GWAS lacks; -0.5 elsewhere.
/// </summary>
public sealed class SignalColocalisationRunTests
{
    static readonly ColocRequest Request = ColocStudy.Request with { Datasets = [ColocStudy.Liver], Method = PairMethod.Signals, Priors = ColocalisationPriors.SignalDefault };

    static readonly (string Name, int Peak, double Height)[] Signals = [("L1", 20, 12), ("L2", 45, 14), ("L3", 50, 15)];

    [Fact]
    public void Each_signal_is_laid_beside_the_GWAS_for_itself()
    {
        using var made = WithSignals();
        using var store = made.Open();
        var results = Colocalisation.Run(store, Request).Results;
        Assert.Equal(["L1", "L2", "L3"], results.Select(result => result.Signal));
        int[] shared = [.. Enumerable.Range(0, ColocStudy.Variants).Where(variant => variant != 50)];
        double[] gwas = [.. shared.Select(variant => ApproximateBayesFactor.LogFromZ(ColocStudy.Z(ColocStudy.Gwas, variant, 20, 9), 1.0 / (64 * 64), 0.15))];
        foreach (var (result, signal) in results.Take(2).Zip(Signals))
        {
            var expected = ColocalisationSums.Of([.. shared.Select(variant => Log(signal, variant))], gwas);
            Close.To(expected.A1, result.Sums!.Value.A1, 1e-12);
            Assert.Equal(expected.A12, result.Sums.Value.A12, 1e-5);
            Assert.Equal(expected.A3, result.Sums.Value.A3, 1e-5);
            Assert.Equal(5e-6, result.Priors.P12);
        }

        Assert.True(results[0].Posteriors!.Value.H4 > 0.99);
        Assert.True(results[1].Posteriors!.Value.H3 > 0.9);
        // e^15 at the missing variant beside 59 of e^-0.5: nothing can be said without it.
        Assert.Equal(("signal_not_covered", true), (results[2].Refusal, results[2].Sums is null));
        Assert.True(results[2].CoverageTrait < 1e-4);
    }

    [Fact]
    public void Results_of_both_methods_stand_side_by_side_and_a_user_sees_each_by_its_name()
    {
        using var store = WithSignals();
        string[] run = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", ColocStudy.Liver, "--region", "1:1000000-1059999", "--store", store.Path, "--format", "csv"];
        Assert.Equal(0, CommandLine.Run(run).ExitCode);
        var signals = CommandLine.Run([.. run, "--method", "signals"]);
        Golden.Check("cli/coloc-run-signals.txt", signals.Transcript());
        Assert.Equal((3L, 3L), store.Ask<(long, long)>("select count(*) filter (method = 'coloc.abf'), count(*) filter (method = 'coloc.bf_bf') from coloc_results"));
    }

    [Fact]
    public void A_dataset_without_signals_is_named()
    {
        using var store = ColocStudy.Store.Open();
        Assert.Equal("S_ge_Liver has no Bayes factors of signals", Assert.Throws<QtlQueryException>(() => Colocalisation.Run(store, Request)).Message);
    }

    static TestStore WithSignals()
    {
        var store = ColocStudy.Store.Copy();
        var lines = Enumerable.Range(0, ColocStudy.Variants).Select(variant => string.Create(
            CultureInfo.InvariantCulture,
            $"{ColocStudy.Shared}\t1:1000000-1060000\tchr1_{1_000_000 + 1000 * variant}_A_G\t1\t{1_000_000 + 1000 * variant}\t{string.Join('\t', Signals.Select(signal => Log(signal, variant).ToString("R", CultureInfo.InvariantCulture)))}"));
        store.Ingest(
            store.Write("signals.txt", string.Join('\n', lines.Prepend("molecular_trait_id\tregion\tvariant\tchromosome\tposition\tlbf_variable1\tlbf_variable2\tlbf_variable3")) + "\n"),
            format: "eqtl_catalogue_lbf_variable", dataset: ColocStudy.Liver, set: [("study", "S"), ("quantity", "ge"), ("context", "Liver")]);
        return store;
    }

    static double Log((string Name, int Peak, double Height) signal, int variant) => variant == signal.Peak ? signal.Height : -0.5;
}
