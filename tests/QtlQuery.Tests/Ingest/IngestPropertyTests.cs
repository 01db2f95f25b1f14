using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;
using QtlQuery.Engine.Lookup;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>What holds for any rows: they come back, in any order of lines and on any number of threads the same bytes are written.</summary>
public sealed class IngestPropertyTests : IDisposable
{
    const string Name = "Exemplar_ge_liver.all.tsv";

    // Sizes at which 20,000 rows go the ways of 100 million: many runs, many bins, bins written in parts and merged.
    static readonly IngestSizes Small = new(PiecesARun: 1, MostRowsHeld: 3000, RowsAFile: 200);

    static readonly string[] Damaged = ["eqtl_catalogue_nominal", "gtex_signif_pairs", "gwas_ssf", "gwas_vcf", "tensorqtl_cis_nominal"];

    readonly TestStore _store = new();

    // Few traits, places and values, so that ties, folded rsids and neighbours are common. A trait keeps to its chromosome.
    static Gen<NominalRow> Rows { get; } =
        from trait in Gen.Choose(1, 5)
        from position in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 240_000_000))
        from alleles in Gen.Elements(("A", "G"), ("A", "T"), ("CTT", "C"), ("G", "GA"))
        from p in Gen.Elements("0.5", "0.03", "1", "3.25E-9", "2E-38", "1E-305", "1E-900", "1E-1000", "0", "NA")
        from beta in Gen.Choose(-4000, 4000)
        from error in Gen.Choose(1, 40)
        from copies in Gen.Choose(1, 199)
        from rsid in Gen.OneOf(Gen.Constant("NA"), Gen.Choose(1, 999).Select(number => $"rs{number}"))
        select new NominalRow(
            $"ENSG0990000000{trait}", new[] { "1", "2", "22", "X", "1" }[trait - 1], position, alleles.Item1, alleles.Item2, p,
            (beta / 64.0).ToString(CultureInfo.InvariantCulture), (error / 64.0).ToString(CultureInfo.InvariantCulture), copies, 200, rsid);

    static Gen<NominalRow[]> Files { get; } = Rows.NonEmptyListOf().Select(rows => rows.DistinctBy(row => (row.Trait, row.Position, row.Ref, row.Alt)).ToArray());

    [Fact]
    public void Rows_come_back_as_they_were() => Check(Files, rows =>
    {
        Ingest(rows);
        using var store = _store.Open();
        var stored = store.Query<string>("""
            select concat_ws(' ', molecular_trait_id, gene_id, chromosome, position, ref, alt, coalesce(rsid, 'NA'), beta::double, standard_error::double, effect_allele_frequency, minor_allele_count, coalesce(sample_size::varchar, 'NA'))
            from associations
            """);
        var expected = rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Trait} {row.Trait} {row.Chromosome} {row.Position} {row.Ref} {row.Alt} {row.Rsid} {Number(row.Beta)} {Number(row.StandardError)} {Number(((float)(row.AlternativeCopies / 200.0)).ToString(CultureInfo.InvariantCulture))} {Math.Min(row.AlternativeCopies, 200 - row.AlternativeCopies)} {(row.Chromosome == "X" ? "NA" : "100")}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void A_region_and_a_gene_give_what_a_scan_of_everything_gives() =>
        Check(from rows in Files from start in Gen.Choose(0, rows.Length - 1) from width in Gen.Elements(0, 1, 5, 1_000_000, 200_000_000) select (rows, rows[start], width), asked =>
        {
            var (rows, at, width) = asked;
            Ingest(rows, Small);
            using var store = _store.Open();
            var region = new GenomicRegion(at.Chromosome, at.Position, at.Position + width);
            Assert.Equal(
                rows.Where(row => row.Chromosome == at.Chromosome && row.Position >= region.Start && row.Position <= region.End).Select(Key).Order(StringComparer.Ordinal),
                Keys(StoreLookup.Region(store, region.ToString())).Order(StringComparer.Ordinal));
            Assert.Equal(rows.Where(row => row.Trait == at.Trait).Select(Key).Order(StringComparer.Ordinal), Keys(StoreLookup.Gene(store, at.Trait)).Order(StringComparer.Ordinal));
            Assert.Equal(
                rows.Where(row => (row.Chromosome, row.Position, row.Ref, row.Alt) == (at.Chromosome, at.Position, at.Ref, at.Alt)).Select(Key).Order(StringComparer.Ordinal),
                Keys(StoreLookup.Variant(store, $"chr{at.Chromosome}_{at.Position}_{at.Ref}_{at.Alt}")).Order(StringComparer.Ordinal));

            List<string> Keys(LookupQuery query)
            {
                var found = new List<string>();
                using var reader = store.Read(query.Sql, query.Parameters);
                while (reader.Next())
                    found.Add($"{reader.Rows["molecular_trait_id"]} {reader.Rows["variant_id"]}");
                return found;
            }
        });

    [Fact]
    public void Leads_are_the_first_of_a_sort_with_ties_to_the_larger_z_then_to_the_left() => Check(Files, rows =>
    {
        Ingest(rows, Small);
        using var store = _store.Open();
        const string Columns = "molecular_trait_id || ' ' || variant_id || ' ' || neg_log10_p";
        var expected = store.Query<string>($"""
            select {Columns} from associations
            qualify row_number() over (partition by molecular_trait_id order by neg_log10_p desc, abs(beta / standard_error) desc, position, ref, alt) = 1
            order by all
            """);
        Assert.Equal(expected, store.Query<string>($"select {Columns} from lead_associations order by all"));
        Assert.Equal(rows.Select(row => row.Trait).Distinct().Count(), expected.Count);
        Assert.Equal(rows.Length, store.Query<long>("select sum(variants_tested)::bigint from lead_associations")[0]);
    });

    [Fact]
    public void The_order_of_lines_and_the_number_of_threads_do_not_matter() =>
        Check(from rows in Files from order in Gen.Shuffle(rows) select (rows, order), asked =>
        {
            Ingest(asked.rows, threads: 1);
            var first = Contents();
            Ingest(asked.order, threads: 4);
            Assert.Equal(first, Contents());
        });

    // Rows by position are written while more of their bin come; a row that comes late has the bin written in parts, and rows of another
    // order are held.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rows_by_position_come_to_the_same_bytes_as_rows_of_any_other_order(int threads)
    {
        var sizes = new IngestSizes(PiecesARun: 1, MostRowsHeld: 3000);
        var random = new Random(11);
        // Five traits a place, so that runs end between rows of one place.
        var sorted = Enumerable.Range(0, 20_000).Select(i => new NominalRow(
            $"ENSG099000{i % 9:D5}", i < 12_000 ? "1" : "2", 1000 + (i / 5 * 7), PValue: $"{random.Next(1, 99)}E-{random.Next(2, 400)}", Rsid: $"rs{i}")).ToArray();
        var shuffled = sorted.ToArray();
        random.Shuffle(shuffled);
        Ingest(shuffled, sizes, threads);
        var expected = Contents();
        Assert.Equal(2, expected.Count);
        var late = sorted.Skip(1).Append(sorted[0]).ToArray();
        var cut = sorted[8000..].Concat(sorted[..8000]).ToArray();
        var swapped = sorted[2048..4096].Concat(sorted[..2048]).Concat(sorted[4096..]).ToArray(); // two runs, each by position
        foreach (var rows in (NominalRow[][])[sorted, late, cut, swapped, [.. sorted.Reverse()]])
        {
            Ingest(rows, sizes, threads);
            Assert.Equal(expected, Contents());
        }
    }

    [Fact]
    public void Many_runs_bins_and_parts_come_to_the_same_bytes_on_any_number_of_threads_and_to_the_same_rows_as_one()
    {
        // By gene, not by position: chromosomes come and go, so bins are left and taken up again.
        var random = new Random(7);
        var rows = Enumerable.Range(0, 20_000).Select(i => new NominalRow(
            $"ENSG099000{i / 500:D5}", ((i / 500 % 3) + 1).ToString(CultureInfo.InvariantCulture), random.Next(1, 200_000_000), PValue: $"{random.Next(1, 99)}E-{random.Next(2, 400)}", Rsid: $"rs{random.Next(1, 5000)}")).ToArray();
        Ingest(rows, Small, threads: 1);
        var one = Contents();
        var files = _store.Files("Exemplar_ge_liver", "associations");
        Assert.True(files.Count > 20, "the sizes are meant to give many bins");
        Ingest(rows, Small, threads: 4);
        Assert.Equal(one, Contents());
        var hash = Hash();
        Ingest(rows, threads: 2);
        Assert.Equal(3, _store.Files("Exemplar_ge_liver", "associations").Count);
        Assert.Equal(hash, Hash());
        Assert.Empty(QtlQuery.Engine.Store.StoreCheck.Run(_store.Layout));

        string Hash() => _store.Ask<string>("select count(*) || ' ' || sum(hash(a)::hugeint) from (select * exclude (bin) from associations) as a");
    }

    [Fact]
    public void Large_files_come_to_the_same_bytes_on_any_number_of_threads()
    {
        var random = new Random(8);
        var path = _store.Write(Name, NominalRow.File(Enumerable.Range(0, 300_000).Select(i => new NominalRow(
            $"ENSG099000{random.Next(40):D5}", ((i / 1000 % 2) + 1).ToString(CultureInfo.InvariantCulture), 1000 + i, PValue: $"{random.Next(1, 99)}E-{random.Next(2, 40)}", Rsid: $"rs{i}"))));
        IReadOnlyList<string> Written(string dataset, int threads)
        {
            Assert.Equal(300_000, _store.Ingest(path, 0, null, dataset, threads).Rows.Stored);
            return Contents(dataset);
        }

        Assert.Equal(Written("one", 1), Written("four", 4));
    }

    [Fact]
    public void An_effect_told_of_the_other_allele_is_the_same_row() => Check(Rows.NonEmptyListOf().Select(rows => rows.DistinctBy(row => (row.Chromosome, row.Position, row.Ref, row.Alt)).ToArray()), rows =>
    {
        const string Header = "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\tvariant_id\trsid\tref_allele\n";
        string Line(NominalRow row, bool flipped) => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Chromosome}\t{row.Position}\t{(flipped ? row.Ref : row.Alt)}\t{(flipped ? row.Alt : row.Ref)}\t{(flipped ? -1 : 1) * decimal.Parse(row.Beta, CultureInfo.InvariantCulture)}\t{row.StandardError}\t{(flipped ? 256 - row.AlternativeCopies : row.AlternativeCopies) / 256.0}\t{row.PValue}\t#NA\t#NA\t{(flipped ? "EA" : "OA")}\n");
        IReadOnlyList<string> Ingested(string name, bool flipped)
        {
            _store.Ingest(_store.Write(name, Header + string.Concat(rows.Select(row => Line(row, flipped)))), 0, null, name, null, ("genome_build", "GRCh38"), ("trait", "height"));
            using var stored = _store.Open();
            Assert.Equal(flipped ? rows.Length : 0, stored.Query<long>($"select count(*) from gwas where dataset_id = '{name}' and harmonisation = 1")[0]);
            return stored.Query<string>($"select cast(r as varchar) from (select * exclude (dataset_id, harmonisation) from gwas where dataset_id = '{name}') as r order by all");
        }

        Assert.Equal(Ingested("straight", false), Ingested("flipped", true));
        Assert.Equal(rows.Length, _store.Ask<long>("select count(*) from gwas where dataset_id = 'flipped'"));
        using var store = _store.Open();
        Assert.All(rows, row => Assert.Equal(
            (double.Parse(row.Beta, CultureInfo.InvariantCulture), row.AlternativeCopies / 256.0),
            store.Query<(double, double)>("select beta::double, effect_allele_frequency::double from gwas where dataset_id = 'flipped' and chromosome = $chromosome and position = $position and ref = $r and alt = $a", new { chromosome = row.Chromosome, position = row.Position, r = row.Ref, a = row.Alt })[0]));
    });

    [Fact]
    public void Damaged_bytes_give_an_error_or_an_account_that_adds_up()
    {
        var files = Damaged.Select(name =>
        {
            using var folder = new TemporaryFolder();
            var path = SourceCase.Read(name).Materialise(name, folder);
            return (Name: Path.GetFileName(path), Bytes: File.ReadAllBytes(path));
        }).ToArray();
        var damage = from file in Gen.Elements(files)
                     from edits in Gen.Zip(Gen.Choose(0, file.Bytes.Length - 1), Gen.OneOf(Gen.Choose(0, 255), Gen.Elements<int>('\t', '\n', '\r', '0', '-', '"'))).ListOf(3)
                     select (file, edits);
        Check(damage, damaged =>
        {
            var (file, edits) = damaged;
            var bytes = (byte[])file.Bytes.Clone();
            foreach (var (at, value) in edits)
                bytes[at] = (byte)value;
            File.WriteAllBytes(_store[file.Name], bytes);
            try
            {
                Assert.True(_store.Ingest(_store[file.Name], 0.95, null, "damaged").Rows.Balances);
            }
            catch (QtlQueryException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }, 40);
    }

    public void Dispose() => _store.Dispose();

    static void Check<T>(Gen<T> values, Action<T> holds, int tests = 6) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20_240, 11));

    static string Key(NominalRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Trait} chr{row.Chromosome}_{row.Position}_{row.Ref}_{row.Alt}");

    // As DuckDB prints a double.
    static string Number(string text) => double.Parse(text, CultureInfo.InvariantCulture) is var number && number == Math.Truncate(number)
        ? number.ToString("0.0", CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);

    void Ingest(NominalRow[] rows, IngestSizes? sizes = null, int? threads = null)
    {
        var path = _store.Write(Name, NominalRow.File(rows));
        if (QtlQuery.Engine.Store.StoreCatalogue.Read(_store.Layout).Datasets.ContainsKey("Exemplar_ge_liver"))
            QtlQuery.Engine.Store.Publication.Remove(_store.Layout, "Exemplar_ge_liver", now: true); // else the same rows again would be left alone
        var result = Assert.Single(Ingestion.Run(new(_store.Path, [path]) { MaximumRefusedShare = 0, Sizes = sizes ?? new(), Engine = new() { Threads = threads } }));
        Assert.Equal((rows.Length, 0), (result.Rows.Stored, result.Rows.RefusedTotal));
    }

    // Chromosome, bin and bytes of every file of a table; the name of a file is the ingest's own.
    IReadOnlyList<string> Contents(string dataset = "Exemplar_ge_liver", string table = "associations") =>
        [.. _store.Files(dataset, table).Select(file => $"{Path.GetRelativePath(Path.Combine(_store.Path, table), Path.GetDirectoryName(file)!).Replace(dataset, "", StringComparison.Ordinal)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
