using System.Globalization;
using System.IO.Compression;
using QtlQuery.Cli.Demo;
using QtlQuery.Core;

namespace QtlQuery.Tests.Cli;

[Collection(nameof(WrittenCohort))]
public sealed class SimulatedCohortTests(WrittenCohort written)
{
    static DemoGene Gene(int number) => DemoGenes.All[number - 1];

    DemoContext Context(string name) => written.Cohort.Contexts.Single(context => context.Name == name);

    DemoAssociation At(DemoSite site, DemoGene gene, string context) =>
        Context(context).Associations(gene).Single(association => association.Genotype.Site == site);

    DemoAssociation Lead(DemoGene gene, string context) => Context(context).Associations(gene).MaxBy(association => association.NegLog10P)!;

    [Fact]
    public void A_second_run_writes_the_same_bytes()
    {
        var again = new SimulatedCohort().Write(Path.Combine(written.Folder, "again"));
        Assert.Equal(written.Files.Select(file => Path.GetFileName(file.Path)), again.Select(file => Path.GetFileName(file.Path)));
        foreach (var (first, second) in written.Files.Zip(again))
            Assert.True(File.ReadAllBytes(first.Path).SequenceEqual(File.ReadAllBytes(second.Path)), first.Path);
    }

    [Fact]
    public void The_strongest_variant_of_the_strongest_gene_is_the_causal_one()
    {
        var cause = Gene(1).Cause(Gene(1).Effects[0], written.Cohort.Population);
        Assert.All(written.Cohort.Contexts, context => Assert.Equal(cause, Lead(Gene(1), context.Name).Genotype.Site));
        Assert.True(Lead(Gene(1), DemoGenes.Blood).NegLog10P > 324);
    }

    [Theory]
    [InlineData(2, DemoGenes.Liver)]
    [InlineData(3, DemoGenes.Brain)]
    public void An_effect_of_one_context_is_not_seen_in_the_others(int number, string context)
    {
        var cause = Gene(number).Cause(Gene(number).Effects[0], written.Cohort.Population);
        foreach (var other in written.Cohort.Contexts)
        {
            var negLog10P = At(cause, Gene(number), other.Name).NegLog10P;
            Assert.True(other.Name == context ? negLog10P > 8 : negLog10P < 3, $"{other.Name}: {negLog10P}");
        }
    }

    [Fact]
    public void An_opposite_effect_has_the_opposite_sign()
    {
        var cause = Gene(4).Cause(Gene(4).Effects[0], written.Cohort.Population);
        Assert.True(At(cause, Gene(4), DemoGenes.Liver).Slope > 0);
        Assert.True(At(cause, Gene(4), DemoGenes.Brain).Slope < 0);
    }

    [Fact]
    public void The_trait_shares_its_first_cause_with_a_liver_gene_and_not_the_second()
    {
        var cohort = written.Cohort;
        Assert.Equal(cohort.SharedCause, Gene(2).Cause(Gene(2).Effects[0], cohort.Population));
        Assert.NotEqual(cohort.NeighbourCause, Gene(22).Cause(Gene(22).Effects[0], cohort.Population));
        foreach (var cause in new[] { cohort.SharedCause, cohort.NeighbourCause })
        {
            var best = cohort.Gwas
                .Where(association => association.Genotype.Site.Variant.Chromosome == cause.Variant.Chromosome)
                .MaxBy(association => association.NegLog10P)!;
            Assert.True(best.NegLog10P > 8);
            Assert.True(best.Genotype.R2(cohort.Gwas.Single(association => association.Genotype.Site == cause).Genotype) > 0.6);
        }

        var lead = cohort.Gwas.Single(association => association.Genotype.Site == Lead(Gene(22), DemoGenes.Liver).Genotype.Site).Genotype;
        Assert.True(lead.R2(cohort.Gwas.Single(association => association.Genotype.Site == cohort.NeighbourCause).Genotype) < 0.1);
    }

    [Fact]
    public void Neighbouring_variants_are_in_linkage_disequilibrium()
    {
        var genotypes = Context(DemoGenes.Blood).Genotypes;
        var neighbours = genotypes.Zip(genotypes.Skip(1))
            .Where(pair => pair.First.Site.Block == pair.Second.Site.Block)
            .Average(pair => pair.First.R2(pair.Second));
        var strangers = genotypes.Zip(genotypes.Skip(300)).Average(pair => pair.First.R2(pair.Second));
        Assert.InRange(neighbours, 0.3, 1);
        Assert.InRange(strangers, 0, 0.02);
    }

