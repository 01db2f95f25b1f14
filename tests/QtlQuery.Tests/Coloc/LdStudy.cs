using System.Globalization;
using QtlQuery.Statistics;

namespace QtlQuery.Tests.Coloc;

/// <summary>
/// A trait and a GWAS in one locus, with LD. Everyone names alleles in an own way: the trait A to G; the GWAS reports the effect of A at odd variants; the
/// panel counts A at every third.
/// </summary>
static class LdStudy
{
    public const string Gwas = "S_disease";
    public const string Dataset = "S_ge_Liver";
    public const string Panel = "Panel";
    public const string Trait = "ENSG09900000001";

    public sealed record Side(int Position, double Beta, double StandardError, double Frequency);

    public static TestStore Make(IReadOnlyList<Side> trait, int people, IReadOnlyList<Side> gwas, int gwasPeople, double[,] r, IReadOnlyList<int> positions)
    {
        var store = new TestStore();
        AddGwas(store, Gwas, gwas, gwasPeople);
        ColocStudy.Add(store, Dataset, "Liver", trait.Select(each => Row(Trait, each, people)));
        AddPanel(store, Panel, r, positions);
        return store;
    }

    public static NominalRow Row(string trait, Side side, int people) => new(
        trait, "1", side.Position, PValue: P(side), Beta: Text(side.Beta), StandardError: Text(side.StandardError),
        AlternativeCopies: (int)Math.Round(2 * people * side.Frequency), Copies: 2 * people, MinorAlleleFrequency: Text(Math.Min(side.Frequency, 1 - side.Frequency)));

    public static void AddGwas(TestStore store, string dataset, IReadOnlyList<Side> gwas, int people)
    {
        var lines = gwas.Select((each, i) => i % 2 == 1
            ? $"1\t{each.Position}\tA\tG\t{Text(-each.Beta)}\t{Text(each.StandardError)}\t{Text(1 - each.Frequency)}\t{P(each)}\tEA\t{people}"
            : $"1\t{each.Position}\tG\tA\t{Text(each.Beta)}\t{Text(each.StandardError)}\t{Text(each.Frequency)}\t{P(each)}\tOA\t{people}");
        store.Ingest(
            store.Write($"{dataset}.tsv", string.Join('\n', lines.Prepend("chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\tref_allele\tn")) + "\n"),
            format: "gwas_ssf", dataset: dataset, set: [("study", "S"), ("trait", dataset), ("genome_build", "GRCh38")]);
    }

    public static void AddPanel(TestStore store, string dataset, double[,] r, IReadOnlyList<int> positions, string measure = "r")
    {
        string Name(int i) => i % 3 == 0 ? $"chr1_{positions[i]}_G_A" : $"chr1_{positions[i]}_A_G";
        int Sign(int i) => i % 3 == 0 ? -1 : 1;
        string Cell(int i, int j) => double.IsNaN(r[i, j]) ? "NA" : Text(measure == "r2" ? r[i, j] * r[i, j] : Sign(i) * Sign(j) * r[i, j]);
        int[] all = [.. Enumerable.Range(0, positions.Count)];
        var lines = all.Select(i => $"{Name(i)}\t{string.Join('\t', all.Select(j => Cell(i, j)))}").Prepend($"variant\t{string.Join('\t', all.Select(Name))}");
        store.Ingest(store.Write($"{dataset}.tsv", string.Join('\n', lines) + "\n"), format: "ld_matrix", dataset: dataset, set: [("study", "P"), ("measure", measure), ("genome_build", "GRCh38")]);
    }

    /// <summary>Effects whose z statistics are LD times those of the causal variants, on a trait of standard deviation 1.</summary>
    public static List<Side> Effects(double[,] r, IReadOnlyList<int> positions, int people, params (int Variant, double Z)[] causal)
    {
        var error = 1 / Math.Sqrt(people * 0.375); // 2 f (1 - f) at a frequency of 0.25
        return [.. positions.Select((position, i) => new Side(position, Math.Round(causal.Sum(each => r[i, each.Variant] * each.Z), 3) * error, error, 0.25))];
    }

    /// <summary>r to the power of the distance.</summary>
    public static double[,] Decaying(int variants, double r)
    {
        var matrix = new double[variants, variants];
        for (var i = 0; i < variants; i++)
        {
            for (var j = 0; j < variants; j++)
                matrix[i, j] = Math.Pow(r, Math.Abs(i - j));
        }

        return matrix;
    }

    static string P(Side side) => Math.Pow(10, -NormalTail.NegLog10TwoSided(side.Beta / side.StandardError)).ToString("G6", CultureInfo.InvariantCulture);

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
