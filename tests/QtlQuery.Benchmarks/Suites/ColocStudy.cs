using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>A GWAS of a hundred loci laid beside every gene of ten contexts, from the associations of the store.</summary>
static class ColocStudy
{
    const int Loci = 100;
    const string Gwas = "Bench_gwas";
    const ulong Seed = 20260103;

    public static void Measure(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(5_000_000);
        var path = BenchmarkStore.Make(arguments.Folder, rows, Density.Gtex);
        var gwas = MakeGwas(path);
        var loci = arguments["--loci"] is { } few ? int.Parse(few, CultureInfo.InvariantCulture) : Loci;
        Verify(path, gwas);

        output.WriteLine($"A GWAS of {Loci} loci{(loci < Loci ? $", {loci} of them," : "")} of {2 * GwasLoci.Window / 1_000_000} Mb against all genes of {BenchmarkStore.Contexts} contexts of {ColocSuite.Whole(rows)} rows, `Colocalisation.Run` in a process of its own, the store's opening included; a sample of results agrees with sums over the rows of a plain join. Targets: 30 s, 1 GB.");
        output.WriteLine();
        var table = new MarkdownTable("pairs asked for", "pairs", "skipped by bounds", "results", "wall s", "CPU s", "pairs/s", "peak MB");
        foreach (var (what, leastH4) in new[] { ("all", "0"), ("H4 ≥ 0.8", "0.8") })
        {
            Console.Error.WriteLine($"coloc, {what}");
            var run = ChildRun.OfThisProgram("child", "coloc", path, gwas, leastH4, $"{loci}");
            var counts = run.Output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            table.Add(what, ColocSuite.Whole(counts[0]), ColocSuite.Whole(counts[1]), ColocSuite.Whole(counts[2]), $"{run.Seconds:0.0}", $"{run.CpuSeconds:0.0}", ColocSuite.Whole(counts[0] / run.Seconds), $"{run.PeakMegabytes:0}");
        }

        table.Write(output);
    }

    /// <summary>What a process of its own does.</summary>
    /// <param name="leastH4">0 for all pairs.</param>
    /// <param name="loci">How many of the hundred.</param>
    /// <returns>Pairs, skipped ones, results.</returns>
    public static string Run(string path, string gwas, string leastH4, int loci)
    {
        using var store = QtlStore.Open(path, beside: gwas);
        var least = double.Parse(leastH4, CultureInfo.InvariantCulture);
        var request = Request(store);
        var run = Colocalisation.Run(store, request with { LeastH4 = least > 0 ? least : null, Loci = [.. request.Loci.Take(loci)] });
        return run.EmptyLoci == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{run.Pairs} {run.Skipped} {run.Results.Count}")
            : throw new InvalidOperationException($"the GWAS has nothing in {run.EmptyLoci} loci");
    }

