using QtlQuery.Statistics.FineMapping;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Tests.Statistics.MendelianRandomisation;

/// <summary>Against the program SMR: SMR to 1e-4, the variants of HEIDI exactly, its p-value to the saddle point approximation that SMR prints.</summary>
public sealed class HeidiTests
{
    const string Folder = "11-mediation-mr-smr/smr/";

    static readonly Dictionary<string, HeidiOptions> Options = new()
    {
        ["default"] = new(),
        ["heidi_mtd0"] = new() { LeastR2 = -1, PrunesPairs = false, Most = int.MaxValue },
        ["max50"] = new() { Most = 50 },
        ["peqtl1e4"] = new() { LargestMolecularP = 1e-4 },
    };

    [SkippableFact]
    public void SMR_and_HEIDI_agree_with_the_program()
    {
        var ld = ReferenceLd();
        var trait = ReferenceCases.Rows(Folder + "gwas.tsv");
        var molecular = ReferenceCases.Rows(Folder + "eqtl.tsv").ToLookup(row => row["probe"]);
        foreach (var row in ReferenceCases.Rows(Folder + "expected.tsv"))
        {
            var probe = molecular[row["probeID"]].ToList();
            Assert.Equal(trait.Select(variant => variant["SNP"]), probe.Select(variant => variant["SNP"]));
            // SMR keeps effects on the molecular trait as 32-bit floats.
            var effects = new Instruments(
                [.. probe.Select(variant => (double)(float)variant.Number("Beta"))],
                [.. probe.Select(variant => (double)(float)variant.Number("se"))],
                [.. trait.Select(variant => variant.Number("b"))],
                [.. trait.Select(variant => variant.Number("se"))]);

            var lead = probe.FindIndex(variant => variant["SNP"] == row["topSNP"]);
            var smr = Smr.Estimate(effects.ExposureBeta[lead], effects.ExposureSe[lead], effects.OutcomeBeta[lead], effects.OutcomeSe[lead]);
            Close.To(row.Number("b_SMR"), smr.Beta, 1e-4);
            Close.To(row.Number("se_SMR"), smr.StandardError, 1e-4);
            Close.To(row.Number("p_SMR"), smr.P, 1e-4);

            var heidi = Heidi.Test(effects, ld, Options[row["options"]])!;
            Assert.Equal(row.Number("nsnp_HEIDI"), heidi.Variants.Length);
            Close.To(row.Number("p_HEIDI"), Math.Exp(heidi.LogPSaddlePoint), 1e-2);
            Close.To(row.Number("p_HEIDI"), heidi.P, 1e-1);
        }
    }

    static LdMatrix ReferenceLd()
    {
        var rows = ReferenceCases.Rows(Folder + "reference_genotypes.tsv");
        double[][] standardised = [.. rows.Select(row =>
        {
            double[] counts = [.. row.Keys.Where(column => column != "snp").Select(column => row.Number(column))];
            var mean = counts.Average();
            var norm = Math.Sqrt(counts.Sum(count => (count - mean) * (count - mean)));
            return counts.Select(count => (count - mean) / norm).ToArray();
        })];
        return new([.. standardised.SelectMany(left => standardised.Select(right => left.Zip(right, (a, b) => a * b).Sum()))], rows.Count);
    }
}