    [Fact]
    public void Nominal_files_have_the_rows_and_traps_of_real_ones()
    {
        var rows = Rows(written.Files.Single(file => file.Path.EndsWith("DEMO_ge_Whole_Blood.all.tsv.gz", StringComparison.Ordinal)).Path);
        Assert.Equal(
            "molecular_trait_id chromosome position ref alt variant ma_samples maf pvalue beta se type ac an r2 "
            + "molecular_trait_object_id gene_id median_tpm rsid",
            string.Join(' ', rows[0]));
        var body = rows[1..];
        Assert.All(body, row => Assert.Equal(19, row.Length));
        Assert.InRange(body.Count, 8_000, 30_000);

        Assert.Contains(body, row => ExponentOf(row[8]) < -324);
        Assert.Contains(body, row => row[11] == "INDEL");
        Assert.Contains(body, row => row[18] == "NA");
        Assert.Contains(body.GroupBy(row => (row[0], row[5])), group => group.Count() == 2 && group.Select(row => row[18]).Distinct().Count() == 2);
        Assert.Contains(body.GroupBy(row => (row[0], row[2])), group => group.Select(row => row[4]).Distinct().Count() == 2);
        Assert.Equal(40, body.Select(row => row[0]).Distinct().Count());

        Assert.All(body, row => Assert.Equal(row[5], Variant.Parse(row[5], out _).Id));
        var places = body.Select(row => (Chromosome.Order(row[1]), int.Parse(row[2], CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Credible_sets_cover_95_percent_and_hold_the_strong_causes()
    {
        var rows = Rows(written.Files.Single(file => file.Path.EndsWith("DEMO_ge_Liver.credible_sets.tsv.gz", StringComparison.Ordinal)).Path);
        Assert.Equal("molecular_trait_id gene_id cs_id variant rsid cs_size pip pvalue beta se z cs_min_r2 region", string.Join(' ', rows[0]));
        foreach (var set in rows[1..].GroupBy(row => row[2]))
        {
            var variants = set.DistinctBy(row => row[3]).ToList();
            Assert.Equal(variants.Count.ToString(CultureInfo.InvariantCulture), variants[0][5]);
            Assert.InRange(variants.Sum(row => double.Parse(row[6], CultureInfo.InvariantCulture)), 0.9499, 1.0001);
            var region = GenomicRegion.Parse(variants[0][12]);
            Assert.All(variants.Select(row => Variant.Parse(row[3])), variant =>
                Assert.True(region.Overlaps(new(variant.Chromosome, variant.Position, variant.Position))));
        }

        Assert.Contains(rows, row => row[0] == Gene(2).Id && row[3] == written.Cohort.SharedCause.Variant.Id);
    }

    [Fact]
    public void The_trait_is_written_with_either_allele_as_the_effect_allele()
    {
        var file = written.Files.Single(file => file.Format == "gwas_ssf");
        var rows = Rows(file.Path);
        Assert.Equal(
            "chromosome base_pair_location effect_allele other_allele beta standard_error effect_allele_frequency p_value variant_id rsid ref_allele n",
            string.Join(' ', rows[0]));
        Assert.All(rows[1..], row => Assert.Equal(row[8].Split('_')[2], row[10] == "EA" ? row[2] : row[3]));
        Assert.Equal(["EA", "OA"], rows[1..].Select(row => row[10]).Distinct().Order());

        // Whichever allele is counted, the effect and frequency of the alternative one are the simulated ones.
        Assert.All(rows[1..].Zip(written.Cohort.Gwas), pair =>
        {
            var (row, association) = pair;
            var (beta, frequency) = (double.Parse(row[4], CultureInfo.InvariantCulture), double.Parse(row[6], CultureInfo.InvariantCulture));
            Assert.Equal(association.Genotype.Site.Variant.Id[3..], row[8]);
            Assert.Equal(association.Slope, row[10] == "EA" ? -beta : beta, tolerance: 1e-6);
            Assert.Equal(association.Genotype.AltFrequency, row[10] == "EA" ? 1 - frequency : frequency, tolerance: 1e-6);
        });
        Assert.Contains("genome_assembly: GRCh38\n", File.ReadAllText(file.Path + "-meta.yaml"), StringComparison.Ordinal);
    }

    static int ExponentOf(string number) =>
        number.Split('e') is [_, var exponent] ? int.Parse(exponent, CultureInfo.InvariantCulture) : 0;

    static List<string[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split('\t'));
        return rows;
    }
}