    static ColocRequest Request(QtlStore store) => new(
        Gwas,
        [.. store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey("associations")).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal)],
        [.. Places(store).Select(place => new GenomicRegion(place.Chromosome, Math.Max(1, place.Position - GwasLoci.Window), place.Position + GwasLoci.Window))])
    { GwasSd = 1 };

    // As many loci a chromosome as there are of them, at equal distances: in a small store they overlap, and each is read for itself.
    static List<(string Chromosome, int Position)> Places(QtlStore store)
    {
        var ends = Ends(store);
        return
        [
            .. Enumerable.Range(0, Loci).Select(i => (ends[i % ends.Count].Chromosome, (int)(ends[i % ends.Count].Last * (i / ends.Count + 0.5) / Math.Ceiling((double)Loci / ends.Count)))),
        ];
    }

    static IReadOnlyList<End> Ends(QtlStore store) =>
        store.Query<End>("select chromosome, max(last_position) as last from stored_association_leads(getvariable('association_leads_files')) where chromosome is not null group by chromosome order by chromosome");

    /// <returns>A store that holds the GWAS alone, kept beside that of the contexts.</returns>
    static string MakeGwas(string contexts)
    {
        var path = Path.ChangeExtension(contexts, ".gwas.store");
        if (Directory.Exists(path))
            return path;
        using var store = QtlStore.Open(contexts);
        var genome = new Genome(ResultFiles.GenomeSeed, Density.Gtex);
        var random = new CounterRandom(Seed);
        var signals = Places(store).Index().ToLookup(place => Number(place.Item.Chromosome), place => (Signal(genome, place.Item, random.For(place.Index)), 6 + 20 * random.For(place.Index).Uniform(2)));
        var file = path + ".tsv";
        using (var output = File.Create(file))
            new GwasFile(genome, Seed).Write(output, [.. Ends(store).Select(end => (Number(end.Chromosome), end.Last))], signals);
        QtlStore.Create(path + ".part", GenomeBuild.Parse("GRCh38"));
        Ingestion.Run(new(path + ".part", [file]) { Dataset = Gwas, Set = new Dictionary<string, string> { ["study"] = "Bench", ["trait"] = "height", ["genome_build"] = "GRCh38" } });
        File.Delete(file);
        Directory.Move(path + ".part", path);
        return path;
    }

    // Half of the signals are those of a gene near the middle of the locus.
    static int Signal(Genome genome, (string Chromosome, int Position) place, CounterRandom random) =>
        random.Uniform(0) < 0.5
            ? genome.Genes(Number(place.Chromosome)).First(gene => gene.Tss > place.Position && gene.CausalZ != 0).CausalPosition
            : place.Position + (int)((random.Uniform(1) - 0.5) * GwasLoci.Window);

    /// <summary>A result of each of two loci, from a join on position and alleles and nothing else of the engine's.</summary>
    static void Verify(string path, string gwas)
    {
        using var store = QtlStore.Open(path, beside: gwas);
        var request = Request(store);
        foreach (var locus in new[] { request.Loci[0], request.Loci[Loci / 2] })
        {
            var results = Colocalisation.Run(store, request with { Loci = [locus], Datasets = [request.Datasets[3]] }).Results;
            foreach (var result in results.Where((_, i) => i % 7 == 0))
                Verify(store, result);
        }
    }

    static void Verify(QtlStore store, ColocResult result)
    {
        var rows = store.Query<Row>(
            """
            select qtl.beta::varchar::double as beta, qtl.standard_error::varchar::double as error, gwas.beta::varchar::double as gwas_beta, gwas.standard_error::varchar::double as gwas_error
            from associations as qtl
            join gwas using (chromosome, position, ref, alt)
            where qtl.dataset_id = $dataset and molecular_trait_id = $trait and chromosome = $chromosome and position between $first and $last
            order by position, ref, alt
            """,
            new { dataset = result.DatasetId, trait = result.MolecularTraitId, chromosome = result.Locus.Chromosome, first = result.Locus.Start, last = result.Locus.End });
        var expected = ColocalisationSums.Of(
            [.. rows.Select(row => ApproximateBayesFactor.Log(row.Beta, row.Error, ApproximateBayesFactor.QuantitativePriorSd * result.Trait.Sd!.Value))],
            [.. rows.Select(row => ApproximateBayesFactor.Log(row.GwasBeta, row.GwasError, ApproximateBayesFactor.QuantitativePriorSd))]);
        var found = result.Sums!.Value;
        if (found.Variants != expected.Variants || !(Math.Abs(found.A12 - expected.A12) < 1e-9 && Math.Abs(found.A3 - expected.A3) < 1e-9))
            throw new InvalidOperationException($"{result.MolecularTraitId} in {result.Locus}: {found} instead of {expected}");
    }

    static int Number(string chromosome) => int.Parse(chromosome, CultureInfo.InvariantCulture);

    sealed record End(string Chromosome, int Last);

    sealed record Row(double Beta, double Error, double GwasBeta, double GwasError);
}
